import { daysBetween } from '../../../shared/case/days.ts';
import type { TimelineItem } from '../../../shared/case/timeline.ts';

/** Days as pixels. */
export interface Scale {
  readonly from: string;
  readonly to: string;
  readonly width: number;
  /** The day up to which the case is told: what waits, waits until then. */
  readonly until: string;
}

/** An item where it is drawn, px from the beginning of the scale. */
export interface Placed {
  readonly item: TimelineItem;
  /** Others on the same spot that are told with it. */
  readonly others: readonly TimelineItem[];
  readonly x: number;
  /** Of what lasts. */
  readonly width?: number;
  readonly row: number;
  /** The label stands before its mark: behind it there is no room. */
  readonly isBefore: boolean;
}

export interface Tick {
  readonly date: string;
  readonly x: number;
}

const gap = 10;
const markWidth = 26;
const labelMax = 700;
/** More rows than this make a lane a wall: what is on one spot is told together. */
const rowsMax = 3;
/** As near as marks must be to be told together, px. */
const nearby = 18;
const tickMin = 86;
/** What the name of a month takes, px. */
const tickRoom = 60;
const monthSteps = [1, 2, 3, 6, 12, 24, 60];

export function xOf(date: string, { from, to, width }: Scale): number {
  const days = Math.max(1, daysBetween(from, to));
  return (daysBetween(from, date) / days) * width;
}

/** Beginnings of months, as many as there is room for. */
export function ticksOf(scale: Scale): readonly Tick[] {
  const months = daysBetween(scale.from, scale.to) / 30.4;
  const step =
    monthSteps.find((each) => (scale.width / Math.max(1, months)) * each >= tickMin) ?? 120;
  const ticks: Tick[] = [];
  const [year = 0, month = 1] = scale.from.split('-').map(Number);
  for (let index = year * 12 + month; ; index++) {
    if (index % step !== 0) continue;
    const date = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    if (date > scale.to) return ticks;
    const x = xOf(date, scale);
    if (x <= scale.width - tickRoom) ticks.push({ date, x });
  }
}

/** Rows of a lane, so that no label lies over another. `labelWidth`: of an item's words, px. */
export function placeLane(
  items: readonly TimelineItem[],
  scale: Scale,
  labelWidth: (item: TimelineItem) => number,
): { readonly placed: readonly Placed[]; readonly rows: number } {
  const ends: number[] = [];
  const placed: Placed[] = [];
  for (const item of items) {
    const x = xOf(item.from, scale);
    const isLasting = item.kind === 'running' || item.kind === 'waiting';
    const width = isLasting
      ? xOf(item.to ?? (item.stalls ? scale.until : scale.to), scale) - x
      : undefined;
    const label = Math.min(labelMax, labelWidth(item));
    const isBefore = !isLasting && x + markWidth + label > scale.width && x > markWidth + label;
    const start = isBefore ? x - label - markWidth : x - markWidth / 2;
    const end = isBefore ? x + markWidth / 2 : Math.max(x + (width ?? 0), x + markWidth + label);
    const free = ends.findIndex((each) => each + gap <= start);
    const row = free < 0 ? ends.length : free;
    const near = placed.findLastIndex(
      (other) => other.width === undefined && Math.abs(other.x - x) <= nearby,
    );
    const known = placed[near];
    if (row >= rowsMax && !isLasting && known) {
      placed[near] = { ...known, others: [...known.others, item] };
      continue;
    }
    ends[row] = end;
    placed.push({
      item,
      others: [],
      x,
      ...(width === undefined ? {} : { width: Math.max(width, 6) }),
      row,
      isBefore,
    });
  }
  return { placed, rows: Math.max(1, ends.length) };
}

/** Ascending places moved apart, as little as it takes, so that `gap` px lie between each two; within 0 and `width` as far as they fit. */
export function spaced(places: readonly number[], gap: number, width: number): readonly number[] {
  const apart: number[] = [];
  for (const x of places) apart.push(Math.max(x, (apart.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  let limit = width;
  for (let index = apart.length - 1; index >= 0; index--) {
    const x = Math.min(apart[index] ?? 0, limit);
    apart[index] = Math.max(0, x);
    limit = x - gap;
  }
  return apart;
}
