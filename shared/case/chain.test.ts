import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { type ChainTemplate, defaultChains, type TemplateStep } from '../method/chain-templates.ts';
import { readBoard } from './board.ts';
import { type ChainStep, chainOf, standingOf } from './chain.ts';
import {
  addStep,
  applyTemplate,
  decideLead,
  placeStep,
  recordTransition,
  removeStep,
  updateStep,
} from './chain-commands.ts';
import { currentLegalSphere } from './chronicle.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { deviationsFrom } from './deviations.ts';
import { requireStored } from './entity.ts';
import { seedFamilieO } from './familie-o.ts';
import {
  fingerprint,
  refusalOf,
  replicaOf,
  syncDocs,
  testAuthor,
  testBoard,
} from './test-boards.ts';

const today = '2017-09-21';
const author = testAuthor();
const chain = (board: Y.Doc) => chainOf(readBoard(board).chronicle);
const names = (board: Y.Doc) => chain(board).map(({ what }) => what);
const first = (board: Y.Doc) => chain(board)[0] as ChainStep;
const [template] = defaultChains;
if (!template) throw new Error('there is a template');

describe('the chain of Familie O.', () => {
  const board = new Y.Doc();
  seedFamilieO(board, new Y.Doc());

  test('is in its order, each step where it stands', () => {
    const rows = chain(board).map((step) => {
      const { state, wait, contradictions } = standingOf(step, today);
      expect(contradictions).toEqual([]);
      return [step.what, step.department, state, ...(wait?.days ? [wait.days, wait.isLate] : [])];
    });
    expect(rows).toEqual([
      ['Zuweisung angekündigt (ZEWO)', 'SOZ', 'done'],
      ['Ankunft, Registrierung, Wohneinheit', 'DRK', 'done', 7, false],
      ['Leistungen, Krankenkasse, Sozialticket', 'SOZ', 'done'],
      ['Ausländerzentralregister, Meldung', 'AUS', 'done'],
      ['Profiling I', 'SAF', 'done', 10, false],
      ['Profiling II (Ü25)', 'IFK', 'done'],
      ['Alphabetisierungskurs', 'IFK', 'skipped'],
      ['Zwei Kindergartenplätze', 'KJS', 'late', 77, true],
      ['Termin bei der Agentur für Arbeit', 'AA', 'done', 75, true],
      ['Integrationskurs', 'IFK', 'due'],
      ['Rechtskreiswechsel, Übergabe', 'SOZ', 'running'],
      ['Teilqualifizierung Maler', 'AA', 'upcoming'],
    ]);
  });
});

describe('where a step stands', () => {
  test.each<[object, string]>([
    [{}, 'upcoming'],
    [{ expectedFrom: '2017-09-22' }, 'upcoming'],
    [{ expectedFrom: today }, 'due'],
    [{ needFoundOn: '2017-09-01' }, 'due'],
    [{ needFoundOn: '2017-09-22' }, 'upcoming'],
    [{ needFoundOn: '2017-09-01', targetDays: 20 }, 'due'],
    [{ needFoundOn: '2017-09-01', targetDays: 19 }, 'late'],
    // Until then nobody waits.
    [{ needFoundOn: '2017-09-01', targetDays: 19, expectedFrom: '2017-11-01' }, 'due'],
    [{ needFoundOn: '2017-09-01', targetDays: 19, startedOn: today }, 'running'],
    [{ needFoundOn: '2017-09-01', targetDays: 1, doneOn: today }, 'done'],
    [{ needFoundOn: '2017-09-01', targetDays: 1, skippedBecause: 'nicht nötig' }, 'skipped'],
  ])('%o: %s', (days, state) => {
    const board = testBoard();
    addStep(board, author, { on: today, what: 'Kurs', ...days });
    expect(standingOf(first(board), today).state).toBe(state);
  });
});

