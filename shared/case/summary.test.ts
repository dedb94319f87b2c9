import { expect, test } from 'vitest';
import { addAgreement, renewAgreement, reopenAgreement, settleAgreement } from './agreement.ts';
import { readBoard } from './board.ts';
import { readChair } from './chair.ts';
import { summarise } from './summary.ts';
import { replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor('SAF');

test('what is due is what the lens calls open: the soonest first, and what goes on in another agreement only there', () => {
  const board = testBoard();
  const add = (what: string, due: string) =>
    addAgreement(board, author, { what, due, whoDepartment: 'SAF' });
  const anew = add('Kita anfragen', '2017-09-30');
  add('Kurs suchen', '2017-09-28');
  const done = add('Termin machen', '2017-09-29');
  settleAgreement(board, author, done, 'done', { on: '2017-09-29' });
  settleAgreement(board, author, anew, 'notDone', { on: '2017-09-30' });
  // One agrees it anew while another opens it again.
  const far = replicaOf(board);
  renewAgreement(board, author, anew, { on: '2017-09-30', due: '2017-10-07' });
  reopenAgreement(far, testAuthor('AA'), anew);
  syncDocs(board, far);
  expect(readBoard(board).agreements.get(anew)?.state).toBe('open');
  const { due } = summarise(readBoard(board), readChair(board));
  expect(due.map(({ what, due: day }) => `${what} ${day}`)).toEqual([
    'Kurs suchen 2017-09-28',
    'Kita anfragen 2017-10-07',
  ]);
});
