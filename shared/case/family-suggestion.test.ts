import { expect, test } from 'vitest';
import { matterOf, suggestedSentence, type WhoDoesIt } from './family-suggestion.ts';

const us: WhoDoesIt = { whoDepartment: 'SAF' };

test.each([
  [
    'Betreuung im Kinderhort an Kurstagen klären',
    'Wir fragen, ob die Kinder an Kurstagen im Kinderhort betreut werden können.',
  ],
  [
    'Gespräch mit der Mutter führen, mit Sprachmittlung',
    'Wir sprechen mit der Mutter. Eine Person übersetzt.',
  ],
  [
    'Warteliste für beide Kinder bestätigen',
    'Wir bestätigen, dass beide Kinder auf der Warteliste stehen.',
  ],
  [
    'Leistungen für Bildung und Teilhabe beantragen',
    'Wir beantragen Geld für Bildung und Teilhabe.',
  ],
  ['Bildung und Teilhabe beantragen', 'Wir beantragen Leistungen für Bildung und Teilhabe.'],
  [
    'Freie Kindergartenplätze für zwei Kinder nennen',
    'Wir nennen freie Kindergartenplätze für zwei Kinder.',
  ],
  [
    'Vorsorgeuntersuchung der Kinder begleiten',
    'Wir begleiten die Vorsorgeuntersuchung der Kinder.',
  ],
  [
    'Termin bei der Agentur für Arbeit vereinbaren',
    'Wir vereinbaren einen Termin bei der Agentur für Arbeit.',
  ],
  ['Beim Kinderhort anfragen', 'Wir fragen beim Kinderhort an.'],
  ['Den Dolmetscher einladen.', 'Wir laden den Dolmetscher ein.'],
  ['Auf das Schreiben antworten', 'Wir antworten auf das Schreiben.'],
  ['Klären, ob der Hort einen Platz hat', 'Wir fragen, ob der Hort einen Platz hat.'],
  [
    'Ab wann ist der zweite Kindergartenplatz frei?',
    'Wir klären: Ab wann ist der zweite Kindergartenplatz frei?',
  ],
  ['Wir rufen beim Hort an', 'Wir rufen beim Hort an.'],
])('“%s” becomes “%s”', (what, sentence) => {
  expect(suggestedSentence({ what }, us)).toBe(sentence);
});

test('a person of the family does it, alone or with a department', () => {
  const what = 'Den Kurs besuchen';
  expect(suggestedSentence({ what }, { kinship: 'father' })).toBe(
    'Der Vater wird den Kurs besuchen.',
  );
  expect(suggestedSentence({ what }, { kinship: 'mother', whoDepartment: 'SAF' })).toBe(
    'Wir besuchen gemeinsam mit der Mutter den Kurs.',
  );
  expect(suggestedSentence({ what }, { kinship: 'child' })).toBeUndefined();
  expect(suggestedSentence({ what: 'Wo gibt es Kurse?' }, { kinship: 'father' })).toBeUndefined();
});

test.each([
  ' ',
  'Anruf im Hort',
  'Warteliste',
  'Hausarzt aufsuchen',
  'Plätze nennen und Familie informieren',
  'Platz im Hort sichern (Geschwisterkind)',
  'Betreuung klären, Antrag stellen',
  'Widerstand: erst Deutsch lernen',
])('nothing is suggested for “%s”', (what) => {
  expect(suggestedSentence({ what }, us)).toBeUndefined();
});

test.each([
  ['Vorsorgeuntersuchung der Kinder begleiten', 'health'],
  ['Freie Kindergartenplätze nennen', 'school'],
  ['Betreuung im Kinderhort klären', 'children'],
  ['Gespräch mit der Mutter führen, mit Sprachmittlung', 'talk'],
  ['Leistungen für Bildung und Teilhabe beantragen', 'money'],
  ['Zum Deutschkurs anmelden', 'language'],
  ['Termin bei der Agentur für Arbeit vereinbaren', 'work'],
  ['Etwas Schönes', 'other'],
])('“%s” is about %s', (what, matter) => {
  expect(matterOf(what)).toBe(matter);
});
