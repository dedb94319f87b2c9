import {
  CalendarPlus,
  Camera,
  ChartGantt,
  History,
  Link2,
  Map as MapIcon,
  Table2,
} from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { timelineOf } from '../../../shared/case/timeline.ts';
import { isStaff } from '../../../shared/protocol/roles.ts';
import type { Snapshot } from '../../../shared/protocol/snapshots.ts';
import { addressOf, snapshotAddress } from '../../sync/case-session.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { useSnapshots } from '../../sync/use-snapshots.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLeads } from '../../ui/use-leads.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { useToday } from '../../ui/use-today.ts';
import { isoDay } from '../../words/format.ts';
import { CompareBar } from './CompareBar.tsx';
import { Comparison } from './Comparison.tsx';
import { EventDialog } from './EventDialog.tsx';
import styles from './HistoryLens.module.css';
import { Legend } from './Legend.tsx';
import { sinceParameter } from './since.ts';
import { TakeSnapshotDialog } from './TakeSnapshotDialog.tsx';
import { TimelineChart } from './TimelineChart.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import { type MomentId, useComparison } from './use-moments.ts';

type View = 'chart' | 'chain' | 'table';

/** What is compared until somebody chooses: the last two consultations or, from the last one on, what has come since. */
function firstChoice(all: readonly Snapshot[]): readonly [MomentId, MomentId] | undefined {
  const [before, last] = all.slice(-2);
  if (before && last) return [before.at, last.at];
  return before ? [before.at, 'now'] : undefined;
}

/**
 * The case over time, and what has become different between two moments. `chain`: the Dienstleistungskette, with the
 * switch that leads back from it.
 */
export function HistoryLens({ chain }: { readonly chain: (switcher: ReactNode) => ReactNode }) {
  const { t } = useTranslation(['history', 'errors', 'common']);
  const { caseId, participant, snapshot } = useCaseSession();
  const readOnly = useReadOnly();
  const chronicle = useBoard((board) => board.chronicle);
  const agreements = useBoard((board) => board.agreements);
  const gaps = useBoard((board) => board.gaps);
  const resources = useBoard((board) => board.resources);
  const board = useDeferredValue(
    useMemo(
      () => ({ chronicle, agreements, gaps, resources }),
      [chronicle, agreements, gaps, resources],
    ),
  );
  const { all: kept, failure, reload } = useSnapshots();
  const all = snapshot ? kept?.filter(({ at }) => at <= snapshot.at) : kept;
  const [view, setView] = useState<View>('chart');
  const [chosen, setChosen] = useState<readonly [MomentId, MomentId]>();
  const [dialog, setDialog] = useState<'take' | 'event'>();
  const leads = useLeads();
  const today = useToday();
  // How high the chart is and up to which day it goes.
  const isKnown = leads && (all ?? failure) !== undefined;
  // Whoever looks at one of them has chosen.
  const pair = snapshot ? undefined : (chosen ?? firstChoice(all ?? []));
  const { comparison, failure: broken } = useComparison(pair?.[0], pair?.[1]);
  const until = pair && pair[1] !== 'now' ? isoDay(pair[1]) : today;
  const timeline = useMemo(() => timelineOf(board, until, isoDay), [board, until]);
  const isEmpty = timeline.lanes.length === 0;

  const switcher = (
    <SegmentedSwitch<View>
      label={t('history:view')}
      hideLabel
      value={view}
      onChange={setView}
      options={[
        { value: 'chart', label: t('history:asChart'), icon: ChartGantt },
        { value: 'chain', label: t('history:asChain'), icon: Link2 },
        { value: 'table', label: t('history:asTable'), icon: Table2 },
      ]}
    />
  );
  if (view === 'chain')
    return (
      <section aria-label={t('history:title')} className={styles.lens}>
        {chain(switcher)}
      </section>
    );

  return (
    <section aria-label={t('history:title')} className={styles.lens}>
      <div className={styles.bar}>
        {switcher}
        <Legend />
        {!readOnly && (
          <Button
            variant="secondary"
            size="sm"
            icon={CalendarPlus}
            onClick={() => setDialog('event')}
          >
            {t('history:event')}
          </Button>
        )}
        {isStaff(participant.role) && !readOnly && (
          <Button variant="secondary" size="sm" icon={Camera} onClick={() => setDialog('take')}>
            {t('history:take')}
          </Button>
        )}
      </div>
      {failure && (
        <div role="alert" className={styles.failure}>
          <p>
            {t('history:failed')} {t(`errors:api.${failure.code}`)}
          </p>
          <Button variant="secondary" size="sm" onClick={reload}>
            {t('history:retry')}
          </Button>
        </div>
      )}
      {isEmpty && all?.length === 0 && <EmptyState icon={History} text={t('history:empty')} />}
      {!isEmpty &&
        (view === 'table' ? (
          <TimelineTable timeline={timeline} />
        ) : !isKnown ? (
          <Skeleton label={t('common:loading')} />
        ) : (
          <TimelineChart
            timeline={timeline}
            snapshots={all ?? []}
            until={until}
            pair={pair}
            leads={leads}
          />
        ))}
      {isKnown && pair && all && <CompareBar all={all} pair={pair} onChoose={setChosen} />}
      {broken && <p role="alert">{t(`errors:api.${broken.code}`)}</p>}
      {comparison && pair && (
        <Link
          href={`${pair[1] === 'now' ? addressOf(caseId) : snapshotAddress(caseId, pair[1])}/karte?${sinceParameter}=${pair[0]}`}
          className={cx(buttonClass('secondary', 'sm'), styles.onMap)}
        >
          <MapIcon aria-hidden="true" size={18} />
          {t('history:onMap')}
        </Link>
      )}
      {comparison && <Comparison comparison={comparison} untilNow={pair?.[1] === 'now'} />}
      {dialog === 'take' && (
        <TakeSnapshotDialog
          onClose={() => setDialog(undefined)}
          onTaken={() => {
            setDialog(undefined);
            reload();
          }}
        />
      )}
      {dialog === 'event' && <EventDialog onClose={() => setDialog(undefined)} />}
    </section>
  );
}
