import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '../../../shared/case/timeline.ts';
import { placeLane, type Scale, spaced, ticksOf, xOf } from './layout.ts';

const year: Scale = { from: '2017-01-01', to: '2018-01-01', width: 1_095, until: '2017-09-21' };

const item = (id: string, from: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  kind: 'event',
  department: 'SAF',
  label: id,
  from,
  source: { root: 'chronicle', id },
  ...more,
});

it('places days evenly', () => {
  expect(xOf('2017-01-01', year)).toBe(0);
  expect(xOf('2017-01-11', year)).toBe(30);
  expect(xOf('2018-01-01', year)).toBe(1_095);
  expect(xOf('2017-01-01', { ...year, to: '2017-01-01' })).toBe(0);
});

describe('ticks', () => {
  it('are months where there is room, fewer where there is not', () => {
    expect(ticksOf(year).map(({ date }) => date)).toHaveLength(11);
    expect(ticksOf(year)[0]).toEqual({ date: '2017-02-01', x: 93 });
    const narrow = ticksOf({ ...year, width: 300 }).map(({ date }) => date);
    expect(narrow).toEqual(['2017-07-01']);
    expect(
      ticksOf({ ...year, from: '1990-01-01', to: '2026-01-01', width: 1_000 }).length,
    ).toBeLessThan(12);
  });
});

describe('a lane', () => {
  const width = () => 100;

  it('puts what would overlap into another row', () => {
    const { placed, rows } = placeLane(
      [item('a', '2017-01-11'), item('b', '2017-01-15'), item('c', '2017-06-01')],
      year,
      width,
    );
    expect(placed.map(({ row }) => row)).toEqual([0, 1, 0]);
    expect(rows).toBe(2);
  });

  it('draws what lasts until its end, or to the end of the scale', () => {
    const { placed } = placeLane(
      [
        item('w', '2017-01-11', { kind: 'waiting', to: '2017-03-22' }),
        item('r', '2017-07-02', { kind: 'running' }),
        item('s', '2017-09-01', { kind: 'waiting', stalls: true }),
      ],
      year,
      width,
    );
    expect(placed.map((each) => each.width)).toEqual([210, 549, 60]);
  });

  it('writes before the mark where there is no room behind it', () => {
    const { placed } = placeLane([item('a', '2017-12-20')], year, width);
    expect(placed[0]?.isBefore).toBe(true);
  });

  it('tells what is on one spot together once the lane is full', () => {
    const days = Array.from({ length: 30 }, (_, n) => item(`e${n}`, '2017-05-01'));
    const { placed, rows } = placeLane(days, year, width);
    expect(rows).toBe(3);
    expect(placed).toHaveLength(3);
    expect(placed.reduce((sum, { others }) => sum + 1 + others.length, 0)).toBe(30);
  });
});

describe('spaced', () => {
  it('leaves what lies apart where it is', () => {
    expect(spaced([10, 60, 200], 34, 300)).toEqual([10, 60, 200]);
  });
  it('moves apart what lies together, towards where there is room', () => {
    expect(spaced([10, 12, 15], 34, 300)).toEqual([10, 44, 78]);
    expect(spaced([100, 290, 295, 300], 34, 300)).toEqual([100, 232, 266, 300]);
  });
  it('leaves nothing outside where there is no room for all', () => {
    for (const x of spaced([1, 2, 3, 4], 34, 80)) expect(x).toBeGreaterThanOrEqual(0);
  });
});
