import { describe, expect, test } from 'vitest';
import { normaliseInsert, normaliseWhole, readText } from './normalise.ts';

describe('normaliseWhole', () => {
  test.each([
    ['composes', 'Mu\u0308tze', 'Mütze'],
    ['trims', '  Sozialticket \n', 'Sozialticket'],
    ['drops control characters', 'Ge\u0000sund\u0007heits\u009Fkarte', 'Gesundheitskarte'],
    ['turns a tab into a space', 'a\tb', 'a b'],
    ['drops what reorders the text around it', 'a\u202Eb\u2066c\u2069', 'abc'],
    ['drops padding nobody sees', 'a\u200Bb\uFEFFc\u2060d\u00ADe', 'abcde'],
    ['drops half a character', 'a\uD83Db\uDE00c', 'abc'],
    ['keeps emoji', '👨‍👩‍👧 da', '👨‍👩‍👧 da'],
    ['keeps the joiner Persian needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ])('%s', (_, given, expected) => {
    expect(normaliseWhole(given, false)).toBe(expected);
  });

  test.each(['', ' ', '\n\t ', '\u00A0\u2003', '\u200B', '\u200D\u200C', '\u0000', '\uFEFF'])(
    'nothing to see in %j is empty',
    (given) => {
      expect(normaliseWhole(given, true)).toBe('');
    },
  );

  test('line breaks become one space in a line and stay in a paragraph', () => {
    expect(normaliseWhole('a\r\n\r\nb\rc\u2028d', false)).toBe('a b c d');
    expect(normaliseWhole('a\r\n\r\nb\rc\u2028d', true)).toBe('a\n\nb\nc\nd');
  });
});

test('what is being typed keeps its spaces', () => {
  expect(normaliseInsert(' a ', false)).toBe(' a ');
});

describe('readText', () => {
  test('cuts at the limit, never through a character', () => {
    expect(readText('ab😀', 3, false)).toEqual({ value: 'ab', cut: true });
    expect(readText('ab😀', 4, false)).toEqual({ value: 'ab😀', cut: false });
  });

  test('stays within the limit where composing makes a text longer', () => {
    expect(readText('\u{1D160}'.repeat(10), 20, false).value.length).toBeLessThanOrEqual(20);
  });

  test('reads ten million characters', () => {
    expect(readText('x'.repeat(1e7), 280, true)).toEqual({ value: 'x'.repeat(280), cut: true });
  });
});
