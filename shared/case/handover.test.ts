import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { defaultTransitionRules } from '../method/transition-rules.ts';
import { readBoard } from './board.ts';
import { recordTransition } from './chain-commands.ts';
import {
  addHandoverItem,
  removeHandover,
  startHandover,
  tickHandover,
  updateHandover,
} from './handover-commands.ts';
import { handoverListOf } from './handover-list.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';

const author = testAuthor();
const [rule] = defaultTransitionRules;
if (!rule) throw new Error('there is a rule');

function changed() {
  const board = testBoard();
  const id = recordTransition(board, author, {
    on: '2017-09-12',
    to: 'SGB II',
    what: 'Wechsel',
    department: 'SOZ',
    handsTo: ['JC'],
    targetDays: 28,
    ruleId: 'rule',
  });
  return { board, id };
}

const listOf = (board: Y.Doc, id: string) => handoverListOf(readBoard(board).handovers, [id]);

test('two who begin the list at once have it once, and each keeps what they ticked', () => {
  const { board, id } = changed();
  const other = replicaOf(board);
  const jc = testAuthor('JC');
  startHandover(board, author, id, rule.checklist);
  startHandover(other, jc, id, rule.checklist);
  tickHandover(board, author, listOf(board, id)[0]?.id ?? '', '2017-09-13');
  tickHandover(other, jc, listOf(other, id)[1]?.id ?? '', '2017-09-14');
  syncDocs(board, other);
  const list = listOf(board, id);
  expect(list.map(({ what }) => what)).toEqual(rule.checklist.map(({ what }) => what));
  expect(list[0]).toMatchObject({ doneOn: '2017-09-13', doneBy: 'SAF', due: '2017-09-19' });
  expect(list[1]).toMatchObject({ doneOn: '2017-09-14', doneBy: 'JC' });
  tickHandover(board, author, list[1]?.id ?? '', undefined);
  expect(listOf(board, id)[1]).not.toHaveProperty('doneOn');
  expect(startHandover(board, author, id, rule.checklist)).toBe(0);
});

test('an item gets another day and owner, own ones come to it, and one goes', () => {
  const { board, id } = changed();
  const item = addHandoverItem(board, author, {
    transitionId: id,
    what: 'Schlüssel übergeben',
    department: 'DRK',
  });
  updateHandover(board, author, item, { due: '2017-10-01', department: 'SAF' });
  expect(listOf(board, id)[0]).toMatchObject({ due: '2017-10-01', department: 'SAF' });
  const refused = refusalOf(() => updateHandover(board, author, item, { department: '???' }));
  expect(refused?.code).toBe('InvalidValue');
  removeHandover(board, author, item);
  expect(listOf(board, id)).toEqual([]);
  expect(refusalOf(() => tickHandover(board, author, item, '2017-09-21'))?.code).toBe(
    'UnknownEntity',
  );
});
