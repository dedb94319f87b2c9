import { expect, test } from 'vitest';
import { nextArea } from './use-area-cycle.ts';

test('areas go round in both directions', () => {
  const areas = ['a', 'b', 'c'];
  expect(nextArea(areas, 'c', 1)).toBe('a');
  expect(nextArea(areas, 'a', -1)).toBe('c');
  expect(nextArea(areas, undefined, -1)).toBe('c');
  expect(nextArea([], undefined, 1)).toBeUndefined();
});
