import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { agreementsOf, fromLastTime } from './agreement.ts';
import { canonicalBoard, readBoard } from './board.ts';
import { readChair } from './chair.ts';
import { currentLegalSphere } from './chronicle.ts';
import { dayOf } from './day-of.ts';
import { needleField } from './direction.ts';
import { evidenceOf } from './evidence.ts';
import { seedFamilieO } from './familie-o.ts';
import { schemaVersion } from './migrate.ts';
import { personGroup } from './person.ts';
import { entriesByField, orderedStrategies } from './select.ts';
import { statusQuoId } from './strategy.ts';
import { summarise } from './summary.ts';
import { notAskedPersons, stageOf } from './will.ts';
import { willQuestion } from './will-question.ts';

function sample() {
  const board = new Y.Doc();
  const chair = new Y.Doc();
  seedFamilieO(board, chair);
  return { board: readBoard(board), chair: readChair(chair) };
}

test('is readable to the last field', () => {
  const { board, chair } = sample();
  expect(board.unreadable).toEqual([]);
  expect(chair.unreadable).toEqual([]);
  expect(board.newerSchema).toBe(false);
});

test('says who the family is', () => {
  const { board } = sample();
  expect(board.meta).toEqual({
    pseudonym: 'Familie O.',
    origin: 'Irak',
    stayBeganOn: '2016-06-12',
    schemaVersion,
  });
  const labels = [...board.persons.values()].map(({ label, interpreter }) => [label, interpreter]);
  expect(labels.toSorted()).toEqual([
    ['Kind 1', false],
    ['Kind 2', false],
    ['Mutter', true],
    ['Vater', true],
  ]);
});

test.each([
  ['personal', /Pünktlich/],
  ['personal', /Kooperativ, interessiert, offen/],
  ['personal', /Gute psychische Verfassung/],
  ['personal', /Hohe Bleiberechtsperspektive/],
  ['personal', /Sieben Jahre Maler und Lackierer/],
  ['personal', /Kämpfer gegen den IS/],
  ['personal', /Fahrerfahrung/],
  ['personal', /Grundkenntnisse am Computer/],
  ['social', /Organisiert Termine, Fahrten und Dolmetschende selbst/],
  ['social', /Feedback sehr gut/],
  ['material', /Gesundheitskarte/],
  ['material', /Sozialticket/],
  ['material', /Wohneinheit in der Erstaufnahme/],
  ['infrastructural', /FIM Service\/Renovierung, 6 Std/],
  ['infrastructural', /Integrationskurs ab November/],
] as const)('%s holds %s', (field, words) => {
  const cards = entriesByField(sample().board)[field];
  expect(cards.some(({ root, entity }) => root === 'resources' && words.test(entity.text))).toBe(
    true,
  );
});

test('what is not documented says so', () => {
  const { board } = sample();
  const caveats = [...board.resources.values()].flatMap(({ text, caveat }) =>
    caveat ? [`${text}: ${caveat}`] : [],
  );
  expect(caveats.toSorted()).toEqual([
    'Einige Jahre Kämpfer gegen den IS: ohne Nachweis',
    'Fahrerfahrung: ohne Führerschein',
    'Sieben Jahre Maler und Lackierer: ohne Nachweis',
    'Wohneinheit in der Erstaufnahme: Dublin-Fall',
  ]);
});

test('the missing kindergarten places are asked of the Amt für Kinder, Jugend und Schule', () => {
  const { board } = sample();
  const gap = [...board.gaps.values()].find(({ question }) =>
    question.includes('Kindergartenplätze'),
  );
  expect(gap).toMatchObject({ askedDepartment: 'KJS', state: 'open', field: 'infrastructural' });
  expect(personGroup(board.persons, gap?.personIds ?? [])).toEqual({ kind: 'children' });
});

test.each([
  ['2017-06-19', 'SOZ', /ZEWO/],
  ['2017-06-26', 'DRK', /Registrierung/],
  ['2017-06-26', 'SOZ', /Sozialticket/],
  ['2017-06-26', 'AUS', /Biometrische Daten/],
  ['2017-06-26', 'SAF', /Termin zum Profiling/],
  ['2017-07-06', 'SAF', /Profiling I .*Kinderuntersuchung/],
  ['2017-07-06', 'IFK', /Profiling II/],
  ['2017-09-12', 'SOZ', /Rechtskreiswechsel, Übergabe/],
  ['2017-07-06', 'KJS', /Zwei Kindergartenplätze/],
  ['2017-09-19', 'AA', /Termin bei der Agentur für Arbeit/],
  ['2017-09-12', 'AUS', /Dublin-Fall/],
  ['2017-09-19', 'AA', /Sprachkurs als Brücke/],
])('on %s %s: %s', (on, department, words) => {
  const events = [...sample().board.chronicle.values()];
  const found = events.filter(
    (event) =>
      dayOf(event) === on &&
      event.department === department &&
      words.test(`${event.what} ${event.note ?? ''}`),
  );
  expect(found.length).toBe(1);
});

