import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../../shared/case/author.ts';
import { readBoard } from '../../shared/case/board.ts';
import { addResource } from '../../shared/case/resource.ts';
import { editText } from '../../shared/case/text.ts';
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
});
