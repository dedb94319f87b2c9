import { expect, test } from 'vitest';
import { wordingKey, wordsOf } from './wording.ts';

test.each([
  ['Ab wann ist ein Kita-Platz frei?', 'Wann ist der Kitaplatz frei'],
  ['Sind Kita-Plätze frei?', 'ist EIN KITAPLATZ FREI??'],
  ['Wer betreut an den Kursen?', 'Wer betreut am Kurs?'],
  ['Liegen Zeugnisse vor?', 'Liegen die Zeugnisse schon vor?'],
  ['Möbel fehlen', 'es fehlen Mo\u0308bel'],
])('"%s" and "%s" ask for the same', (one, other) => {
  expect(wordingKey(one)).toBe(wordingKey(other));
});

test.each([
  ['Wer betreut an Kurstagen?', 'Wer zahlt an Kurstagen?'],
  ['Ist ein Kita-Platz frei?', 'Ist ein Kursplatz frei?'],
  ['Wann?', 'Wo?'],
])('"%s" and "%s" do not', (one, other) => {
  expect(wordingKey(one)).not.toBe(wordingKey(other));
});

test('a text of unimportant words only is still a wording, and no text is none', () => {
  expect(wordingKey(' Und wann? ')).toBe('und wann?');
  expect(wordingKey('')).toBe('');
});

test('words are told as they were written', () => {
  expect([...wordsOf('Sieben Jahre Maler, der Maler malt').values()]).toContain('Maler');
  expect([...wordsOf('ein Kita-Platz für Teilnehmer*innen').values()]).toEqual([
    'Kita-Platz',
    'Teilnehmer*innen',
  ]);
  expect(wordsOf('__proto__ constructor').get('constructor')).toBe('constructor');
});
