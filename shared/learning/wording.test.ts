import { expect, test } from 'vitest';
import { wordingKey, wordsOf } from './wording.ts';

test.each([
  ['Ab wann ist ein Kita-Platz frei?', 'Wann ist der Kitaplatz frei'],
  ['Sind Kita-Plätze frei?', 'ist EIN KITAPLATZ FREI??'],
  ['Wer betreut an den Kursen?', 'Wer betreut am Kurs?'],
  ['Liegen Zeugnisse vor?', 'Liegen die Zeugnisse schon vor?'],
  ['Profiling II (U25)', 'Profiling II (Ü25)'],
  ['Keine Möbel da?', 'Sind Möbel nicht da?'],
  ['Möbel fehlen', 'es fehlen Mo\u0308bel'],
])('"%s" and "%s" ask for the same', (one, other) => {
  expect(wordingKey(one)).toBe(wordingKey(other));
});

test.each([
  ['Wer betreut an Kurstagen?', 'Wer zahlt an Kurstagen?'],
  ['Ist ein Kita-Platz frei?', 'Ist ein Kursplatz frei?'],
  ['Wann?', 'Wo?'],
  ['Ist B1 erreicht?', 'Ist A2 erreicht?'],
  ['Gilt § 16?', 'Gilt § 24?'],
  ['Modul 1 bestanden?', 'Modul 2 bestanden?'],
  ['Ist der Platz frei?', 'Ist der Platz nicht frei?'],
  ['Termin mit Kindern?', 'Termin ohne Kinder?'],
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