test('the family is in the SGB II since September', () => {
  expect(currentLegalSphere(sample().board.chronicle)).toEqual({
    sphere: 'SGB II',
    since: '2017-09-12',
  });
});

test('the father wills to work, the flat is a wish', () => {
  const { board } = sample();
  const wills = [...board.wills.values()].map((will) => [
    will.statement,
    stageOf(will, board),
    evidenceOf(will, board).length,
    will.personId ? board.persons.get(will.personId)?.label : 'Familie',
  ]);
  expect(wills.toSorted()).toEqual([
    ['Ich will als Maler arbeiten.', 'will', 3, 'Vater'],
    ['Wir möchten eine eigene Wohnung.', 'wish', 0, 'Familie'],
  ]);
});

test('nobody has asked the mother yet, but the question is on the board', () => {
  const { board } = sample();
  const [mother, ...others] = notAskedPersons(board);
  expect([mother?.label, others]).toEqual(['Mutter', []]);
  expect(willQuestion(board, mother?.id ?? '').open?.askedDepartment).toBe('SAF');
});

test('two earlier directions and a current one, the needle on the infrastructure', () => {
  const { board, chair } = sample();
  expect(chair.current.map(({ text }) => text)).toEqual([
    'Arbeit und Deutsch – beides hängt an der Betreuung der Kinder.',
  ]);
  expect(chair.earlier.map(({ text }) => text)).toEqual([
    'Deutsch lernen öffnet alle Türen.',
    'Ankommen und zur Ruhe kommen.',
  ]);
  expect(needleField(board, board.directions.get(chair.current[0]?.directionId ?? ''))).toBe(
    'infrastructural',
  );
});

test('three strategies and the Passivlösung, each weighed with reasons', () => {
  const strategies = orderedStrategies(sample().board);
  expect(strategies.map(({ letter, department, title }) => [letter, department, title])).toEqual([
    ['A', 'IFK', 'Sprache zuerst'],
    ['B', 'AA', 'Arbeit parallel'],
    ['C', 'SAF', 'Erst Kita-Plätze'],
    ['0', 'SAF', 'Alles bleibt, wie es ist'],
  ]);
  for (const strategy of strategies) {
    expect(strategy.fitToDirection && strategy.fitToDirectionReason).toBeTruthy();
    expect(strategy.fitToWill && strategy.fitToWillReason).toBeTruthy();
  }
  expect(strategies.at(-1)?.id).toBe(statusQuoId);
});

test('what the sitting of July agreed: two done, one still open', () => {
  const { board, chair } = sample();
  const sittingId = chair.sittings[0]?.id ?? '';
  const lookedBackAt = fromLastTime(board, sittingId);
  expect(agreementsOf(board, sittingId).length).toBe(lookedBackAt.length);
  expect(
    lookedBackAt.map(({ whoDepartment, state, settledOn, due }) => [
      whoDepartment,
      state,
      settledOn ?? due,
    ]),
  ).toEqual([
    ['SAF', 'done', '2017-08-10'],
    ['IFK', 'done', '2017-09-19'],
    ['KJS', 'open', '2017-09-21'],
  ]);
});

test('sums up for the list of cases', () => {
  const { board, chair } = sample();
  const summary = summarise(board, chair);
  expect(summary).toMatchObject({
    pseudonym: 'Familie O.',
    origin: 'Irak',
    persons: 4,
    legalSphere: 'SGB II',
    legalSphereSince: '2017-09-12',
    directions: ['Arbeit und Deutsch – beides hängt an der Betreuung der Kinder.'],
    resources: { personal: 8, social: 3, material: 4, infrastructural: 3 },
    openGaps: { personal: 1, social: 1, material: 1, infrastructural: 2 },
  });
  const [sitting, ...later] = summary.sittings;
  expect(later).toEqual([]);
  expect(sitting).toMatchObject({ openGapsAtStart: 4, openGapsAtFinish: 3 });
  expect(sitting?.phases.slice(0, 2)).toEqual([
    { kind: 'opening', plannedMinutes: 2, usedMinutes: 3 },
    { kind: 'resources', plannedMinutes: 10, usedMinutes: 11 },
  ]);
});

test('names no official: people are "Vater", "Kind 1", departments', () => {
  const words = JSON.stringify(canonicalBoard(sample().board));
  expect(words).not.toMatch(/\b(Herr|Frau|Dr\.)\s/);
  const authors = new Set([...words.matchAll(/"createdBy":"([^"]*)"/g)].map(([, by]) => by));
  for (const by of authors) expect(by).toMatch(/^sample-[A-Z]{2,3}$/);
});
