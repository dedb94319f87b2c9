import { expect, test } from 'vitest';
import { formatMonth } from './format-month.ts';

test('a month has its year unless it is this one', () => {
  const now = Date.UTC(2017, 8, 21);
  expect(formatMonth('2017-07-01', 'de', now)).toBe('Juli');
  expect(formatMonth('2016-07-31', 'de', now)).toBe('Juli 2016');
});