it('refuses days that contradict each other, and leaves what was', () => {
  const board = testBoard();
  const id = addStep(board, author, { on: today, what: 'Kurs', needFoundOn: '2017-07-06' });
  const refused = (patch: object) => refusalOf(() => updateStep(board, author, id, patch))?.code;
  expect(refused({ startedOn: '2017-07-05' })).toBe('BegunBeforeNeed');
  expect(refused({ doneOn: '2017-07-05' })).toBe('BegunBeforeNeed');
  expect(refused({ startedOn: '2017-07-10', doneOn: '2017-07-09' })).toBe('DoneBeforeBegun');
  expect(refused({ startedOn: '2017-07-10', skippedBecause: 'doch nicht' })).toBe(
    'SkippedButBegun',
  );
  expect(refused({ skippedBecause: ' ' })).toBe('TextEmpty');
  expect(refusalOf(() => updateStep(board, author, 'nobody', {}))?.code).toBe('UnknownEntity');
  expect(first(board)).toMatchObject({ needFoundOn: '2017-07-06' });
  expect(first(board)).not.toHaveProperty('startedOn');
});

it('shows a stored contradiction and lets it be mended step by step', () => {
  const board = testBoard();
  const id = addStep(board, author, { on: today, what: 'Kurs', needFoundOn: '2017-07-06' });
  const stored = requireStored(board, 'chronicle', id);
  stored.set('startedOn', '2017-07-01');
  stored.set('doneOn', '2017-06-30');
  const contradictions = () => standingOf(first(board), today).contradictions;
  expect(contradictions()).toEqual(['BegunBeforeNeed', 'DoneBeforeBegun']);
  updateStep(board, author, id, { needFoundOn: '2017-06-01' });
  expect(contradictions()).toEqual(['DoneBeforeBegun']);
  updateStep(board, author, id, { doneOn: undefined });
  expect(contradictions()).toEqual([]);
});

it('takes skipping and beginning at the same moment as the contradiction they are', () => {
  const board = testBoard();
  const id = addStep(board, author, { on: today, what: 'Kurs' });
  const other = replicaOf(board);
  updateStep(board, author, id, { skippedBecause: 'nicht nötig' });
  updateStep(other, testAuthor('IFK'), id, { startedOn: today });
  syncDocs(board, other);
  expect(standingOf(first(board), today)).toMatchObject({
    state: 'running',
    contradictions: ['SkippedButBegun'],
  });
});

