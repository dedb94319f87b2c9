import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { changeMember, removeEntity, requireStored, restoreEntity } from './entity.ts';
import { placeEntry } from './entries.ts';
import { transferEntry } from './entrust.ts';
import { type InkRecord, readInk, writeInk } from './ink.ts';
import { addResource, resourceEntity } from './resource.ts';
import { rootMap, rootNames } from './roots.ts';
import { proposeStrategy } from './strategy.ts';
import {
  fingerprint,
  linkedBoard,
  replicaOf,
  syncDocs,
  testAuthor,
  testBoard,
} from './test-boards.ts';
import { editText } from './text.ts';
import { planTurnBack } from './turn-back.ts';
import { updateMeta } from './update-meta.ts';

const author = testAuthor('KJS');
const nothing = { added: 0, changed: 0, removed: 0, drawn: 0 };

const stroke = (id: string, x: number): InkRecord => ({
  id: `shape:${id}`,
  typeName: 'shape',
  type: 'draw',
  x,
});

function type(board: Y.Doc, id: string, insert: string): void {
  editText(
    board,
    author,
    { root: 'resources', id, field: 'text' },
    { index: 0, remove: 0, insert },
  );
}

/** What is there, without what was removed. */
const shown = (board: Y.Doc) => {
  const state = readBoard(board);
  return rootNames.map((root) => [...state[root].values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
};

describe('a board that is turned back', () => {
  it('says again what it said, whatever was done to it', () => {
    const { board, painter, ticket, gap, mother, work } = linkedBoard();
    updateMeta(board, author, { pseudonym: 'Familie O.' });
    writeInk(board, author, { put: [stroke('a', 1), stroke('b', 1)], remove: [] });
    const then = replicaOf(board);
    const before = fingerprint(readBoard(board));

    removeEntity(board, author, 'resources', painter);
    rootMap(board, 'gaps')?.delete(gap);
    type(board, ticket, 'Kein ');
    placeEntry(board, author, { root: 'resources', id: ticket }, { field: 'social' });
    changeMember(board, author, resourceEntity, ticket, 'personIds', mother, true);
    const strategy = requireStored(board, 'strategies', work);
    strategy.set('title', 'kaputt');
    strategy.set('createdBy', 'jemand');
    rootMap(board, 'persons')?.set(mother, 'keine Karte');
    rootMap(board, 'wills')?.set('rubbish', 'keine Karte');
    updateMeta(board, author, { pseudonym: 'Familie X.' });
    writeInk(board, author, { put: [stroke('b', 2), stroke('c', 1)], remove: ['shape:a'] });

    const plan = planTurnBack(board, then, []);
    expect(plan.since).toEqual({ added: 0, changed: 3, removed: 3, drawn: 3 });
    plan.apply(author);
    expect(fingerprint(readBoard(board))).toBe(before);
    expect(Object.fromEntries(readInk(board))).toEqual(Object.fromEntries(readInk(then)));
    const again = planTurnBack(board, then, []);
    expect(again.isNeeded).toBe(false);
    expect(again.since).toEqual(nothing);
  });

  it('keeps what has come since, as removed, and the Passivlösung', () => {
    const { board } = linkedBoard();
    const then = replicaOf(board);
    const id = addResource(board, author, { field: 'social', text: 'Der Nachbar fährt' });
    proposeStrategy(board, author, { title: 'Später' });
    const plan = planTurnBack(board, then, []);
    expect(plan.since).toEqual({ ...nothing, added: 2 });
    plan.apply(author);
    const state = readBoard(board);
    expect(shown(board)).toEqual(shown(then));
    expect(state.removed.resources.get(id)).toMatchObject({
      text: 'Der Nachbar fährt',
      removed: { by: author.participantId, department: 'KJS' },
    });
    const plain = planTurnBack(replicaOf(board), new Y.Doc(), []);
    plain.apply(author);
    expect(plain.since.added).toBeGreaterThan(0);
  });

  it('can be turned back to what it said just before', () => {
    const { board, painter, ticket } = linkedBoard();
    const then = replicaOf(board);
    removeEntity(board, author, 'resources', painter);
    type(board, ticket, 'Kein ');
    addResource(board, author, { field: 'social', text: 'Der Nachbar fährt' });
    const before = replicaOf(board);
    planTurnBack(board, then, []).apply(author);
    expect(shown(board)).toEqual(shown(then));
    planTurnBack(board, before, []).apply(author);
    expect(fingerprint(readBoard(board))).toBe(fingerprint(readBoard(before)));
  });

  it('loses nothing that is written at the same moment', () => {
    const { board, ticket, painter } = linkedBoard();
    const then = replicaOf(board);
    type(board, ticket, 'Kein ');
    removeEntity(board, author, 'resources', painter);
    const other = replicaOf(board);
    planTurnBack(board, then, []).apply(author);
    const id = addResource(other, author, { field: 'social', text: 'Der Nachbar fährt' });
    const end = { root: 'resources', id: ticket, field: 'text' } as const;
    editText(other, author, end, { index: 'Kein Sozialticket'.length, remove: 0, insert: ' B' });
    syncDocs(board, other);
    const { resources } = readBoard(board);
    expect(resources.get(ticket)?.text).toBe('Sozialticket B');
    expect(resources.get(id)?.text).toBe('Der Nachbar fährt');
    expect(resources.has(painter)).toBe(true);
    expect(fingerprint(readBoard(other))).toBe(fingerprint(readBoard(board)));
  });

  it('brings back what was brought back since as removed', () => {
    const { board, painter } = linkedBoard();
    removeEntity(board, author, 'resources', painter);
    const then = replicaOf(board);
    restoreEntity(board, author, 'resources', painter);
    const plan = planTurnBack(board, then, []);
    expect(plan.since).toEqual({ ...nothing, added: 1 });
    plan.apply(author);
    expect(readBoard(board).removed.resources.has(painter)).toBe(true);
  });
});

describe('what moved between board and vault since', () => {
  const reason = 'Datenschutz';

  it('stays where it is and as it is', () => {
    const { board, painter } = linkedBoard();
    const vault = testBoard();
    const [boardThen, vaultThen] = [replicaOf(board), replicaOf(vault)];
    transferEntry(board, vault, { root: 'resources', id: painter }, author, reason);
    expect(planTurnBack(board, boardThen, [vault]).isNeeded).toBe(false);
    expect(planTurnBack(vault, vaultThen, [board]).isNeeded).toBe(false);

    const [boardLater, vaultLater] = [replicaOf(board), replicaOf(vault)];
    transferEntry(vault, board, { root: 'resources', id: painter }, author, reason);
    expect(planTurnBack(board, boardLater, [vault]).isNeeded).toBe(false);
    expect(planTurnBack(vault, vaultLater, [board]).isNeeded).toBe(false);
  });

  it('does not come back to the board when somebody deletes it in the vault', () => {
    const { board, painter } = linkedBoard();
    const vault = testBoard();
    const then = replicaOf(board);
    transferEntry(board, vault, { root: 'resources', id: painter }, author, reason);
    rootMap(vault, 'resources')?.delete(painter);
    expect(planTurnBack(board, then, [vault]).isNeeded).toBe(false);
  });

  it('is what the server noted, not what somebody wrote into a vault', () => {
    const { board, painter } = linkedBoard();
    const vault = testBoard();
    const then = replicaOf(board);
    rootMap(board, 'resources')?.delete(painter);
    rootMap(vault, 'resources')?.set(painter, new Y.Map());
    const plan = planTurnBack(board, then, [vault]);
    expect(plan.since.removed).toBe(1);
    plan.apply(author);
    expect(shown(board)).toEqual(shown(then));
  });
});
