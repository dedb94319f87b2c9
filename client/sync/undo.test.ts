import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../../shared/case/author.ts';
import { readBoard } from '../../shared/case/board.ts';
import { removeEntity, restoreEntity } from '../../shared/case/entity.ts';
import { placeEntry } from '../../shared/case/entries.ts';
import { transferEntry } from '../../shared/case/entrust.ts';
import { addGap, answerGap } from '../../shared/case/gap.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { addResource } from '../../shared/case/resource.ts';
import { editText } from '../../shared/case/text.ts';
import { attachVault } from '../../shared/case/vaults.ts';
import { createUndo, type Undo } from './undo.ts';

const self: Author = { participantId: 'p1', department: 'SAF', now: () => 0 };
const other: Author = { participantId: 'p2', department: 'IFK', now: () => 0 };

let board: Y.Doc;
let undo: Undo;

beforeEach(() => {
  board = new Y.Doc();
  undo = createUndo(board, self);
});

const texts = () => [...readBoard(board).resources.values()].map(({ text }) => text).sort();
const add = (author: Author, text: string) => addResource(board, author, { field: 'social', text });
const type = (author: Author, id: string, insert: string) =>
  editText(
    board,
    author,
    { root: 'resources', id, field: 'text' },
    { index: 0, remove: 0, insert },
  );

describe('undo', () => {
  it('takes back one command at a time, however quickly they came', () => {
    add(self, 'A');
    add(self, 'B');
    undo.undo();
    expect(texts()).toEqual(['A']);
    undo.undo();
    expect(texts()).toEqual([]);
    expect(undo.store.getState()).toEqual({ canUndo: false, canRedo: true });
    undo.redo();
    expect(texts()).toEqual(['A']);
  });

  it('takes back typing in one text as a whole, but not the command before it', () => {
    const first = add(self, 'A');
    const second = add(self, 'B');
    for (const letter of 'xyz') type(self, first, letter);
    for (const letter of 'uvw') type(self, second, letter);
    undo.undo();
    expect(texts()).toEqual(['B', 'zyxA']);
    undo.undo();
    expect(texts()).toEqual(['A', 'B']);
  });

  it("leaves everybody else's work alone", () => {
    const id = add(other, 'A');
    expect(undo.store.getState().canUndo).toBe(false);
    type(self, id, 'x');
    type(other, id, 'y');
    undo.undo();
    expect(texts()).toEqual(['yA']);
  });

  it('marks a card as removed that others have written in, instead of deleting their words', () => {
    add(self, 'before');
    const id = add(self, 'A');
    type(other, id, 'their words in ');
    undo.undo();
    expect(texts()).toEqual(['before']);
    expect(readBoard(board).removed.resources.get(id)).toMatchObject({ text: 'their words in A' });
    undo.undo();
    expect(texts()).toEqual([]);
    restoreEntity(board, other, 'resources', id);
    expect(texts()).toEqual(['their words in A']);
  });

  it('keeps what others write in a card at the moment its addition is undone', () => {
    const id = add(self, 'A');
    const replica = new Y.Doc();
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(board));
    const ref = { root: 'resources', id, field: 'text' } as const;
    editText(replica, other, ref, { index: 0, remove: 0, insert: 'their words in ' });
    undo.undo();
    Y.applyUpdate(board, Y.encodeStateAsUpdate(replica));
    expect(texts()).toEqual([]);
    expect(readBoard(board).removed.resources.get(id)).toMatchObject({ text: 'their words in A' });
    undo.redo();
    expect(texts()).toEqual(['their words in A']);
  });

  it('goes to and fro over adding and removing a card', () => {
    removeEntity(board, self, 'resources', add(self, 'A'));
    const seen: number[] = [];
    for (const step of [undo.undo, undo.undo, undo.redo, undo.redo, undo.undo, undo.undo]) {
      step();
      seen.push(texts().length);
    }
    expect(seen).toEqual([1, 0, 1, 0, 1, 0]);
    expect(undo.store.getState()).toEqual({ canUndo: false, canRedo: true });
  });

  it('passes over a step whose traces others have removed, and still deletes nothing of theirs', () => {
    const id = add(self, 'A');
    type(self, id, 'my ');
    const ref = { root: 'resources', id, field: 'text' } as const;
    editText(board, other, ref, { index: 0, remove: 3, insert: 'their words in ' });
    undo.undo();
    expect(texts()).toEqual([]);
    expect(readBoard(board).removed.resources.get(id)).toMatchObject({ text: 'their words in A' });
    expect(undo.store.getState()).toEqual({ canUndo: false, canRedo: true });
  });

  it('tells of cards others have written in, and of no others', () => {
    const kept: unknown[] = [];
    const stop = undo.onKept((entries) => kept.push(...entries));
    const own = add(self, 'A');
    type(self, own, 'my ');
    const shared = add(self, 'B');
    type(other, shared, 'their ');
    undo.undo();
    expect(kept).toEqual([{ root: 'resources', id: shared }]);
    undo.undo();
    undo.undo();
    expect(texts()).toEqual([]);
    expect(kept).toHaveLength(1);
    stop();
    type(other, add(self, 'C'), 'their ');
    undo.undo();
    expect(kept).toHaveLength(1);
  });

  it('is one step with whatever else the command did', () => {
    const gapId = addGap(board, self, { field: 'social', question: 'Wer?' });
    answerGap(board, self, gapId, { text: 'A' });
    undo.undo();
    expect(texts()).toEqual([]);
    expect(readBoard(board).gaps.get(gapId)?.state).toBe('open');
    undo.redo();
    expect(texts()).toEqual(['A']);
    expect(readBoard(board).gaps.get(gapId)?.state).toBe('closed');
  });

  it('takes back what a command took away beside the card it added', () => {
    const gone = add(other, 'gone');
    removeEntity(board, other, 'resources', gone);
    let id = '';
    board.transact(() => {
      id = add(self, 'A');
      restoreEntity(board, self, 'resources', gone);
    }, self);
    type(other, id, 'their words in ');
    expect(texts()).toEqual(['gone', 'their words in A']);
    undo.undo();
    expect(texts()).toEqual([]);
  });

  it('passes over a card somebody else has removed already', () => {
    const kept: unknown[] = [];
    undo.onKept((entries) => kept.push(...entries));
    add(self, 'A');
    removeEntity(board, other, 'resources', add(self, 'B'));
    undo.undo();
    expect(texts()).toEqual([]);
    expect(kept).toEqual([]);
    expect(undo.store.getState().canUndo).toBe(false);
  });

  it('offers nothing to be done again where there was nothing left to undo', () => {
    const id = add(other, 'A');
    type(self, id, 'x');
    const ref = { root: 'resources', id, field: 'text' } as const;
    editText(board, other, ref, { index: 0, remove: 1, insert: '' });
    undo.undo();
    expect(undo.store.getState()).toEqual({ canUndo: false, canRedo: false });
  });

  it('touches nothing that a newer version wrote', () => {
    add(self, 'A');
    board.getMap('meta').set('schemaVersion', schemaVersion + 1);
    undo.undo();
    expect(texts()).toEqual(['A']);
  });

  it('opens a gap again and keeps what others wrote in its answer', () => {
    const gapId = addGap(board, self, { field: 'social', question: 'Wer?' });
    const answerId = answerGap(board, self, gapId, { text: 'A' });
    type(other, answerId, 'their words in ');
    undo.undo();
    const state = readBoard(board);
    expect(state.gaps.get(gapId)?.state).toBe('open');
    expect(state.removed.resources.get(answerId)).toMatchObject({ text: 'their words in A' });
  });
});

