import { expect, test } from 'vitest';
import { addAgreement, settleAgreement } from './agreement.ts';
import { readBoard } from './board.ts';
import { addGap, answerGap } from './gap.ts';
import { proposeStrategy } from './strategy.ts';
import { testAuthor, testBoard } from './test-boards.ts';
import { uncovered } from './uncovered.ts';

const author = testAuthor('SAF');

test('pursued strategies and unanswered questions wait for somebody who promises something', () => {
  const board = testBoard();
  const pursued = proposeStrategy(board, author, { title: 'Erst Kita-Plätze' });
  const resting = proposeStrategy(board, author, { title: 'Sprache zuerst' });
  const ask = (question: string) => addGap(board, author, { question, field: 'social' });
  const open = ask('Kontakte?');
  const answered = ask('Sprache?');
  answerGap(board, author, answered, { text: 'Arabisch' });
  const seen = () => {
    const { strategies, gaps } = uncovered(readBoard(board), (id) =>
      id === pursued ? 'pursue' : id === resting ? 'rest' : undefined,
    );
    return [...strategies, ...gaps].map(({ id }) => id);
  };
  expect(seen()).toEqual([pursued, open]);

  const promise = { what: 'klären', whoDepartment: 'CBE', due: '2017-10-01' };
  const forGap = addAgreement(board, author, { ...promise, gapId: open });
  addAgreement(board, author, { ...promise, strategyId: pursued });
  expect(seen()).toEqual([]);

  settleAgreement(board, author, forGap, 'done', { on: '2017-09-30' });
  expect(seen()).toEqual([]);
  settleAgreement(board, author, forGap, 'notDone', { on: '2017-09-30' });
  expect(seen()).toEqual([open]);
});
