import { expect, test } from 'vitest';
import { dropPosition } from './drop-position.ts';

const columns = ['a', 'b', 'c'].map((id, index) => ({
  id,
  left: index * 100,
  right: index * 100 + 90,
}));

test('left of the middle of a column is before it', () => {
  expect(dropPosition(columns, 'c', 10)).toBe('a');
  expect(dropPosition(columns, 'c', 60)).toBe('b');
});

test('right of everything is last', () => {
  expect(dropPosition(columns, 'a', 500)).toBeUndefined();
});

test('its own place is no move', () => {
  expect(dropPosition(columns, 'b', 150)).toBe(false);
  expect(dropPosition(columns, 'a', -20)).toBe(false);
  expect(dropPosition(columns, 'c', 500)).toBe(false);
});
