import { FileUp, FolderOpen, Plus, ReceiptText, Search, SearchX } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Answer, nextConference, wallClock } from '../../../shared/method/agenda.ts';
import type { CaseListItem, Participant } from '../../../shared/protocol/http.ts';
import { ApiFailure, answerInvitation, fetchCases, fetchConferences } from '../../sync/api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { CaseSign } from '../../ui/CaseSign.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PersonChips } from '../../ui/PersonChips.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/toasts.ts';
import { useMainNav } from '../../ui/use-main-nav.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { CaseTable } from './CaseTable.tsx';
import { DueAgreements } from './DueAgreements.tsx';
import { ErasuresDialog } from './ErasuresDialog.tsx';
import { type CaseFilter, caseFilters, matchesQuery, passesFilter } from './filter-cases.ts';
import styles from './HomePage.module.css';
import { JoinByCode } from './JoinByCode.tsx';
import { NextConference } from './NextConference.tsx';
import { TakeCaseDialog } from './TakeCaseDialog.tsx';

const legendResources = { personal: 5, social: 3, material: 4, infrastructural: 1 };
const legendGaps = { personal: 1, social: 1, material: 0, infrastructural: 2 };

const minuteMs = 60_000;
const patienceMs = 2_000;

/** The time on this device, once a minute. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The next conference, what is due, and the running cases: find one, open one, begin one. */
export function HomePage(props: { account: ReactNode; participant: Participant }) {
  const { department, role } = props.participant;
  const { t } = useTranslation(['home', 'common', 'errors', 'transfer']);
  const announce = useAnnounce();
  const isPhone = useMedia(breakpoints.phone);
  const toasts = useToasts();
  const fetched = useFetched(fetchCases);
  const planned = useFetched(fetchConferences);
  const { failure, reload } = fetched;
  // Shown together: what came later would push down what is being read. But a conference is not waited for for ever.
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const items = planned.value || planned.failure || !isPatient ? fetched.value : undefined;
  const isWaiting = !items && !failure;
  const now = useMinute();
  const today = wallClock(now).date;
  const cases = useMemo(
    () => new Map((items ?? []).map((item): [string, CaseListItem] => [item.id, item])),
    [items],
  );
  const conference = planned.value && nextConference(planned.value, now);
  const nextOf = useMemo(() => {
    const dates = new Map<string, string>();
    for (const { date, items: agenda } of planned.value ?? [])
      for (const item of agenda)
        if (item.kind === 'case' && !item.postponed && date >= today && !dates.has(item.caseId))
          dates.set(item.caseId, date);
    return dates;
  }, [planned.value, today]);

  const answer = async (given: Answer) => {
    if (!conference) return;
    try {
      const answered = await answerInvitation(conference.id, department, given);
      planned.show((planned.value ?? []).map((one) => (one.id === answered.id ? answered : one)));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) }, 'answer');
    }
  };
  const [showsErasures, setErasures] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<CaseFilter>('all');
  const sought = useDeferredValue(query.trim());
  const found = items?.filter((item) => passesFilter(item, filter) && matchesQuery(item, sought));
  const count = found?.length;

  useEffect(() => {
    if (sought !== '' && count !== undefined) announce(t('found', { count }));
  }, [sought, count, announce, t]);

  return (
    <>
      <title>{`${t('title')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account}>
        <label className={styles.search}>
          <Search aria-hidden="true" size={18} />
          <span className="visually-hidden">{t('searchLabel')}</span>
          <input
            type="search"
            value={query}
            placeholder={t('searchLabel')}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
      </PageHeader>
      <main id="content" tabIndex={-1} className={styles.main}>
        {isPhone && <JoinByCode />}
        {isWaiting && <Skeleton label={t('loading')} rows={5} />}
        {!isWaiting && (
          <div className={styles.columns}>
            <div className={styles.wide}>
              {items && planned.value && (
                <NextConference
                  conference={conference}
                  cases={cases}
                  department={department}
                  now={now}
                  onAnswer={answer}
                />
              )}
              <div className={styles.bar}>
                <h1 className={styles.title}>{t('title')}</h1>
                {items && items.length > 0 && (
                  <div className={styles.filters}>
                    <PersonChips
                      label={t('filterLabel')}
                      selected={[filter]}
                      onToggle={(id) => setFilter(caseFilters.find((each) => each === id) ?? 'all')}
                      chips={[
                        { id: 'all', label: t('filterAll'), count: items.length },
                        {
                          id: 'withoutDirection',
                          label: t('filterWithoutDirection'),
                          count: items.filter((item) => passesFilter(item, 'withoutDirection'))
                            .length,
                        },
                      ]}
                    />
                  </div>
                )}
                <Link href="/neu" className={buttonClass('primary')}>
                  <Plus aria-hidden="true" size={18} />
                  <span>{t('newCase')}</span>
                </Link>
              </div>
              {failure && (
                <div role="alert" className={styles.failure}>
                  <p>
                    <strong>{t('failed')}</strong> {t(`errors:api.${failure.code}`)}
                  </p>
                  <Button
                    variant="secondary"
                    size="sm"
                    onClick={() =>
                      failure.code === 'notSignedIn' ? location.reload() : void reload()
                    }
                  >
                    {t('common:retry')}
                  </Button>
                </div>
              )}
              {items && found && (
                <Found
                  items={items}
                  found={found}
                  nextOf={nextOf}
                  query={sought}
                  onShowAll={() => {
                    setQuery('');
                    setFilter('all');
                  }}
                />
              )}
            </div>
            <aside className={styles.aside}>
              {items && <DueAgreements items={items} today={today} />}
              {!isPhone && <JoinByCode />}
              <p className={styles.legend}>
                <CaseSign resources={legendResources} openGaps={legendGaps} directions={1} />
                {t('caseSignLegend')}
              </p>
              {role === 'coordinator' && (
                <Button
                  variant="quiet"
                  size="sm"
                  icon={FileUp}
                  className={styles.erasures}
                  onClick={() => setTaking(true)}
                >
                  {t('transfer:take.menu')}
                </Button>
              )}
              {(role === 'coordinator' || role === 'administrator') && (
                <Button
                  variant="quiet"
                  size="sm"
                  icon={ReceiptText}
                  className={styles.erasures}
                  onClick={() => setErasures(true)}
                >
                  {t('erasures')}
                </Button>
              )}
            </aside>
          </div>
        )}
      </main>
      {isTaking && (
        <TakeCaseDialog
          onClose={() => setTaking(false)}
          onTaken={({ id, number, mayOpen }) => {
            setTaking(false);
            toasts.info({
              title: t(mayOpen ? 'transfer:take.done' : 'transfer:take.doneElsewhere', { number }),
            });
            if (mayOpen) navigate(`/fall/${id}`);
          }}
        />
      )}
      {showsErasures && <ErasuresDialog onClose={() => setErasures(false)} />}
    </>
  );
}

function Found(props: {
  items: readonly CaseListItem[];
  found: readonly CaseListItem[];
  /** When each case is on an agenda next, ISO date. */
  nextOf: ReadonlyMap<string, string>;
  query: string;
  onShowAll(): void;
}) {
  const { t } = useTranslation(['home', 'common']);
  if (props.items.length === 0) {
    return (
      <EmptyState icon={FolderOpen} text={<strong className={styles.strong}>{t('empty')}</strong>}>
        <p>{t('emptyBody')}</p>
      </EmptyState>
    );
  }
  if (props.found.length === 0) {
    return (
      <EmptyState
        icon={SearchX}
        text={props.query === '' ? t('noMatchFilter') : t('noMatch', { query: props.query })}
      >
        <Button variant="quiet" size="sm" onClick={props.onShowAll}>
          {t('common:showAll')}
        </Button>
      </EmptyState>
    );
  }
  return <CaseTable items={props.found} nextOf={props.nextOf} />;
}
