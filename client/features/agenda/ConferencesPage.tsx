import { CalendarPlus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Conference, timetable, wallClock, wallTime } from '../../../shared/method/agenda.ts';
import { fetchConferences } from '../../sync/api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../words/use-format.ts';
import { AgendaPage } from './AgendaPage.tsx';
import styles from './ConferencesPage.module.css';
import { LoadFailure } from './LoadFailure.tsx';

/** All conferences: what is planned, the nearest first, and what was, the latest first. */
export function ConferencesPage(props: { account: ReactNode }) {
  const { t } = useTranslation(['agenda', 'common']);
  const { value, failure, reload } = useFetched(fetchConferences);
  const today = wallClock(Date.now()).date;
  const upcoming = value?.filter(({ date }) => date >= today) ?? [];
  const past = value?.filter(({ date }) => date < today).reverse() ?? [];
  return (
    <AgendaPage title={t('title')} account={props.account}>
      <div className={styles.bar}>
        <h1 className={styles.title}>{t('title')}</h1>
        <Link href="/konferenz/neu" className={buttonClass('primary')}>
          <Plus aria-hidden="true" size={18} />
          <span>{t('plan')}</span>
        </Link>
      </div>
      {failure && <LoadFailure failure={failure} onRetry={reload} />}
      {!value && !failure && <Skeleton label={t('common:loading')} rows={4} />}
      {value && (
        <>
          <h2 className={styles.heading}>{t('upcoming')}</h2>
          {upcoming.length === 0 ? (
            <EmptyState icon={CalendarPlus} text={t('noneUpcoming')} />
          ) : (
            <Conferences conferences={upcoming} />
          )}
          {past.length > 0 && (
            <>
              <h2 className={styles.heading}>{t('past')}</h2>
              <Conferences conferences={past} />
            </>
          )}
        </>
      )}
    </AgendaPage>
  );
}

function Conferences(props: { conferences: readonly Conference[] }) {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  return (
    <ul className={styles.list}>
      {props.conferences.map((conference) => {
        const { startsAt, endsAt } = timetable(conference);
        const cases = conference.items.filter((item) => item.kind === 'case' && !item.postponed);
        return (
          <li key={conference.id} className={styles.row}>
            <Link href={`/konferenz/${conference.id}`} className={styles.link}>
              {format.longDate(conference.date)}
            </Link>
            <span className={styles.facts}>
              {[
                `${wallTime(startsAt)}–${wallTime(endsAt)}`,
                conference.place,
                t('cases', { count: cases.length }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
