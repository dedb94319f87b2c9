import { Layers2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import type { BoardState } from '../../../shared/case/board.ts';
import type { Gap } from '../../../shared/case/gap.ts';
import type { Will } from '../../../shared/case/will.ts';
import { linkToWill } from '../../../shared/case/will-commands.ts';
import { willQuestion } from '../../../shared/case/will-question.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { CardLinks, LinkedCard } from '../../ui/CardLinks.tsx';
import { FitMeter } from '../../ui/FitMeter.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './Feasibility.module.css';
import { FeasibilityForm } from './FeasibilityForm.tsx';
import { fitOfLevel } from './fit-of-level.ts';
import stair from './WillStair.module.css';

/** How far it can be carried out, why, and the resources that is judged against. */
export function Feasibility({ will, who }: { readonly will: Will; readonly who: string }) {
  const { t } = useTranslation('will');
  const { board, author } = useCaseSession();
  const run = useCommand();
  return (
    <>
      <h3 className={stair.name}>{t('step.feasible')}</h3>
      <Judgement will={will} who={who} />
      <CardLinks
        resourceIds={will.resourceIds}
        gapIds={[]}
        resourcesOnly
        label={t('linkResources', { who })}
        empty={t('nothingLinked')}
        onLink={({ id }, linked) => void run(() => linkToWill(board, author, will.id, id, linked))}
      />
    </>
  );
}

function Judgement({ will, who }: { readonly will: Will; readonly who: string }) {
  const { t } = useTranslation('will');
  const readOnly = useReadOnly();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = useCallback(() => setAnchor(undefined), []);
  const { feasibility: level, feasibilityReason } = will;
  const words =
    level === 'unknown' ? (
      <span className={styles.none}>
        <Layers2 aria-hidden="true" size={17} />
        {t('notJudged')}
      </span>
    ) : (
      <>
        <FitMeter fit={fitOfLevel[level]} />
        <span className={styles.reason}>{feasibilityReason ?? t('noReason')}</span>
      </>
    );
  if (readOnly) return <p className={styles.judgement}>{words}</p>;
  const label = t('judge', { who });
  return (
    <>
      <button
        type="button"
        className={styles.judgement}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        title={label}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        <span className="visually-hidden">{t('step.feasible')}: </span>
        {words}
      </button>
      {anchor && (
        <Popover title={label} anchor={anchor} onClose={close}>
          <FeasibilityForm
            will={will}
            onDone={() => {
              anchor.focus();
              close();
            }}
          />
        </Popover>
      )}
    </>
  );
}

/** The open questions that the strategies built on the question for this Wille also build on. */
function missingGaps(board: BoardState, personId: string): Gap[] {
  const { open } = willQuestion(board, personId);
  if (!open) return [];
  const together = new Set(
    [...board.strategies.values()]
      .filter(({ gapIds }) => gapIds.includes(open.id))
      .flatMap(({ gapIds }) => gapIds),
  );
  return [...together]
    .flatMap((id) => board.gaps.get(id) ?? [])
    .filter(({ id, state }) => id !== open.id && state !== 'closed');
}

/** Before anybody has asked: what has to be there for anything to begin. */
export function MissingToday({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('will');
  const gaps = useBoard((board) => missingGaps(board, personId), shallow);
  if (gaps.length === 0) return null;
  return (
    <>
      <h3 className={stair.name}>{t('step.feasible')}</h3>
      <p className={stair.plain}>{t('missingToday')}</p>
      <ul className={styles.gaps}>
        {gaps.map((gap) => (
          <li key={gap.id}>
            <LinkedCard card={gap} />
          </li>
        ))}
      </ul>
    </>
  );
}
