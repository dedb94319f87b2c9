import { expect, test } from 'vitest';
import { nextWeekday } from './next-weekday.ts';

test('the next such day, never the same one', () => {
  expect(nextWeekday('2017-09-20', 4)).toBe('2017-09-21');
  expect(nextWeekday('2017-09-21', 4)).toBe('2017-09-28');
  expect(nextWeekday('2017-09-22', 4)).toBe('2017-09-28');
  expect(nextWeekday('2017-09-24', 7)).toBe('2017-10-01');
  expect(nextWeekday('2017-09-24', undefined)).toBe('2017-10-01');
});