describe('a template', () => {
  it('of two who apply it at once no step is there twice, and what each did stays', () => {
    const board = testBoard(1);
    const other = testBoard(2);
    syncDocs(board, other);
    const ifk = testAuthor('IFK');
    applyTemplate(board, author, template, today);
    applyTemplate(other, ifk, template, today);
    const [arrival, , , profiling] = [1, 2, 3, 4].map((n) => chain(other)[n]?.id ?? '');
    updateStep(board, author, first(board).id, { needFoundOn: '2017-06-19', doneOn: today });
    updateStep(other, ifk, first(other).id, { note: 'per Fax' });
    updateStep(other, ifk, arrival ?? '', { department: 'SOZ', startedOn: today });
    updateStep(other, ifk, profiling ?? '', { skippedBecause: 'liegt vor' });
    syncDocs(board, other);
    expect(names(board)).toEqual(template.steps.map(({ what }) => what));
    expect(fingerprint(readBoard(board))).toEqual(fingerprint(readBoard(other)));
    expect(first(board)).toMatchObject({ needFoundOn: '2017-06-19', note: 'per Fax' });
    expect(chain(board)[4]).toMatchObject({ skippedBecause: 'liegt vor' });
    expect(chain(board)[1]).toMatchObject({ startedOn: today });
    // From then on both are one: what is taken away is away.
    updateStep(board, author, first(board).copies[1] ?? '', { doneOn: undefined, note: undefined });
    expect(first(board)).not.toHaveProperty('note');
    removeStep(board, author, first(board).id);
    expect(names(board)).toHaveLength(template.steps.length - 1);
  });

  it('applied again brings what is missing, and what was removed comes back as it was', () => {
    const board = testBoard();
    expect(applyTemplate(board, author, template, today)).toBe(template.steps.length);
    const { id } = first(board);
    updateStep(board, author, id, { note: 'per Fax' });
    removeStep(board, author, id);
    expect(applyTemplate(board, author, template, today)).toBe(1);
    expect(first(board)).toMatchObject({ id, note: 'per Fax', templateVersion: 0 });
    expect(applyTemplate(board, author, template, today)).toBe(0);
  });

  describe('put into a chain in use', () => {
    const step = (id: string, what: string, department = 'SAF'): TemplateStep => ({
      ...{ id, what, department, handsTo: [], handsWhat: '' },
    });
    const of = (...steps: readonly TemplateStep[]): ChainTemplate => ({
      ...{ id: 't', name: 'Kette', version: 1, field: 'work', steps },
    });
    const [a, b, c] = [step('a', 'A'), step('b', 'B'), step('c', 'C')];
    const boardWith = (...steps: readonly TemplateStep[]) => {
      const board = testBoard(1);
      applyTemplate(board, author, of(...steps), today);
      return board;
    };

    it('has the steps a rule added where the template has them, in their order', () => {
      const board = boardWith(a, b, c);
      const next = of(step('x', 'X'), a, step('y', 'Y'), step('z', 'Z'), b, c, step('w', 'W'));
      expect(applyTemplate(board, author, next, today)).toBe(4);
      expect(names(board)).toEqual(['X', 'A', 'Y', 'Z', 'B', 'C', 'W']);
      expect(deviationsFrom(next, chain(board))).toMatchObject({
        own: new Set(),
        moved: new Set(),
      });
    });

    it('has a new step behind its predecessor, wherever that was moved, or its nearest one', () => {
      const board = boardWith(a, b, c);
      const [first = '', second = ''] = chain(board).map(({ id }) => id);
      placeStep(board, author, first);
      removeStep(board, author, second);
      addStep(board, author, { on: today, what: 'eigener' });
      applyTemplate(board, author, of(a, step('x', 'X'), c), today);
      expect(names(board)).toEqual(['C', 'A', 'X', 'eigener']);
      applyTemplate(board, author, of(step('gone', 'A', 'JC'), step('y', 'Y'), c), today);
      expect(names(board)).toEqual(['A', 'Y', 'C', 'A', 'X', 'eigener']);
    });

    it('behind steps from before there was a chain keeps them done', () => {
      const board = testBoard();
      addChronicleEntry(board, author, { on: '2017-06-26', what: 'B', kind: 'step' });
      const { department } = first(board);
      const next = of(a, step('b', 'b.', department), c);
      expect(applyTemplate(board, author, next, today)).toBe(2);
      expect(names(board)).toEqual(['A', 'B', 'C']);
      expect(chain(board)[1]).toMatchObject({ doneOn: '2017-06-26' });
    });

    it('takes a step of the same words and department for its own, each once', () => {
      const board = testBoard();
      applyTemplate(board, author, template, today);
      const other = defaultChains[1] ?? template;
      expect(applyTemplate(board, author, other, today)).toBe(1);
      const at = template.steps.findIndex(({ id }) => id === 'profiling-2');
      expect(names(board)).toEqual(
        template.steps.map(({ what }) => what).toSpliced(at, 0, other.steps[at]?.what ?? ''),
      );
      expect(deviationsFrom(other, chain(board)).leftOut).toEqual([]);
      // Two of the same words in a template are two steps.
      const twice = boardWith(a);
      expect(applyTemplate(twice, author, of(a, step('again', 'A')), today)).toBe(1);
      expect(applyTemplate(twice, author, of(a, step('again', 'A')), today)).toBe(0);
      expect(names(twice)).toEqual(['A', 'A']);
      // Another department's is another one.
      expect(applyTemplate(twice, author, of(step('other', 'A', 'JC')), today)).toBe(1);
    });

    it('by two at once is there once, and in one order', () => {
      const board = boardWith(a, b, c);
      const other = replicaOf(board);
      const next = of(a, step('x', 'X'), step('y', 'Y'), b, c);
      applyTemplate(board, author, next, today);
      applyTemplate(other, testAuthor('IFK'), next, today);
      addStep(other, author, { on: today, what: 'eigener' });
      syncDocs(board, other);
      expect(names(board)).toEqual(['A', 'X', 'Y', 'B', 'C', 'eigener']);
      expect(names(other)).toEqual(names(board));
    });
  });
});

