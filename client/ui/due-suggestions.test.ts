import { expect, test } from 'vitest';
import { dueSuggestions } from './due-suggestions.ts';

const now = new Date(2017, 8, 21, 23, 50).getTime();

test('in one week, in two, at the next look', () => {
  expect(dueSuggestions(now, '2017-10-19')).toEqual([
    { kind: 'in7', day: '2017-09-28' },
    { kind: 'in14', day: '2017-10-05' },
    { kind: 'nextLook', day: '2017-10-19' },
  ]);
});

test('no next look, one that is over, or one on a day that is suggested anyway', () => {
  for (const nextLook of [undefined, '2017-09-20', '2017-10-05'])
    expect(dueSuggestions(now, nextLook).map(({ kind }) => kind)).toEqual(['in7', 'in14']);
});

test('the change to winter time is no day', () => {
  const october = new Date(2017, 9, 28, 0, 5).getTime();
  expect(dueSuggestions(october, undefined).map(({ day }) => day)).toEqual([
    '2017-11-04',
    '2017-11-11',
  ]);
});