describe('undo beside a vault', () => {
  const key = 'v';
  let vault: Y.Doc;
  let own: ReturnType<typeof createUndo>;
  let entrusted: string;

  beforeEach(() => {
    board = new Y.Doc();
    vault = new Y.Doc();
    const id = add(other, 'Anvertraut');
    transferEntry(board, vault, { root: 'resources', id }, other, 'Grund');
    entrusted = id;
    own = createUndo(board, self);
    attachVault(board, { key, departments: ['SAF'], doc: vault });
    own.follow(vault);
  });

  it('goes back over board and vault in the order of what was done', () => {
    type(self, entrusted, 'x');
    const id = add(self, 'A');
    type(self, id, 'y');
    type(self, entrusted, 'z');
    expect(texts()).toEqual(['yA', 'zxAnvertraut']);
    const seen = [];
    while (own.store.getState().canUndo) {
      own.undo();
      seen.push(texts());
    }
    expect(seen).toEqual([
      ['xAnvertraut', 'yA'],
      ['A', 'xAnvertraut'],
      ['xAnvertraut'],
      ['Anvertraut'],
    ]);
    while (own.store.getState().canRedo) own.redo();
    expect(texts()).toEqual(['yA', 'zxAnvertraut']);
  });

  it('takes back in one step what one command did in both', () => {
    const first = add(other, 'Vorn');
    // The same place in both: making room writes to both.
    board.getMap<Y.Map<unknown>>('resources').get(first)?.set('order', 'a0');
    vault.getMap<Y.Map<unknown>>('resources').get(entrusted)?.set('order', 'a0');
    const before = orders();
    placeEntry(board, self, { root: 'resources', id: entrusted }, { field: 'personal' });
    placeEntry(
      board,
      self,
      { root: 'resources', id: entrusted },
      { field: 'social', before: first },
    );
    own.undo();
    own.undo();
    expect(orders()).toEqual(before);
    expect(own.store.getState()).toEqual({ canUndo: false, canRedo: true });
  });

  it('forgets what could be redone as soon as something else is done, wherever that is', () => {
    type(self, entrusted, 'x');
    own.undo();
    add(self, 'A');
    expect(own.store.getState().canRedo).toBe(false);
    own.redo();
    expect(texts()).toEqual(['A', 'Anvertraut']);
  });

  it('passes over what was entrusted to others meanwhile', () => {
    const id = add(self, 'A');
    type(self, id, 'x');
    add(self, 'B');
    transferEntry(board, new Y.Doc(), { root: 'resources', id }, other, 'Grund');
    own.undo();
    own.undo();
    expect(texts()).toEqual(['Anvertraut']);
    own.redo();
    expect(texts()).toEqual(['Anvertraut', 'B']);
  });

  const orders = () =>
    [...readBoard(board).resources.values()].map(({ text, field, order }) => [text, field, order]);
});
