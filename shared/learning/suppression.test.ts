import { expect, test } from 'vitest';
import { defaultMinimumCases, partOf, wholePortions } from './suppression.ts';

const told = (text: string, wanted: string) =>
  partOf([...text], (record) => record === wanted, defaultMinimumCases)?.length;

test('records count in whole fives, in their order', () => {
  const counted = (count: number) =>
    wholePortions(
      Array.from({ length: count }, (_, index) => index),
      defaultMinimumCases,
    );
  expect([0, 4, 5, 9, 10].map((count) => counted(count).length)).toEqual([0, 0, 5, 5, 10]);
  expect(counted(7)).toEqual([0, 1, 2, 3, 4]);
});

test('a part is told where it and what is left have five', () => {
  expect(told('aaaaabbbbb', 'a')).toBe(5);
  expect(told('aaaaaaabbbbbbbb', 'b')).toBe(5);
  expect(told('aaaaaabbbb', 'a')).toBeUndefined();
  expect(told('aaaaaabbbb', 'b')).toBeUndefined();
});

test('what nothing matches is nothing, what all match is all', () => {
  expect(told('aaaaa', 'b')).toBe(0);
  expect(told('aaaaa', 'a')).toBe(5);
  expect(told('', 'a')).toBe(0);
});
