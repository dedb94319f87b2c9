import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAgreement, renewAgreement, settleAgreement } from '../case/agreement.ts';
import { fileOfBoard, fileOfChair } from '../case/case-file.ts';
import { addStep, recordTransition } from '../case/chain-commands.ts';
import { addCondition } from '../case/condition.ts';
import { pseudonymise } from '../case/exemplary.ts';
import { seedFamilieO } from '../case/familie-o.ts';
import { addGap, answerGap } from '../case/gap.ts';
import { startHandover, tickHandover } from '../case/handover-commands.ts';
import { addPerson } from '../case/person.ts';
import { type Round, writeRound } from '../case/round.ts';
import { amendStrategy, proposeStrategy, statusQuoId } from '../case/strategy.ts';
import { decideStrategies } from '../case/strategy-decision.ts';
import { testAuthor, testBoard } from '../case/test-boards.ts';
import { defaultTownContent } from '../method/town-settings.ts';
import { caseFacts, handedOverBy } from './case-facts.ts';
import { type CaseFacts, readCaseFacts } from './facts.ts';

const town = defaultTownContent;
const day = 24 * 60 * 60_000;
/** Whose clock says noon of that day. */
const on = (isoDay: string, department = 'SAF') => ({
  participantId: `p-${department}`,
  department,
  now: () => Date.parse(isoDay) + day / 2,
});

function factsOf(
  board: Y.Doc,
  chair = new Y.Doc(),
  how: Partial<Parameters<typeof caseFacts>[2]> = {},
): CaseFacts {
  const [boardFile, chairFile] = [fileOfBoard(board), fileOfChair(chair)];
  return caseFacts(boardFile, chairFile, { source: 'released', town, ...how });
}

function familieO(): [Y.Doc, Y.Doc] {
  const [board, chair] = [new Y.Doc(), new Y.Doc()];
  seedFamilieO(board, chair);
  return [board, chair];
}

test('the hand-overs of Familie O., ended and still running', () => {
  const facts = factsOf(...familieO());
  expect(
    facts.handOvers.map(({ from, to, step, days, ended }) => [from, to, step, days, ended]),
  ).toEqual([
    ['SOZ', 'DRK', 'Ankunft, Registrierung, Wohneinheit', 7, true],
    ['DRK', 'SOZ', 'Leistungen, Krankenkasse, Sozialticket', 0, true],
    ['SOZ', 'AUS', 'Ausländerzentralregister, Meldung', 0, true],
    ['AUS', 'SAF', 'Profiling I', 10, true],
    ['SAF', 'IFK', 'Profiling II (Ü25)', 0, true],
    ['SAF', 'KJS', 'Zwei Kindergartenplätze', 77, false],
    ['IFK', 'AA', 'Termin bei der Agentur für Arbeit', 75, true],
    ['SOZ', 'JC', 'Rechtskreiswechsel, Übergabe', 9, false],
  ]);
  expect(facts).toMatchObject({
    fields: ['work'],
    ageGroups: ['over25'],
    spheres: ['AsylbLG', 'SGB II'],
    contradictory: 0,
  });
});