it('keeps the order people give it, own steps among those of the template', () => {
  const board = testBoard();
  for (const what of ['A', 'B', 'C']) addStep(board, author, { on: today, what });
  const [a, b] = chain(board).map(({ id }) => id);
  placeStep(board, author, a ?? '', undefined);
  expect(names(board)).toEqual(['B', 'C', 'A']);
  placeStep(board, author, a ?? '', b);
  expect(names(board)).toEqual(['A', 'B', 'C']);
});

it('has the steps from before there was a chain, done on their day, in front', () => {
  const board = testBoard();
  const old = (on: string, what: string) =>
    addChronicleEntry(board, author, { on, what, kind: 'step' });
  old('2017-07-06', 'Profiling');
  const registered = old('2017-06-26', 'Registrierung');
  addStep(board, author, { on: today, what: 'Kurs' });
  expect(names(board)).toEqual(['Registrierung', 'Profiling', 'Kurs']);
  expect(standingOf(first(board), today).state).toBe('done');
  placeStep(board, author, registered, undefined);
  expect(names(board)).toEqual(['Profiling', 'Kurs', 'Registrierung']);
});

describe('the change of the Rechtskreis', () => {
  const change = {
    on: '2017-09-12',
    to: 'SGB II',
    what: 'Wechsel',
    department: 'SOZ',
    handsTo: ['JC'],
    targetDays: 28,
    ruleId: 'rule',
  } as const;

  it('is the step that leads there once it begins, and a step again when that is taken back', () => {
    const board = testBoard();
    applyTemplate(board, author, template, today);
    const id = recordTransition(board, author, change);
    const step = () => chain(board).find((each) => each.id === id);
    const sphere = () => currentLegalSphere(readBoard(board).chronicle);
    expect(chain(board)).toHaveLength(template.steps.length);
    expect(step()).toMatchObject({ startedOn: '2017-09-12', needFoundOn: '2017-09-12' });
    expect(sphere()).toEqual({ sphere: 'SGB II', since: '2017-09-12' });
    updateStep(board, author, id, { startedOn: '2017-09-14' });
    expect(sphere()?.since).toBe('2017-09-14');
    updateStep(board, author, id, { startedOn: undefined });
    expect(step()?.kind).toBe('step');
    expect(sphere()).toBeUndefined();
  });

  it('entered by two at once, without a step for it, is one', () => {
    const board = testBoard(1);
    const other = testBoard(2);
    syncDocs(board, other);
    recordTransition(board, author, change);
    recordTransition(other, testAuthor('JC'), change);
    syncDocs(board, other);
    expect(names(board)).toEqual(['Wechsel']);
  });

  it('has one decision on the Fallverantwortung; two at once are both seen', () => {
    const board = testBoard();
    const id = recordTransition(board, author, change);
    const other = replicaOf(board);
    expect(refusalOf(() => decideLead(board, author, id, { stays: ' ' }))?.code).toBe('TextEmpty');
    decideLead(board, author, id, { to: 'JC', from: '2017-10-10' });
    decideLead(other, testAuthor('JC'), id, { stays: 'Kita offen' });
    syncDocs(board, other);
    expect(first(board)).toMatchObject({ leadTo: 'JC', leadStays: 'Kita offen' });
    decideLead(board, author, id, { stays: 'Kita offen' });
    expect(first(board)).not.toHaveProperty('leadTo');
  });
});
