import { expect, test } from 'vitest';
import { readBoard } from './board.ts';
import { changesSince } from './changes.ts';
import { addGap, answerGap } from './gap.ts';
import { addResource } from './resource.ts';
import { proposeStrategy } from './strategy.ts';
import { testAuthor, testBoard } from './test-boards.ts';

test('counts what came since, and a question as closed when its answer came since', () => {
  const board = testBoard();
  const author = testAuthor('SAF');
  const field = 'social';
  const ask = (question: string) => addGap(board, author, { question, field });
  addResource(board, author, { text: 'pünktlich', field });
  const before = [ask('Kontakte?'), ask('Sprache?')] as const;
  answerGap(board, author, before[0], { text: 'Schwimmverein' });
  const since = author.now();
  expect(changesSince(readBoard(board), since)).toEqual({
    resources: 0,
    closedGaps: 0,
    newGaps: 0,
    strategies: 0,
  });
  answerGap(board, author, before[1], { text: 'Arabisch' });
  addResource(board, author, { text: 'Sozialticket', field });
  ask('Wohnung?');
  answerGap(board, author, ask('Kita?'), { text: 'Platz ab Oktober' });
  proposeStrategy(board, author, { title: 'Erst Kita-Plätze' });
  expect(changesSince(readBoard(board), since)).toEqual({
    resources: 3,
    closedGaps: 2,
    newGaps: 1,
    strategies: 1,
  });
});
