import { expect, test } from 'vitest';
import { pagesOf } from './pages.ts';

const height = (item: number) => item;

test('fills a page before the next one begins', () => {
  expect(pagesOf([2, 3, 4, 1], height, 5)).toEqual([
    [2, 3],
    [4, 1],
  ]);
});

test('keeps the order even where a later item would still fit', () => {
  expect(pagesOf([3, 4, 2], height, 5)).toEqual([[3], [4], [2]]);
});

test('gives what is higher than a page a page of its own', () => {
  expect(pagesOf([1, 9, 1], height, 5)).toEqual([[1], [9], [1]]);
});

test('has no page without items', () => {
  expect(pagesOf([], height, 5)).toEqual([]);
});
