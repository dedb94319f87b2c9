import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../shared/protocol/checkpoints.ts';
import { checkpointsToDrop } from './thin-checkpoints.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 2);
const before = { department: 'SAF', state: 1 };

/** Makes a checkpoint every five minutes and thins each time, as the server does. */
function keptAfter(
  span: number,
  first: readonly Checkpoint[] = [],
  now = start,
): readonly Checkpoint[] {
  let kept = first;
  for (let at = now; at <= now + span; at += 5 * minute) {
    const drop = new Set(checkpointsToDrop([...kept, { at }], at));
    kept = [...kept, { at }].filter((each) => !drop.has(each.at));
  }
  return kept;
}

function gaps(kept: readonly Checkpoint[]): number[] {
  return kept.slice(1).map(({ at }, index) => at - (kept[index]?.at ?? 0));
}

describe('of checkpoints every five minutes', () => {
  it.each([1, 2, 3, 7, 29, 30, 31, 40, 90])('few are left after %i days', (days) => {
    const now = start + days * day;
    const kept = keptAfter(days * day);
    const within = (from: number, to: number) =>
      kept.filter(({ at }) => now - at >= from && now - at < to);
    expect(within(0, hour)).toHaveLength(12);
    expect(within(hour, day).length).toBeGreaterThanOrEqual(23);
    expect(within(hour, day).length).toBeLessThanOrEqual(24);
    expect(within(day, 30 * day).length).toBeGreaterThanOrEqual(Math.min(days, 30) - 1);
    expect(within(day, 30 * day).length).toBeLessThanOrEqual(30);
    expect(within(30 * day, Number.POSITIVE_INFINITY)).toEqual([]);
    expect(Math.max(...gaps(kept))).toBeLessThanOrEqual(day);
    const hourly = kept.filter(({ at }) => now - at < day - hour);
    expect(Math.max(...gaps(hourly))).toBeLessThanOrEqual(hour);
  });

  it('none are left when nothing came for a month', () => {
    const kept = keptAfter(day);
    const later = start + 32 * day;
    expect(checkpointsToDrop(kept, later)).toHaveLength(kept.length);
  });

  it('thinning again drops nothing more', () => {
    const kept = keptAfter(5 * day + 17 * minute);
    expect(checkpointsToDrop(kept, start + 5 * day + 15 * minute)).toEqual([]);
  });
});

describe('a state of right before a restore', () => {
  it('stays though others come after it', () => {
    const first = { at: start - 1, before };
    for (const span of [10 * minute, 3 * hour, 20 * hour, 5 * day])
      expect(keptAfter(span, [first])).toContainEqual(first);
  });

  it('is not pushed out by restoring again and again', () => {
    let kept: readonly Checkpoint[] = [];
    for (let at = start + 1; at < start + 4 * minute; at += 500) {
      const drop = new Set(checkpointsToDrop([...kept, { at, before }], at));
      expect(drop.has(at)).toBe(false);
      kept = [...kept, { at, before }].filter((each) => !drop.has(each.at));
    }
    expect(kept.map(({ at }) => at)).toEqual([start + 1, start + 4 * minute - 499]);
  });
});

it('the newest stays where two stand together', () => {
  const all = [{ at: start + 1 }, { at: start + 2 }, { at: start + 3 }];
  expect(checkpointsToDrop(all, start + 4).toSorted()).toEqual([start + 1, start + 2]);
});
