import { expect, test } from 'vitest';
import { shorten } from './measure-text.ts';

const width = (text: string) => text.length * 7;

test('words stay whole', () => {
  expect(shorten('Sieben Jahre Maler und Lackierer', 20 * 7, width)).toEqual([
    'Sieben Jahre Maler',
    'und Lackierer',
  ]);
});

test('a long text ends in an ellipsis after a whole word in the fourth line', () => {
  const lines = shorten('eins zwei drei vier fünf sechs sieben acht neun zehn', 10 * 7, width);
  expect(lines).toEqual(['eins zwei', 'drei vier', 'fünf sechs', 'sieben …']);
});

test('a word wider than the card is broken and nothing of it is lost', () => {
  expect(shorten('x'.repeat(25), 10 * 7, width).join('')).toBe('x'.repeat(25));
});

test('an empty text takes one line', () => {
  expect(shorten('', 100, width)).toEqual(['']);
});
