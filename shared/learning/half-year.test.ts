import { expect, test } from 'vitest';
import { firstDayOf, halfYearFrom, halfYearOf, isHalfYear } from './half-year.ts';

test.each([
  ['2017-01-01', '2017-H1', '2017-H1'],
  ['2017-01-02', '2017-H1', '2017-H2'],
  ['2017-06-30', '2017-H1', '2017-H2'],
  ['2017-07-01', '2017-H2', '2017-H2'],
  ['2017-07-02', '2017-H2', '2018-H1'],
  ['2017-12-31', '2017-H2', '2018-H1'],
] as const)('%s lies in %s, and %s is the first whole one from then on', (day, own, from) => {
  expect(halfYearOf(day)).toBe(own);
  expect(halfYearFrom(day)).toBe(from);
  expect([own, from].every(isHalfYear)).toBe(true);
  for (const each of [own, from] as const) expect(halfYearFrom(firstDayOf(each))).toBe(each);
});

test.each(['2017-H3', '17-H1', '2017', 2017])('%o is no half-year', (value) => {
  expect(isHalfYear(value)).toBe(false);
});
