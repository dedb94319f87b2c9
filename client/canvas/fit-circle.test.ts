import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitCircle, fitHalf, type Measure } from './fit-circle.ts';

const measure: Measure = (text, size) => text.length * size * 0.47;
const radius = 124;

test('the direction of the sample case stands in three even lines of 20 px', () => {
  const text = 'Arbeit und Deutsch\u00a0– beides hängt an der Betreuung der Kinder.';
  expect(fitCircle(text, radius, measure)).toEqual({
    size: 20,
    lineHeight: 26,
    lines: ['Arbeit und Deutsch\u00a0–', 'beides hängt an der', 'Betreuung der Kinder.'],
    centre: 15,
    compact: false,
  });
});

test('a short direction is large', () => {
  expect(fitCircle('Ankommen.', radius, measure)).toMatchObject({ size: 24, lines: ['Ankommen.'] });
});

test('nothing is lost, nothing below 16 px, and every line stays inside the circle', () => {
  const word = fc.stringMatching(/^[a-zäöü]{1,14}$/);
  const texts = fc.array(word, { minLength: 1, maxLength: 16 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, fc.constantFrom(124, 98), (text, r) => {
      fc.pre(text.length <= 140);
      const { size, lines } = fitCircle(text, r, measure);
      expect(lines.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(size).toBeGreaterThanOrEqual(16);
      for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(2 * r);
    }),
  );
});

test('a word wider than the hub is broken, not cut off', () => {
  const text = 'x'.repeat(140);
  expect(fitCircle(text, radius, measure).lines.join('')).toBe(text);
});

test('two directions at once stand beside each other in full', () => {
  const text = 'Arbeit und Deutsch\u00a0– beides hängt an der Betreuung der Kinder.';
  const { lines, size } = fitHalf(text, radius, measure);
  expect(lines.join(' ')).toBe(text);
  expect(size).toBeGreaterThanOrEqual(12);
});
