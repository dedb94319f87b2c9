import { expect, test } from 'vitest';
import type { HandOverFigure } from '../../../shared/learning/hand-overs.ts';
import type { WaitedDays } from '../../../shared/learning/waiting.ts';
import { daysOver, inOrder, scaleOf, shownAtFirst } from './hand-over-rows.ts';

function row(
  step: string,
  median?: WaitedDays,
  targetDays?: number,
  upperQuartile: WaitedDays = median ?? { days: 0 },
): HandOverFigure {
  return {
    from: 'SAF',
    to: 'KJS',
    step,
    ...(targetDays ? { targetDays } : {}),
    ...(median
      ? { told: { cases: 5, times: { lowerQuartile: { days: 1 }, median, upperQuartile } } }
      : {}),
  };
}

test('the furthest over its target comes first, what is not told last', () => {
  const rows = [
    row('untold', undefined, 7),
    row('no target, 200', { days: 200 }),
    row('within', { days: 20 }, 30),
    row('long, and in time', { days: 90 }, 90),
    row('a little over', { days: 32 }, 30),
    row('not reached', { moreThanDays: 60 }, 30),
    row('no target, 300', { days: 300 }),
  ];
  expect(inOrder(rows).map(({ step }) => step)).toEqual([
    'not reached',
    'a little over',
    'long, and in time',
    'within',
    'no target, 300',
    'no target, 200',
    'untold',
  ]);
});

test('a median that is not reached is over a target of the same days', () => {
  expect(daysOver(row('', { moreThanDays: 30 }, 30))).toBe(1);
  expect(daysOver(row('', { days: 30 }, 30))).toBe(0);
  expect(daysOver(row('', { days: 30 }))).toBeUndefined();
});

test('all that are told are seen at once, of the others what has room', () => {
  const rows = (told: number, untold: number) => [
    ...Array.from({ length: told }, (_, each) => row(`told ${each}`, { days: 9 })),
    ...Array.from({ length: untold }, (_, each) => row(`untold ${each}`)),
  ];
  expect(shownAtFirst(rows(3, 9))).toBe(7);
  expect(shownAtFirst(rows(12, 9))).toBe(12);
  expect(shownAtFirst(rows(6, 2))).toBe(8);
  expect(shownAtFirst(rows(2, 1))).toBe(3);
});

test('bars end at the longest median or target, and a quartile far out does not make them small', () => {
  expect(scaleOf([row('', { days: 40 }, 60, { days: 50 })])).toBe(60);
  expect(scaleOf([row('', { days: 100 }, 60, { days: 120 })])).toBe(120);
  expect(scaleOf([row('', { days: 100 }, 60, { days: 900 })])).toBe(135);
  expect(scaleOf([row('', undefined, 60)])).toBe(1);
});
