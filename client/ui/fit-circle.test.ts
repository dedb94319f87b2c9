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
    label: 'full',
  });
});

test('a short direction is large', () => {
  expect(fitCircle('Ankommen.', radius, measure)).toMatchObject({ size: 24, lines: ['Ankommen.'] });
});

test('nothing is lost, nothing below 14 px, and every line stays inside the circle', () => {
  const word = fc.stringMatching(/^[a-zäöü]{1,14}$/);
  const texts = fc.array(word, { minLength: 1, maxLength: 16 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, fc.constantFrom(124, 98), (text, r) => {
      fc.pre(text.length <= 140);
      const { size, lines } = fitCircle(text, r, measure);
      expect(lines.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(size).toBeGreaterThanOrEqual(14);
      for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(2 * r);
    }),
  );
});

test('a word wider than the hub is broken, not cut off', () => {
  const text = 'x'.repeat(140);
  expect(fitCircle(text, radius, measure).lines.join('')).toBe(text);
});

const longWords = [
  'Aufmerksamkeitsrichtung',
  'Kinderbetreuungsplätze',
  'Bleiberechtsperspektive',
  'Aufenthaltserlaubnis',
  'Schuldnerberatung',
];

test.each([98, 124])('no word is ever broken in a hub of %i px, the longest neither', (r) => {
  const short = fc.constantFrom(
    'die',
    'für',
    'und',
    'Arbeit',
    'Kinder',
    'Deutsch\u00a0–',
    'beides',
  );
  const words = fc.array(fc.oneof(short, short, fc.constantFrom(...longWords)), { minLength: 1 });
  fc.assert(
    fc.property(words, (some) => {
      const text = some.join(' ');
      fc.pre(text.length <= 140);
      // As wide as Fira Sans semibold.
      const { size, lines } = fitCircle(text, r, (part, at) => part.length * at * 0.52);
      expect(lines.join(' ')).toBe(text);
      expect(size).toBeGreaterThanOrEqual(11);
    }),
  );
});

test.each([110, 125, 140])(
  'a direction of %i characters stands in the small hub at 14 px or more',
  (length) => {
    const text =
      'Arbeit und Deutsch zuerst; die Aufmerksamkeitsrichtung der Familie hängt an der Zahl der Kinderbetreuungsplätze der Stadt, an Zeit und Geld.';
    const cut = text.slice(0, text.lastIndexOf(' ', length));
    const { size, lines } = fitCircle(cut, 98, (part, at) => part.length * at * 0.5);
    expect(lines.join(' ')).toBe(cut);
    expect(size).toBeGreaterThanOrEqual(14);
  },
);

test('a direction that begins with the longest word stands nearer to the middle with it', () => {
  const text =
    'Aufmerksamkeitsrichtung der Familie: Arbeit und Deutsch zuerst, beides hängt an der Betreuung.';
  const { size, lines } = fitCircle(text, 98, (part, at) => part.length * at * 0.5);
  expect(lines.join(' ')).toBe(text);
  expect(size).toBeGreaterThanOrEqual(14);
});

test('between the one-line label and the text there is room for both', () => {
  const text =
    'Arbeit und Deutsch zuerst, weil beides an der Betreuung der Kinder hängt und an der Zeit, die bleibt, ja so.';
  const { lines, lineHeight, centre, label } = fitCircle(text, 98, measure);
  expect(label).toBe('line');
  const top = centre - (lines.length * lineHeight) / 2;
  // 4 px of air and a label of 16 px and at least 60 px width inside the rim.
  expect(2 * Math.sqrt(87 ** 2 - (top - 20) ** 2)).toBeGreaterThanOrEqual(60);
});

test('two directions at once stand beside each other in full', () => {
  const text = 'Arbeit und Deutsch\u00a0– beides hängt an der Betreuung der Kinder.';
  const { lines, size } = fitHalf(text, radius, measure);
  expect(lines.join(' ')).toBe(text);
  expect(size).toBeGreaterThanOrEqual(12);
});
