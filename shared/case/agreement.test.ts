import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type Agreement,
  addAgreement,
  agreementsOf,
  dueAgreements,
  fromLastTime,
  isOverdue,
  openAgreements,
  removeAgreement,
  renewAgreement,
  reopenAgreement,
  settleAgreement,
  updateAgreement,
} from './agreement.ts';
import { readBoard } from './board.ts';
import { addPerson } from './person.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor('SAF');

let board: Y.Doc;
let father: string;

beforeEach(() => {
  board = testBoard();
  father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
});

const agree = (what: string, due: string, sittingId?: string) =>
  addAgreement(board, author, { what, whoDepartment: 'KJS', due, sittingId });
const read = (id: string) => readBoard(board).agreements.get(id);
const whats = (agreements: readonly Agreement[]) => agreements.map(({ what }) => what);

/** Runs what has to be refused; nothing may be written. */
function refused(run: () => unknown) {
  const before = Y.encodeStateAsUpdate(board);
  const refusal = refusalOf(run);
  expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  return refusal;
}

describe('an agreement says who does what until when', () => {
  test.each([
    [{ what: 'Anruf' }, ['who', 'due']],
    [{ what: ' ', whoDepartment: 'KJS', due: '2017-09-26' }, ['what']],
    [{ what: 'Anruf', due: '2017-09-26' }, ['who']],
    [{ what: 'Anruf', whoDepartment: 'KJS' }, ['due']],
    [{ what: '' }, ['who', 'what', 'due']],
  ] as const)('%j lacks %j', (input, missing) => {
    expect(refused(() => addAgreement(board, author, input))).toEqual({
      code: 'AgreementIncomplete',
      missing,
    });
  });

  test.each(['2017-02-29', '26.09.2017', 'morgen'])('%s is no day', (due) => {
    expect(refused(() => agree('Anruf', due))).toEqual({ code: 'InvalidValue', field: 'due' });
  });

  test('a department, a person of the family, or both together', () => {
    const together = addAgreement(board, author, {
      what: 'Kurs besuchen',
      whoDepartment: 'IFK',
      whoPersonId: father,
      due: '2017-11-01',
    });
    expect(read(together)).toMatchObject({ whoDepartment: 'IFK', whoPersonId: father });
    updateAgreement(board, author, together, { whoDepartment: undefined });
    expect(read(together)).toMatchObject({ whoPersonId: father });
    expect(read(together)).not.toHaveProperty('whoDepartment');
    expect(
      refused(() => updateAgreement(board, author, together, { whoPersonId: undefined })),
    ).toEqual({ code: 'AgreementIncomplete', missing: ['who'] });
  });

  test('stays complete when it is changed', () => {
    const id = agree('Anruf', '2017-09-26');
    expect(refused(() => updateAgreement(board, author, id, { due: undefined }))).toEqual({
      code: 'AgreementIncomplete',
      missing: ['due'],
    });
    updateAgreement(board, author, id, { due: '2017-10-05' });
    expect(read(id)?.due).toBe('2017-10-05');
  });
});

