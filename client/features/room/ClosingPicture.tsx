import { useTranslation } from 'react-i18next';
import { agreementsOf } from '../../../shared/case/agreement.ts';
import { openGapCount } from '../../../shared/case/select.ts';
import { type Sitting, sittingClock } from '../../../shared/case/sitting.ts';
import { plannedMinutes } from '../../../shared/method/phases.ts';
import { useBoard } from '../../sync/use-case.tsx';
import styles from './ClosingPicture.module.css';
import { Decision } from './Decision.tsx';
import { NextLook } from './NextLook.tsx';
import { RoomBand } from './RoomBand.tsx';

const minuteMs = 60_000;

function Figure(props: { readonly value: number; readonly label: string }) {
  return (
    <li className={styles.figure}>
      <strong>{props.value}</strong>
      <span>{props.label}</span>
    </li>
  );
}

/** What the sitting leaves behind, and when the round looks again. */
export function ClosingPicture({
  sitting,
  now,
}: {
  readonly sitting: Sitting;
  readonly now: number;
}) {
  const { t } = useTranslation('room');
  const agreements = useBoard((board) => board.agreements);
  const openGaps = useBoard(openGapCount);
  const agreed = agreementsOf({ agreements }, sitting.id).length;
  const used = Math.round(sittingClock(sitting, now).usedMs / minuteMs);
  const planned = plannedMinutes(sitting.plan);
  return (
    <>
      <RoomBand />
      <Decision sitting={sitting} />
      <div className={styles.closing}>
        <h2 className={styles.title}>
          {t(sitting.finishedAt === undefined ? 'closing.title' : 'closing.finished')}
        </h2>
        <ul className={styles.figures}>
          <Figure value={agreed} label={t('closing.agreements', { count: agreed })} />
          <Figure value={openGaps} label={t('closing.gaps', { count: openGaps })} />
          <Figure value={used} label={t('closing.minutes', { planned })} />
        </ul>
        <NextLook on={sitting.nextLook} />
      </div>
    </>
  );
}