test('facts are small, hold no person and no day, and are read as they were written', () => {
  const facts = factsOf(...familieO());
  const stored = JSON.stringify(facts);
  expect(stored.length).toBeLessThan(6_000);
  expect(stored).not.toMatch(/Vater|Mutter"|Kind \d|Familie O|Irak|\d{4}-\d\d-\d\d/);
  expect(readCaseFacts(JSON.parse(stored))).toEqual(facts);
});

test('facts of a closed case hold nothing that was written in it', () => {
  const [board, chair] = familieO();
  addGap(board, testAuthor(), {
    field: 'social',
    question: 'Wo ist Karim?',
    askedDepartment: 'CBE',
  });
  const [question] = town.questions;
  if (!question) throw new Error('a town has questions');
  addGap(board, testAuthor(), {
    field: 'personal',
    question: 'Worauf ist Karim stolz?',
    askedDepartment: 'SAF',
    questionId: question.id,
  });
  const facts = factsOf(board, chair, { source: 'closed' });
  expect(facts.gaps.map((gap) => gap.question)).toEqual([question.text]);
  expect(facts.handOvers.map(({ step }) => step)).not.toContain('Zwei Kindergartenplätze');
  expect(facts.handOvers.map(({ step }) => step)).toContain('Profiling I');
  expect(facts.strategies).toHaveLength(3);
  expect(facts.resources).toEqual([]);
  expect(JSON.stringify(facts)).not.toMatch(/Karim|Sprache zuerst/);
});

test('a pseudonymised copy says the same, and when it was to the half-year once it is known how far it moved', () => {
  const [board, chair] = familieO();
  const copy = pseudonymise(fileOfBoard(board), fileOfChair(chair), {
    title: 'Ankommen',
    origin: '',
    replacements: [],
    shiftDays: 400,
  });
  const told = caseFacts(copy.board, copy.chair, { source: 'released', town, movedDays: 400 });
  const { strategies, ...own } = factsOf(board, chair);
  expect(told).toMatchObject({ ...own, gaps: expect.arrayContaining([...own.gaps]) });
  expect(told.strategies).toEqual(expect.arrayContaining([...strategies]));
});

const waits = (board: Y.Doc) => {
  const { handOvers, contradictory } = factsOf(board);
  return { days: handOvers.map(({ days, ended }) => (ended ? days : `>${days}`)), contradictory };
};

test('days that contradict each other are left out and counted; what has not begun yet is neither', () => {
  const board = testBoard();
  const step = (what: string, days: object) =>
    addStep(board, on('2017-03-01', 'KJS'), { what, on: '2017-03-01', ...days });
  addStep(board, on('2017-01-01'), { what: 'Profiling I', on: '2017-01-01', handsTo: ['KJS'] });
  step('Kita', { needFoundOn: '2017-02-01', startedOn: '2017-02-11' });
  step('Schule', { needFoundOn: '2017-02-01' });
  step('Hort', {});
  step('Sport', { needFoundOn: '2017-02-01', skippedBecause: 'umgezogen' });
  step('Im Sommer', { needFoundOn: '2017-02-01', expectedFrom: '2017-08-01' });
  step('Später', { needFoundOn: '2017-05-01' });
  step('Vor Jahrzehnten', { needFoundOn: '1917-02-01', startedOn: '2017-02-01' });
  const wrong = step('Falsch', { needFoundOn: '2017-02-01' });
  (board.getMap('chronicle').get(wrong) as Y.Map<unknown>).set('startedOn', '2016-02-01');
  expect(waits(board)).toEqual({ days: [10, '>28'], contradictory: 2 });
});

test('what is known last is also what was done, but not in another year by a slip of the pen', () => {
  const board = testBoard();
  const step = (what: string, days: object) =>
    addStep(board, on('2017-03-01', 'KJS'), { what, on: '2017-03-01', ...days });
  addStep(board, on('2017-01-01'), { what: 'Profiling I', on: '2017-01-01', handsTo: ['KJS'] });
  step('Kita', { needFoundOn: '2017-02-01' });
  step('Schule', { needFoundOn: '2017-02-01', startedOn: '2017-04-02' });
  step('Hort', { needFoundOn: '2017-02-01', startedOn: '2107-02-03' });
  expect(waits(board)).toEqual({ days: ['>60', 60], contradictory: 1 });
});

test('a change of the Rechtskreis is handed over when all of its list is done', () => {
  const board = testBoard();
  const change = recordTransition(board, on('2017-09-12', 'SOZ'), {
    on: '2017-09-12',
    to: 'SGB II',
    what: 'Rechtskreiswechsel',
    department: 'SOZ',
    handsTo: ['JC', 'SOZ'],
    targetDays: 28,
    ruleId: 'rule',
  });
  const list = ['file', 'benefits'].map((id) => ({ id, what: id, department: 'SOZ' }));
  startHandover(board, on('2017-09-12', 'SOZ'), change, list);
  const [one = '', other = ''] = board.getMap('handovers').keys();
  tickHandover(board, on('2017-09-20', 'SOZ'), one, '2017-09-20');
  expect(waits(board).days).toEqual(['>8']);
  tickHandover(board, on('2017-09-18', 'SOZ'), other, '2017-09-18');
  expect(waits(board).days).toEqual([8]);
  expect(factsOf(board).handOvers).toMatchObject([{ from: 'SOZ', to: 'JC', targetDays: 28 }]);
});

test('who handed over: who said so last, else who comes before, nobody at the beginning', () => {
  const steps = [
    { department: 'SAF', handsTo: ['KJS', 'IFK'] },
    { department: 'IFK', handsTo: ['AA'] },
    { department: 'IFK', handsTo: [] },
    { department: 'KJS', handsTo: [] },
    { department: 'JC', handsTo: [] },
  ];
  expect(steps.map((_, index) => handedOverBy(steps, index))).toEqual([
    undefined,
    'SAF',
    'SAF',
    'SAF',
    'KJS',
  ]);
});

test('a question is open until its answer was written', () => {
  const board = testBoard();
  const ask = (question: string) =>
    addGap(board, on('2017-03-01'), { question, field: 'social', askedDepartment: 'CBE' });
  answerGap(board, on('2017-03-11', 'CBE'), ask('Gibt es Kontakte?'), { text: 'Im Chor' });
  ask('Wer betreut?');
  addGap(board, on('2017-03-21'), { question: 'An niemanden', field: 'social' });
  const gaps = factsOf(board).gaps.map(({ question, department, asked, days, ended }) => ({
    question,
    department,
    asked,
    days,
    ended,
  }));
  const asked = { department: 'CBE', asked: '2017-H1' };
  expect(gaps.sort((a, b) => a.days - b.days)).toEqual([
    { ...asked, question: 'Gibt es Kontakte?', days: 10, ended: true },
    { ...asked, question: 'Wer betreut?', days: 20, ended: false },
  ]);
});

test('strategies with their copies: resistance by round, conditions, decision, and how agreements ended', () => {
  const [board, chair] = [testBoard(), new Y.Doc()];
  const [saf, aa] = [on('2017-03-01', 'SAF'), on('2017-03-01', 'AA')];
  const kita = proposeStrategy(board, saf, { title: 'Kita zuerst', phase: 'access' });
  const work = proposeStrategy(board, aa, { title: 'Arbeit', instrumentIds: ['fim'] });
  const stance = (strategyId: string, department: string, resistance: number | null) => ({
    strategyId,
    department,
    resistance,
  });
  const round = (number: number, stances: ReturnType<typeof stance>[]): Round => ({
    id: `r${number}`,
    number,
    openedAt: saf.now(),
    given: new Map(),
    revealed: { at: saf.now(), by: 'p', department: 'SAF', missing: [], stances },
  });
  writeRound(
    chair,
    round(1, [
      stance(kita, 'AA', 7),
      stance(kita, 'SAF', 0),
      stance(work, 'SAF', null),
      stance(work, 'AA', 2),
      stance(statusQuoId, 'AA', 9),
    ]),
  );
  addCondition(board, aa, { strategyId: kita, text: 'Kurs bleibt', roundId: 'r1' });
  addCondition(board, aa, { strategyId: kita, text: '', roundId: 'r1' });
  const changed = amendStrategy(board, aa, kita, { title: 'Kita mit Kurs', summary: '' });
  writeRound(chair, round(2, [stance(changed, 'AA', 2), stance(changed, 'SAF', 1)]));
  decideStrategies(chair, board, saf, {
    text: '',
    outcomes: { [kita]: 'drop', [changed]: 'pursue', [work]: 'rest' },
  });
  const agree = (what: string) =>
    addAgreement(board, saf, {
      what,
      whoDepartment: 'SAF',
      due: '2017-04-01',
      strategyId: changed,
    });
  settleAgreement(board, saf, agree('Anmelden'), 'done', { on: '2017-03-20' });
  renewAgreement(board, saf, agree('Anrufen'), { on: '2017-04-01', due: '2017-05-01' });
  const facts = factsOf(board, chair);
  expect(facts.compared).toBe('2017-H1');
  expect([...facts.strategies].sort((a, b) => (a.department < b.department ? -1 : 1))).toEqual([
    {
      title: 'Arbeit',
      department: 'AA',
      instruments: ['fim'],
      rounds: [{ counted: 1, sum: 2 }],
      conditions: [],
      outcome: 'rest',
      agreements: { done: 0, notDone: 0, open: 0 },
    },
    {
      title: 'Kita mit Kurs',
      department: 'SAF',
      phase: 'access',
      instruments: [],
      rounds: [
        { counted: 2, sum: 7 },
        { counted: 2, sum: 3 },
      ],
      conditions: [{ department: 'AA', text: 'Kurs bleibt' }],
      outcome: 'pursue',
      agreements: { done: 1, notDone: 0, open: 1 },
    },
  ]);
});

test('the age groups are those of the grown-ups, unless only children are known', () => {
  const board = testBoard();
  addPerson(board, on('2017-03-01'), { label: 'Kind 1', kinship: 'child', birthYear: 2012 });
  expect(factsOf(board).ageGroups).toEqual(['under25']);
  addPerson(board, on('2017-03-01'), { label: 'Mutter', kinship: 'mother', ageGroup: 'over25' });
  addPerson(board, on('2017-03-01'), { label: 'Vater', kinship: 'father' });
  expect(factsOf(board).ageGroups).toEqual(['over25']);
  addPerson(board, on('2017-03-01'), { label: 'Tante', kinship: 'relative', birthYear: 1999 });
  expect(factsOf(board).ageGroups).toEqual(['under25', 'over25']);
});

test('an empty case has facts, and none are read from anything else', () => {
  const facts = factsOf(testBoard());
  expect(readCaseFacts(facts)).toEqual(facts);
  expect(readCaseFacts({ ...facts, version: 2 })).toBeUndefined();
  expect(readCaseFacts({ ...facts, source: 'open' })).toBeUndefined();
  const damaged = { ...facts, gaps: [{}, null, 7], handOvers: 'x', fields: ['work', 'x'] };
  expect(readCaseFacts(damaged)).toEqual({ ...facts, fields: ['work'] });
});

test('reading facts never throws, and what was read reads the same again', () => {
  const facts = factsOf(...familieO());
  fc.assert(
    fc.property(
      fc.anything(),
      fc.dictionary(fc.constantFrom(...Object.keys(facts)), fc.anything()),
      (any, some) => {
        readCaseFacts(any);
        const read = readCaseFacts({ ...facts, ...some });
        expect(read && readCaseFacts(JSON.parse(JSON.stringify(read)))).toEqual(read);
      },
    ),
    { numRuns: 500 },
  );
});
