import { expect, test } from 'vitest';
import { suggestedDays } from './due-days.ts';

test.each([
  ['2017-09-21', '2017-10-19', ['2017-09-28', '2017-10-05', '2017-10-19']],
  ['2017-09-21', undefined, ['2017-09-28', '2017-10-05', '2017-10-19']],
  ['2017-09-21', '2017-09-25', ['2017-09-25', '2017-09-28', '2017-10-05']],
  ['2017-09-21', '2017-09-28', ['2017-09-28', '2017-10-05']],
  // A next look that is over suggests nothing.
  ['2017-12-24', '2017-12-01', ['2017-12-31', '2018-01-07', '2018-01-21']],
])('%s, next look %s', (today, nextLook, days) => {
  expect(suggestedDays(today, nextLook)).toEqual(days);
});