describe('settling', () => {
  test('says on which day and how it went; opening it again takes both back', () => {
    const id = agree('Anruf', '2017-09-26');
    settleAgreement(board, author, id, 'done', { on: '2017-09-25', outcome: 'Ein Platz frei' });
    expect(read(id)).toMatchObject({
      state: 'done',
      settledOn: '2017-09-25',
      outcome: 'Ein Platz frei',
    });
    reopenAgreement(board, author, id);
    expect(read(id)?.state).toBe('open');
    expect(read(id)).not.toHaveProperty('settledOn');
    expect(read(id)).not.toHaveProperty('outcome');
  });

  test('what was not done goes on in a new agreement that knows the old one', () => {
    const old = agree('Plätze nennen', '2017-09-21', 's1');
    settleAgreement(board, author, old, 'notDone', { on: '2017-09-21', outcome: 'Warteliste' });
    const id = renewAgreement(board, author, old, {
      on: '2017-09-21',
      due: '2017-10-19',
      sittingId: 's2',
    });
    expect(read(old)).toMatchObject({ state: 'notDone', outcome: 'Warteliste' });
    expect(read(id)).toMatchObject({
      what: 'Plätze nennen',
      whoDepartment: 'KJS',
      due: '2017-10-19',
      renewsId: old,
      sittingId: 's2',
      state: 'open',
    });
  });

  test.each([
    { on: 'heute', due: '2017-10-19' },
    { on: '2017-09-21', due: 'bald' },
    { on: '2017-09-21', due: '' },
    { on: '2017-09-21', due: '2017-10-19', what: ' ' },
    { on: '2017-09-21', due: '2017-10-19', outcome: 'x'.repeat(281) },
  ])('a renewal with %j writes nothing', (renewal) => {
    const old = agree('Plätze nennen', '2017-09-21');
    expect(refused(() => renewAgreement(board, author, old, renewal))).toBeDefined();
  });

  test('two people settling at once leave one state on every replica', () => {
    const id = agree('Anruf', '2017-09-26');
    const replica = replicaOf(board);
    settleAgreement(board, author, id, 'done', { on: '2017-09-25' });
    settleAgreement(replica, testAuthor('KJS'), id, 'notDone', { on: '2017-09-26' });
    syncDocs(board, replica);
    expect(readBoard(replica).agreements.get(id)).toEqual(read(id));
  });
});

describe('what is agreed', () => {
  beforeEach(() => {
    const done = agree('erledigt', '2017-08-01', 's1');
    settleAgreement(board, author, done, 'done', { on: '2017-08-01' });
    agree('überfällig', '2017-08-02', 's0');
    agree('fällig', '2017-09-28', 's1');
    agree('später', '2017-12-01', 's2');
    const old = agree('erneuert', '2017-08-15', 's0');
    renewAgreement(board, author, old, {
      on: '2017-09-21',
      due: '2017-10-05',
      what: 'Erneuerung',
      sittingId: 's2',
    });
    removeAgreement(board, author, agree('entfernt', '2017-08-01', 's1'));
  });

  test('open, the soonest due first', () => {
    expect(whats(openAgreements(readBoard(board)))).toEqual([
      'überfällig',
      'fällig',
      'Erneuerung',
      'später',
    ]);
  });

  test('due within a week, the overdue ones among them', () => {
    const due = dueAgreements(readBoard(board), '2017-09-21', 7);
    expect(whats(due)).toEqual(['überfällig', 'fällig']);
    expect(due.map((agreement) => isOverdue(agreement, '2017-09-21'))).toEqual([true, false]);
    expect(due.map((agreement) => isOverdue(agreement, '2017-08-02'))).toEqual([false, false]);
  });

  test('what goes on in another agreement is not open, even when it was opened again', () => {
    const old = [...readBoard(board).agreements.values()].find(({ what }) => what === 'erneuert');
    reopenAgreement(board, author, old?.id ?? '');
    expect(whats(openAgreements(readBoard(board)))).not.toContain('erneuert');
  });

  test('in one sitting, as it was agreed', () => {
    expect(whats(agreementsOf(readBoard(board), 's1'))).toEqual(['erledigt', 'fällig']);
  });

  test('from last time: all of the previous sitting and what is still open from before, not what is new', () => {
    expect(whats(fromLastTime(readBoard(board), 's1', 's2'))).toEqual([
      'erledigt',
      'überfällig',
      'fällig',
    ]);
    expect(whats(fromLastTime(readBoard(board), undefined, 's2'))).toEqual([
      'überfällig',
      'fällig',
    ]);
  });

  test('from last time, while no sitting runs: everything that is open, made in a sitting or without one', () => {
    agree('zwischendurch', '2017-12-01');
    expect(whats(fromLastTime(readBoard(board), undefined))).toContain('zwischendurch');
    expect(whats(fromLastTime(readBoard(board), undefined))).toEqual(
      whats(openAgreements(readBoard(board))),
    );
    expect(whats(fromLastTime(readBoard(board), 's1'))).toEqual(
      expect.arrayContaining(['erledigt', 'zwischendurch']),
    );
  });
});
