import { expect, test } from 'vitest';
import { defaultMinimumCases, divide, selectWhole } from './suppression.ts';

const letters = (text: string) => [...text];
const is = (letter: string) => (record: string) => record === letter;
const told = (text: string, questions: string, wanted: string) =>
  selectWhole(divide(letters(text), letters(questions).map(is), defaultMinimumCases), is(wanted))
    ?.length;

test('records count in whole fives, in their order', () => {
  const counted = (count: number) =>
    divide(
      Array.from({ length: count }, (_, index) => index),
      [],
      5,
    ).counted;
  expect([0, 4, 5, 9, 10].map((count) => counted(count).length)).toEqual([0, 0, 5, 5, 10]);
  expect(counted(7)).toEqual([0, 1, 2, 3, 4]);
});

test('a part is told where it and all that is left have five', () => {
  expect(told('aaaaabbbbb', 'ab', 'a')).toBe(5);
  expect(told('aaaaaaabbbbbbbb', 'ab', 'b')).toBe(5);
  expect(told('aaaaaaabbb', 'ab', 'a')).toBeUndefined();
  expect(told('aaaaaaabbb', 'ab', 'b')).toBeUndefined();
});

test('small parts hide each other, and a large one with them where they are too few', () => {
  expect(told('aaaaabbbccc', 'abc', 'a')).toBe(5);
  expect(told('aaaaabbbcc', 'abc', 'b')).toBeUndefined();
  expect(told('aaaaaaaaabbbccc', 'abc', 'a')).toBe(5);
  expect(told('aaaaaaaaaabbccc', 'abc', 'a')).toBe(10);
  expect(told('aaaaaaaaaaabbcc', 'abc', 'a')).toBeUndefined();
});

test('what nothing matches is nothing, what all match is all', () => {
  expect(told('aaaaa', 'b', 'b')).toBe(0);
  expect(told('aaaaa', '', 'a')).toBe(5);
  expect(told('', 'a', 'a')).toBe(0);
});
