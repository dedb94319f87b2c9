import { ChevronRight, FileDown, Sprout } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { FigureFilter } from '../../../shared/learning/topic.ts';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import type { Role } from '../../../shared/protocol/roles.ts';
import { learningTable } from '../../sync/learning-api.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useMainNav } from '../../ui/use-main-nav.ts';
import { useFormat } from '../../words/use-format.ts';
import { Competitions } from './Competitions.tsx';
import { Filters } from './Filters.tsx';
import { filterOf, halfYearsBetween, queryOf } from './filter.ts';
import { HowReckoned } from './HowReckoned.tsx';
import styles from './LearningPage.module.css';
import { RecurringQuestions } from './RecurringQuestions.tsx';
import { Report } from './Report.tsx';
import { Rules } from './Rules.tsx';
import { Seismograph } from './Seismograph.tsx';
import { useFigures } from './use-figures.ts';
import { useHalfYear } from './use-half-year.ts';

/** `/regelwerk`: what the town learns from its cases. */
export function LearningPage(props: { readonly account: ReactNode; readonly role: Role }) {
  const { t } = useTranslation(['learning', 'common', 'errors']);
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const query = queryOf(filter);
  const { figures, isCurrent, whole, failure, reload } = useFigures(query);
  const choose = (next: FigureFilter) => setParams(Object.entries(next), { replace: true });
  const halfYears = whole?.from && whole.until ? halfYearsBetween(whole.from, whole.until) : [];
  const isEmpty = whole !== undefined && whole.cases === undefined && query === '';
  const mayChangeSettings = props.role === 'coordinator' || props.role === 'administrator';
  return (
    <>
      <title>{`${t('nav')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <div className={styles.top}>
          <div>
            <h1 className={styles.title}>{t('title')}</h1>
            {figures && !isEmpty && <Basis figures={figures} />}
          </div>
          {(figures || failure) && !isEmpty && (
            <Filters filter={filter} halfYears={halfYears} onChange={choose} />
          )}
        </div>
        {failure && (
          <div role="alert" className={styles.failure}>
            <p>
              <strong>{t('failed')}</strong> {t(`errors:api.${failure.code}`)}{' '}
              {figures && t('failedKept')}
            </p>
            <Button
              variant="secondary"
              size="sm"
              onClick={() => (failure.code === 'notSignedIn' ? location.reload() : void reload())}
            >
              {t('common:retry')}
            </Button>
          </div>
        )}
        {!figures && !failure && <Skeleton label={t('common:loading')} rows={5} />}
        {isEmpty && (
          <div className={styles.panel}>
            <EmptyState icon={Sprout} text={<strong>{t('empty')}</strong>}>
              <p>
                {t('emptyBody', {
                  minimum: format.number(whole.minimumCases),
                })}
              </p>
            </EmptyState>
            <div className={styles.foot}>
              <Report since={undefined} />
            </div>
          </div>
        )}
        {figures && !isEmpty && (
          <div
            aria-busy={!isCurrent}
            className={cx(styles.columns, !isCurrent && !failure && styles.waiting)}
          >
            <section aria-label={t('title')} className={styles.panel}>
              {figures.handOvers.every(({ told }) => !told) && query !== '' && (
                <p className={styles.noneTold}>
                  {t('noneTold')}{' '}
                  <Button variant="quiet" size="sm" onClick={() => choose({})}>
                    {t('reset')}
                  </Button>
                </p>
              )}
              <Seismograph figures={figures} />
              <div className={styles.foot}>
                <details className={styles.how}>
                  <summary>
                    <ChevronRight aria-hidden="true" size={16} />
                    {t('how.title')}
                  </summary>
                  <HowReckoned minimum={figures.minimumCases} />
                </details>
                <a href={learningTable(query)} download className={styles.csv}>
                  <FileDown aria-hidden="true" size={16} />
                  {t('csv')}
                </a>
                <Report since={halfYears[0]} />
              </div>
            </section>
            <div className={styles.aside}>
              <RecurringQuestions
                questions={figures.questions}
                mayAdopt={mayChangeSettings}
                onAdopted={() => void reload()}
              />
              <Competitions competitions={figures.competitions} isSelection={query !== ''} />
            </div>
          </div>
        )}
        {/* Fetched at once, shown when what stands above has its height. */}
        <div hidden={!figures && !failure}>
          <Rules role={props.role} effects={whole?.effects ?? []} />
        </div>
      </main>
    </>
  );
}

/** "27 exemplarische Fälle, 1. Halbjahr 2017 · anonymisiert · ausgewiesen ab fünf Fällen" */
function Basis({ figures }: { readonly figures: LearningAnswer }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const nameOf = useHalfYear();
  const { cases, from, until, minimumCases, withClosedCases } = figures;
  const minimum = format.number(minimumCases);
  const span =
    from && until
      ? from === until
        ? nameOf(from)
        : t('span', { from: nameOf(from), until: nameOf(until) })
      : undefined;
  const what =
    cases === undefined
      ? t('tooFew', { minimum })
      : [
          t(withClosedCases ? 'ofAll' : 'ofReleased', { count: cases }),
          ...(span ? [span] : []),
        ].join(', ');
  return (
    <p role="status" className={styles.lead}>
      {[what, t('anonymous'), t('shownFrom', { minimum })].join(' · ')}
    </p>
  );
}
