import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { seedFamilieO } from './familie-o.ts';
import { answerGap } from './gap.ts';
import { addPerson } from './person.ts';
import { addWill } from './will-commands.ts';
import { askForWill } from './will-question-commands.ts';
import { willRows } from './will-rows.ts';

const author = { participantId: 'p1', department: 'SAF', now: () => 1 };
const said = (board: Y.Doc) => {
  return willRows(readBoard(board)).map(({ person, will, evidence }) => [
    person?.label ?? 'Familie',
    will?.statement ?? '?',
    evidence,
  ]);
};

test('adults without a will are named, children are not, the family comes last', () => {
  const board = new Y.Doc();
  seedFamilieO(board, new Y.Doc());
  expect(said(board)).toEqual([
    ['Vater', 'Ich will als Maler arbeiten.', 3],
    ['Mutter', '?', 0],
    ['Familie', 'Wir möchten eine eigene Wohnung.', 0],
  ]);
});

test('whoever was asked and answered is not called "not asked yet"', () => {
  const board = new Y.Doc();
  const personId = addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
  const lack = () => willRows(readBoard(board)).map((row) => row.lack);
  const gapId = askForWill(board, author, {
    personId,
    question: 'Was will sie?',
    askedDepartment: 'SAF',
  });
  expect(lack()).toEqual(['notAsked']);
  answerGap(board, author, gapId, {
    text: 'Sie fragt nach einem Sprachkurs',
    recordedOn: '2017-09-21',
  });
  expect(lack()).toEqual(['answered']);
});

test('a person may will several things, a child too', () => {
  const board = new Y.Doc();
  const child = addPerson(board, author, { label: 'Kind', kinship: 'child' });
  addWill(board, author, { personId: child, statement: 'Fußball' });
  addWill(board, { ...author, now: () => 2 }, { personId: child, statement: 'Schwimmen' });
  expect(said(board)).toEqual([
    ['Kind', 'Fußball', 0],
    ['Kind', 'Schwimmen', 0],
  ]);
});
