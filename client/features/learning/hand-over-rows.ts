import type { HandOverFigure } from '../../../shared/learning/hand-overs.ts';
import type { WaitedDays } from '../../../shared/learning/waiting.ts';

/** At least so many days. */
export function leastDays(waited: WaitedDays): number {
  return 'days' in waited ? waited.days : waited.moreThanDays;
}

/** By how many days at least the median is over the target; undefined where there is none, or nothing is told. */
export function daysOver({ told, targetDays }: HandOverFigure): number | undefined {
  if (!told || targetDays === undefined) return undefined;
  const { median } = told.times;
  // "More than 30 days" is over a target of 30.
  return leastDays(median) + ('days' in median ? 0 : 1) - targetDays;
}

/** The furthest over its target first, then those without one by their median, what is not told last. */
export function inOrder(rows: readonly HandOverFigure[]): readonly HandOverFigure[] {
  const rank = (row: HandOverFigure) => (row.told ? (daysOver(row) === undefined ? 1 : 0) : 2);
  const size = (row: HandOverFigure) =>
    daysOver(row) ?? (row.told ? leastDays(row.told.times.median) : 0);
  return rows.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a));
}

/** So many rows at least are seen at once. */
const rowsAtFirst = 7;

/** How many rows in their order are seen at once: all that are told, and of the others as many as there is room for. */
export function shownAtFirst(rows: readonly HandOverFigure[]): number {
  const told = rows.filter((row) => row.told).length;
  const shown = Math.max(told, rowsAtFirst);
  // A button takes as much room as the last row.
  return rows.length - shown <= 1 ? rows.length : shown;
}

/** Of one quartile that is far out the bars of all others would be small. */
const beyondMedians = 1.35;

/** The days at the right end of all bars. */
export function scaleOf(rows: readonly HandOverFigure[]): number {
  const told = rows.filter((row) => row.told);
  const shown = told.flatMap(({ told: figure, targetDays }) => [
    figure ? leastDays(figure.times.median) : 0,
    targetDays ?? 0,
  ]);
  const upper = told.map(({ told: figure }) =>
    figure ? leastDays(figure.times.upperQuartile) : 0,
  );
  const most = Math.max(1, ...shown);
  return Math.min(Math.max(most, ...upper), most * beyondMedians);
}
