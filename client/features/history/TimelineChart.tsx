import { ZoomIn, ZoomOut } from 'lucide-react';
import { type CSSProperties, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Timeline, TimelineItem } from '../../../shared/case/timeline.ts';
import type { Snapshot } from '../../../shared/protocol/snapshots.ts';
import { snapshotAddress } from '../../sync/case-session.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Needle } from '../../ui/Needle.tsx';
import { textWidth } from '../../ui/text-width.ts';
import type { Lead } from '../../ui/use-leads.ts';
import { useSize } from '../../ui/use-size.ts';
import { isoDay } from '../../words/format.ts';
import { formatMonth } from '../../words/format-month.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import { placeLane, type Scale, spaced, ticksOf, xOf } from './layout.ts';
import { Mark } from './Mark.tsx';
import styles from './TimelineChart.module.css';
import { useItemWords } from './use-item-words.ts';
import type { MomentId } from './use-moments.ts';
import { useDragToScroll, useZoom } from './use-zoom.ts';

const rowHeight = 32;
const lanePadding = 14;
const leadHeight = 20;
const sphereHues = 2;

/** Markers of Momentaufnahmen and the day before each, px. */
const markGap = 34;
const dayWidth = 110;

/** Up to the marker before, or to the beginning. */
function roomBefore(marks: readonly number[], index: number): number {
  return (marks[index] ?? 0) - (marks[index - 1] ?? 0);
}

/** Swimlanes by department. What it shows is told by the table as well; it can be scrolled by every means. */
export function TimelineChart(props: {
  readonly timeline: Timeline;
  readonly snapshots: readonly Snapshot[];
  /** The day up to which the case is told. */
  readonly until: string;
  readonly pair: readonly [MomentId, MomentId] | undefined;
  readonly leads: readonly Lead[];
}) {
  const { t } = useTranslation('history');
  const { timeline, until, leads } = props;
  const { caseId } = useCaseSession();
  const language = useLanguage();
  const format = useFormat();
  const words = useItemWords();
  const element = useRef<HTMLDivElement>(null);
  const width = useSize(element)?.w ?? 0;
  const scroll = useRef<HTMLElement>(null);
  const { zoom, isLeast, isMost, zoomIn, zoomOut } = useZoom(scroll, element);
  useDragToScroll(scroll);
  const scale: Scale = useMemo(
    () => ({ ...timeline, until, width: Math.max(320, width) * zoom }),
    [timeline, until, width, zoom],
  );
  const ticks = ticksOf(scale);
  const lanes = useMemo(() => {
    const labelWidth = (item: TimelineItem) => textWidth(words(item), 13, 500);
    return timeline.lanes.map(({ department, items }) => ({
      department,
      ...placeLane(items, scale, labelWidth),
    }));
  }, [timeline, scale, words]);
  const snapshots = props.snapshots.flatMap(({ at }) => {
    const day = isoDay(at);
    return day < scale.from || day > scale.to ? [] : [{ at, x: xOf(day, scale) }];
  });
  const marks = spaced(
    snapshots.map(({ x }) => x),
    markGap,
    scale.width,
  );
  const style = { '--track': `${scale.width}px` } as CSSProperties;

  return (
    <div className={styles.chart}>
      <div className={styles.zoom}>
        <IconButton icon={ZoomOut} label={t('zoomOut')} aria-disabled={isLeast} onClick={zoomOut} />
        <IconButton icon={ZoomIn} label={t('zoomIn')} aria-disabled={isMost} onClick={zoomIn} />
      </div>
      <section
        ref={scroll}
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it
        tabIndex={0}
        aria-label={t('chart')}
        style={style}
      >
        <div className={styles.head}>
          <div className={styles.corner} />
          <div ref={element} className={styles.measure} />
          <div className={styles.track}>
            {timeline.bands.map(({ sphere, from, to }, index) => {
              const x = Math.max(0, xOf(from, scale));
              return (
                <div
                  key={from}
                  data-band={index % sphereHues}
                  className={styles.band}
                  style={{ left: x, width: xOf(to ?? scale.to, scale) - x }}
                >
                  <span>
                    {index === 0
                      ? t('sphere', { sphere })
                      : t('sphereSince', { sphere, date: format.date(from) })}
                  </span>
                </div>
              );
            })}
            {ticks.map(({ date, x }, index) => (
              <span key={date} className={styles.month} style={{ left: x }}>
                {formatMonth(
                  date,
                  language,
                  index === 0 ? 0 : Date.parse(ticks[index - 1]?.date ?? ''),
                )}
              </span>
            ))}
          </div>
        </div>
        <ul className={styles.lanes}>
          {lanes.map(({ department, placed, rows }) => (
            <li
              key={department}
              className={styles.lane}
              style={{
                height:
                  rows * rowHeight +
                  lanePadding +
                  (leads.some((lead) => lead.department === department) ? leadHeight : 0),
              }}
            >
              <div className={styles.name}>
                <DepartmentPill department={department} />
                <span className={styles.short}>{departmentOf(department).shortName}</span>
              </div>
              <ul className={styles.track}>
                {ticks.map(({ date, x }) => (
                  <li key={date} aria-hidden="true" className={styles.line} style={{ left: x }} />
                ))}
                {snapshots.map(({ at, x }) => (
                  <li
                    key={at}
                    aria-hidden="true"
                    className={cx(styles.line, styles.moment)}
                    style={{ left: x }}
                  />
                ))}
                {leads
                  .filter((lead) => lead.department === department)
                  .map(({ since, until: end = until }) => {
                    const x = Math.max(0, xOf(since, scale));
                    return (
                      <li
                        key={since}
                        data-hue={departmentOf(department).hue}
                        className={styles.lead}
                        style={{ left: x, width: Math.max(0, xOf(end, scale) - x) }}
                      >
                        <span>{t('lead')}</span>
                      </li>
                    );
                  })}
                {placed.map((each) => (
                  <Mark
                    key={each.item.id}
                    placed={each}
                    y={lanePadding / 2 + each.row * rowHeight}
                    hue={departmentOf(department).hue}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <div className={styles.foot}>
          <div className={styles.name}>{t('snapshotMark')}</div>
          <div className={styles.track}>
            {snapshots.map(({ at }, index) => (
              <span key={at}>
                {roomBefore(marks, index) > dayWidth && (
                  <span className={styles.day} style={{ left: marks[index] }}>
                    {format.date(isoDay(at))}
                  </span>
                )}
                <Link
                  href={snapshotAddress(caseId, at)}
                  className={cx(styles.snapshot, props.pair?.includes(at) && styles.chosen)}
                  style={{ left: marks[index] }}
                  aria-label={t('open', { day: format.longDate(isoDay(at)) })}
                  title={t('open', { day: format.longDate(isoDay(at)) })}
                >
                  <Needle size={16} />
                </Link>
              </span>
            ))}
          </div>
        </div>
      </section>
    </div>
  );
}
