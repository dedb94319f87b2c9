import { History } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agreement, agreementStates } from '../../../shared/case/agreement.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { useToday } from '../../ui/use-today.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './LookBack.module.css';
import { LookBackRow } from './LookBackRow.tsx';
import { useLookBack } from './use-look-back.ts';

function Rows({ agreements }: { readonly agreements: readonly Agreement[] }) {
  return (
    <ul>
      {agreements.map((agreement) => (
        <LookBackRow key={agreement.id} agreement={agreement} />
      ))}
    </ul>
  );
}

/** What was agreed last time and what is still open from before: done or not. */
export function LookBack() {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { participant } = useCaseSession();
  const isPhone = useMedia(breakpoints.phone);
  const today = useToday();
  const titleId = useId();
  const ownId = useId();
  const { previous, earlier } = useLookBack();
  // What is settled here stays where it stands: the rows do not move under the hand.
  const [before] = useState(
    () => new Set(earlier.filter(({ state }) => state !== 'open').map(({ id }) => id)),
  );
  const [isOwnDue] = useState(
    () => (agreement: Agreement) =>
      !before.has(agreement.id) &&
      agreement.whoDepartment === participant.department &&
      agreement.due !== undefined &&
      agreement.due <= today,
  );
  const ordered = earlier.toSorted((a, b) => Number(before.has(a.id)) - Number(before.has(b.id)));
  const own = isPhone ? ordered.filter(isOwnDue) : [];
  const rest = ordered.filter((agreement) => !own.includes(agreement));
  const counts = agreementStates
    .toReversed()
    .map((state) => ({ state, count: earlier.filter((each) => each.state === state).length }))
    .filter(({ count }) => count > 0);
  const day = previous && isoDay(previous.startedAt);
  return (
    <>
      {own.length > 0 && (
        <section aria-labelledby={ownId} className={styles.own}>
          <h2 id={ownId} className={styles.title}>
            {t('ownDue')}
          </h2>
          <Rows agreements={own} />
        </section>
      )}
      <section aria-labelledby={titleId} className={styles.card}>
        <header className={styles.header}>
          <h2 id={titleId} className={styles.title}>
            <History aria-hidden="true" size={17} />
            {t('lastTime')}
            {day && <span className={styles.date}>{format.date(day)}</span>}
          </h2>
          <p className={styles.counts}>
            {counts.map(({ state, count }) => t(`counted.${state}`, { count })).join(', ')}
          </p>
        </header>
        {earlier.length === 0 && (
          <p className={styles.empty}>{t(previous ? 'nothingOpen' : 'firstTime')}</p>
        )}
        <Rows agreements={rest} />
      </section>
    </>
  );
}
