import { expect, test } from 'vitest';
import { readBoard } from '../../../shared/case/board.ts';
import { addGap, answerGap } from '../../../shared/case/gap.ts';
import { addPerson } from '../../../shared/case/person.ts';
import { addResource } from '../../../shared/case/resource.ts';
import { testAuthor, testBoard } from '../../../shared/case/test-boards.ts';
import { addWill } from '../../../shared/case/will-commands.ts';
import { answersTo } from './answers.ts';

const author = testAuthor('SAF');

test('what came of a question stands with it, for whom it was asked; a gap goes on as its answer', () => {
  const board = testBoard();
  const father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
  const mother = addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
  const [field, questionId] = ['personal', 'q'] as const;
  const gap = addGap(board, author, {
    field,
    question: 'Worauf?',
    personIds: [father],
    questionId,
  });
  addWill(board, author, { statement: 'Malen', personId: father, questionId });
  addResource(board, author, { field, text: 'für alle', questionId });
  addResource(board, author, { field, text: 'andere Frage', personIds: [father] });
  const of = (personId: string | undefined) =>
    answersTo(readBoard(board), questionId, personId).map(({ root }) => root);
  expect(of(father)).toEqual(['gaps', 'wills']);
  expect(of(mother)).toEqual([]);
  expect(of(undefined)).toEqual(['resources']);
  answerGap(board, author, gap, { text: 'Auf die Kinder' });
  expect(of(father)).toEqual(['wills', 'resources']);
});
