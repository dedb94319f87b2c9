import { expect, test } from 'vitest';
import { cardToward } from './map-keys.ts';
import { layoutMap } from './map-layout.ts';

const layout = layoutMap({
  page: { w: 1049, h: 722 },
  order: {
    personal: ['a', 'b', 'c', 'd', 'e'],
    social: ['f'],
    material: ['g'],
    infrastructural: [],
  },
  heightOf: () => 61,
});

test('arrows go from card to card as one sees them', () => {
  expect(cardToward(layout, 'a', 'down')).toBe('b');
  expect(cardToward(layout, 'b', 'up')).toBe('a');
  expect(cardToward(layout, 'a', 'right')).toBe('e');
  expect(cardToward(layout, 'e', 'right')).toBe('f');
  expect(cardToward(layout, 'd', 'down')).toBe('g');
});

test('at the edge there is no next card', () => {
  expect(cardToward(layout, 'a', 'up')).toBeUndefined();
  expect(cardToward(layout, 'gone', 'up')).toBeUndefined();
});
