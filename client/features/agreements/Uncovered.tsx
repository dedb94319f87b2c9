import { CircleDashed, Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { uncovered } from '../../../shared/case/uncovered.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { GapMark } from '../../ui/FieldTile.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LetterBadge } from '../../ui/LetterBadge.tsx';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './Aside.module.css';
import type { Source, Who } from './choices.ts';

/** What nobody has promised anything for: one click begins the row for it. */
export function Uncovered({ onStart }: { onStart(source: Source, who?: Who): void }) {
  const { t } = useTranslation('agreements');
  const titleId = useId();
  const readOnly = useReadOnly();
  const agreements = useBoard((board) => board.agreements);
  const strategies = useBoard((board) => board.strategies);
  const resources = useBoard((board) => board.resources);
  const gaps = useBoard((board) => board.gaps);
  const decisions = useChair((chair) => chair.strategyDecisions);
  const open = uncovered({ agreements, strategies, resources, gaps }, (id) =>
    outcomeOf(decisions, id),
  );
  const isCovered = open.strategies.length === 0 && open.gaps.length === 0;
  const start = (what: string, go: () => void) =>
    !readOnly && <IconButton icon={Plus} label={t('startFor', { what })} onClick={go} />;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <CircleDashed aria-hidden="true" size={17} />
        {t('uncovered')}
      </h2>
      {isCovered && <p className={styles.none}>{t('allCovered')}</p>}
      <ul>
        {open.strategies.map(({ id, letter, title }) => (
          <li key={id} className={styles.row}>
            <LetterBadge letter={letter} label={t('strategy', { letter })} />
            <span className={styles.words}>{title}</span>
            {start(title, () => onStart({ strategyId: id }))}
          </li>
        ))}
        {open.gaps.map(({ id, question, field, askedDepartment }) => (
          <li key={id} className={styles.row}>
            <GapMark field={field} />
            <span className={styles.words}>
              <span className="visually-hidden">{t('gap')} </span>
              {question}
              {askedDepartment && (
                <>
                  {' '}
                  <DepartmentPill department={askedDepartment} out />
                </>
              )}
            </span>
            {start(question, () =>
              onStart(
                { gapId: id },
                askedDepartment ? { whoDepartment: askedDepartment } : undefined,
              ),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
