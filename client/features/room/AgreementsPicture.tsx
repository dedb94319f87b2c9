import { MessageSquareWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { agreementsOf } from '../../../shared/case/agreement.ts';
import { objectionsIn } from '../../../shared/case/objections.ts';
import { revealedRounds } from '../../../shared/case/round.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import type { SharedView } from '../../sync/read-presence.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { AgreementRow } from './AgreementRow.tsx';
import styles from './AgreementsPicture.module.css';
import { Decision } from './Decision.tsx';
import { NextLook } from './NextLook.tsx';
import { Objections } from './Objections.tsx';
import { PageNumber } from './PageNumber.tsx';
import { pagesOf, usePages } from './pages.ts';
import { RoomBand } from './RoomBand.tsx';
import parts from './RoomParts.module.css';
import { useSittingDecisions } from './use-sitting-decisions.ts';

const rowsPerColumn = 7;
/** Above it there is room for one objection only. */
const fewRows = 5;
/** How long the row added last wears a frame, ms. */
const framedMs = 6_000;

/** Who does what until when: what this sitting has agreed. */
export function AgreementsPicture({
  sitting,
  view,
  now,
}: {
  readonly sitting: Sitting;
  readonly view: SharedView;
  readonly now: number;
}) {
  const { t } = useTranslation('room');
  const agreements = useBoard((board) => board.agreements);
  const rounds = useChair((chair) => chair.rounds);
  const { outcomeOf } = useSittingDecisions(sitting);
  const all = agreementsOf({ agreements }, sitting.id);
  const newest = all.at(-1);
  const added = newest && now - newest.createdAt < framedMs ? newest.id : undefined;
  const shown = all.find(({ id }) => id === view.highlight)?.id ?? added;
  const hasColumns = all.length > rowsPerColumn;
  const pages = usePages(
    pagesOf(all, () => 1, hasColumns ? 2 * rowsPerColumn : rowsPerColumn),
    shown,
  );
  const stances = revealedRounds(rounds).at(-1)?.revealed.stances ?? [];
  const pursued = stances
    .map(({ strategyId }) => strategyId)
    .filter((id) => outcomeOf(id) === 'pursue');
  const objections = objectionsIn(stances, pursued).slice(0, all.length > fewRows ? 1 : 2);
  return (
    <>
      <RoomBand />
      <Decision sitting={sitting} />
      {all.length === 0 ? (
        <p className={parts.empty}>{t('agreements.empty')}</p>
      ) : (
        <ul className={cx(styles.rows, hasColumns && styles.columns)}>
          {pages.items.map((agreement) => (
            <AgreementRow
              key={agreement.id}
              agreement={agreement}
              highlighted={agreement.id === shown}
            />
          ))}
        </ul>
      )}
      <div className={styles.below}>
        <NextLook on={sitting.nextLook} />
        <PageNumber {...pages} />
        {objections.length > 0 && (
          <div className={styles.stands}>
            <MessageSquareWarning aria-hidden="true" />
            <Objections label={t('strategies.stands')} objections={objections} />
          </div>
        )}
      </div>
    </>
  );
}
