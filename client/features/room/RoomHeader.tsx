import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLegalSphere } from '../../../shared/case/chronicle.ts';
import { phaseClock, type Sitting, sittingClock } from '../../../shared/case/sitting.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { useClockWords, usePhaseName } from '../../ui/phase-words.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './RoomHeader.module.css';

function PhasePill({ sitting, now }: { readonly sitting: Sitting; readonly now: number }) {
  const phaseName = usePhaseName();
  const words = useClockWords();
  const index = sitting.plan.findIndex(({ kind }) => kind === sitting.phase);
  const phase = sitting.plan[index] ?? { kind: sitting.phase, minutes: 0 };
  const isOver = phaseClock(sitting, sitting.phase, now).remainingMs < 0;
  return (
    <p className={styles.phase}>
      {index >= 0 && <span className={styles.number}>{index + 1}</span>}
      <strong className={styles.name}>{phaseName(phase)}</strong>
      <span className={cx(styles.time, isOver && styles.over)}>{words.phase(sitting, now)}</span>
    </p>
  );
}

/** Who the case is about and where the consultation stands. `now`: server time, ms. */
export function RoomHeader(props: {
  readonly sitting: Sitting;
  readonly personIds: readonly string[];
  readonly now: number;
}) {
  const { t } = useTranslation(['room', 'common', 'method']);
  const format = useFormat();
  const { sitting, personIds, now } = props;
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  const persons = useBoard((board) => board.persons);
  const chronicle = useBoard((board) => board.chronicle);
  const personWord = usePersonWord();
  const legal = currentLegalSphere(chronicle);
  return (
    <header className={styles.header}>
      <h1 className={styles.pseudonym}>{pseudonym}</h1>
      {legal && legal.sphere !== 'none' && (
        <p className={styles.fact}>
          {legal.sphere} {t('common:since', { date: format.date(legal.since) })}
        </p>
      )}
      {personIds.length > 0 && (
        <p className={styles.filter}>
          <UserRound aria-hidden="true" />
          {t('filteredTo', { person: personWord(persons, personIds) })}
        </p>
      )}
      <div className={styles.course}>
        {sitting.finishedAt === undefined && (
          <>
            <PhasePill sitting={sitting} now={now} />
            <p className={styles.until}>
              {t('until', { time: format.time(sittingClock(sitting, now).endsAt) })}
            </p>
          </>
        )}
      </div>
    </header>
  );
}
