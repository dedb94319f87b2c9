import { expect, test } from 'vitest';
import { daysOf, dueOf, quarterOf, quartersSince } from './quarter.ts';

test.each([
  ['2017-01-01', '2017-Q1', '2017-01-01', '2017-03-31'],
  ['2017-03-31', '2017-Q1', '2017-01-01', '2017-03-31'],
  ['2017-04-01', '2017-Q2', '2017-04-01', '2017-06-30'],
  ['2017-09-30', '2017-Q3', '2017-07-01', '2017-09-30'],
  ['2017-10-01', '2017-Q4', '2017-10-01', '2017-12-31'],
  ['2017-12-31', '2017-Q4', '2017-10-01', '2017-12-31'],
] as const)('%s lies in %s, from %s until %s', (day, quarter, from, until) => {
  expect(quarterOf(day)).toBe(quarter);
  expect(daysOf(quarter)).toEqual({ from, until });
});

test('all quarters since a day, the newest first; the last that has ended is due', () => {
  const since = quartersSince('2016-12-31', '2017-07-01');
  expect(since).toEqual(['2017-Q3', '2017-Q2', '2017-Q1', '2016-Q4']);
  expect(dueOf(since)).toBe('2017-Q2');
});

test('where all began in the running quarter, or by a wrong clock after it, that one is due', () => {
  for (const day of ['2017-07-01', '2018-01-01']) {
    const since = quartersSince(day, '2017-09-30');
    expect(since).toEqual(['2017-Q3']);
    expect(dueOf(since)).toBe('2017-Q3');
  }
});
