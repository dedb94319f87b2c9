import { beforeEach, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readBoard } from './board.ts';
import { removeEntity } from './entity.ts';
import { addGap, answerGap } from './gap.ts';
import { addPerson } from './person.ts';
import { proposeStrategy } from './strategy.ts';
import { refusalOf, testAuthor, testBoard } from './test-boards.ts';
import { willQuestion } from './will-question.ts';
import { askForWill, enterWish } from './will-question-commands.ts';

const author = testAuthor();
const question = 'Was will die Mutter für sich erreichen?';
const on = '2017-09-21';

let board: Y.Doc;
let personId: string;

beforeEach(() => {
  board = testBoard();
  personId = addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
});

const ask = (askedDepartment = 'SAF') =>
  askForWill(board, author, { personId, question, askedDepartment });
const asked = () => willQuestion(readBoard(board), personId);

it('a department is asked in one step', () => {
  const id = ask();
  expect(asked().open).toMatchObject({
    id,
    question,
    field: 'personal',
    personIds: [personId],
    askedDepartment: 'SAF',
  });
});

it('what is asked already is not asked twice', () => {
  expect(ask('DRK')).toBe(ask());
  expect(readBoard(board).gaps.size).toBe(1);
});

it('a question that was removed can be asked again', () => {
  removeEntity(board, author, 'gaps', ask());
  ask();
  expect(asked().open).toBeDefined();
});

it('nobody can be asked about somebody who is not there', () => {
  removeEntity(board, author, 'persons', personId);
  expect(refusalOf(ask)?.code).toBe('UnknownEntity');
});

it('an answer is kept, and what remains of the question still asks for the Wille', () => {
  answerGap(board, author, ask(), { text: 'Erst die Kinder' }, 'Und danach?');
  expect(asked().answer?.text).toBe('Erst die Kinder');
  expect(asked().open?.question).toBe('Und danach?');
});

it('a wish answers the question, with what was built on it', () => {
  const gap = ask();
  const strategy = proposeStrategy(board, author, { title: 'Kita', gapIds: [gap] });
  const id = enterWish(board, author, { personId, statement: 'Ich möchte nähen.', on });
  const state = readBoard(board);
  expect(state.wills.get(id)).toMatchObject({ personId, statement: 'Ich möchte nähen.' });
  expect(asked().open).toBeUndefined();
  expect(asked().answer).toMatchObject({ text: 'Ich möchte nähen.', basis: 'stated' });
  expect(state.strategies.get(strategy)?.resourceIds).toEqual([asked().answer?.id]);
});

it('a wish answers what was asked in general, not another question of the catalogue', () => {
  const other = { question: 'Was fehlt?', questionId: 'q2', willOfPersonId: personId };
  addGap(board, author, { ...other, field: 'personal' });
  const wish = { personId, statement: 'Ich möchte nähen.', questionId: 'q1', on };
  const id = enterWish(board, author, wish);
  expect(readBoard(board).wills.get(id)?.questionId).toBe('q1');
  expect(asked().open?.questionId).toBe('q2');
  removeEntity(board, author, 'gaps', asked().open?.id ?? '');
  ask();
  enterWish(board, author, wish);
  expect(asked().open).toBeUndefined();
});

it('a wish of the family answers nobody’s question', () => {
  ask();
  enterWish(board, author, { statement: 'Eine eigene Wohnung', on });
  expect(asked().open).toBeDefined();
});

it('a wish that is refused leaves the question open', () => {
  ask();
  expect(refusalOf(() => enterWish(board, author, { personId, statement: ' ', on }))?.code).toBe(
    'TextEmpty',
  );
  expect(asked().open).toBeDefined();
});
