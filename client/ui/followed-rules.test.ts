import { expect, it } from 'vitest';
import { followedRules } from './followed-rules.ts';

it('names the rules that shaped a template, the first first, and none that has ended or is not known', () => {
  const known = [
    { number: 9, state: 'valid' },
    { number: 7, state: 'valid' },
    { number: 5, state: 'ended' },
    { number: 3, state: 'valid' },
  ] as const;
  expect(followedRules({ rules: [7, 5, 3, 2] }, known)).toEqual([7, 3]);
  expect(followedRules({ rules: [5] }, known)).toEqual([]);
  expect(followedRules({}, known)).toEqual([]);
  expect(followedRules({ rules: [7] })).toEqual([]);
});
