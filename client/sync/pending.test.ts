import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createStore } from 'zustand/vanilla';
import type { Author } from '../../shared/case/author.ts';
import { addResource, updateResource } from '../../shared/case/resource.ts';
import { createPending } from './pending.ts';
import type { SyncStatus } from './sync-status.ts';

const author: Author = { participantId: 'p', department: 'SAF', now: () => 0 };
const write = (board: Y.Doc, text: string) =>
  addResource(board, author, { field: 'social', text }) ?? '';

function open() {
  const board = new Y.Doc();
  const status = createStore<SyncStatus>(() => ({ kind: 'saved' }));
  const { store } = createPending(board, status);
  const become = (next: SyncStatus) => status.setState(next, true);
  return { board, become, pending: () => [...store.getState()] };
}

test('what was changed here without a connection is pending until it is saved', () => {
  const { board, become, pending } = open();
  const before = write(board, 'Vorher');
  become({ kind: 'saving', slow: false });
  become({ kind: 'saved' });
  become({ kind: 'offline', waiting: 0 });
  expect(pending()).toEqual([]);
  const added = write(board, 'Ohne Verbindung');
  updateResource(board, author, before, { caveat: 'ohne Nachweis' });
  expect(pending()).toEqual([added, before]);
  become({ kind: 'saving', slow: true });
  expect(pending()).toEqual([added, before]);
  become({ kind: 'saved' });
  expect(pending()).toEqual([]);
});

test('what is saved quickly is never shown as pending, nor what others wrote', () => {
  const { board, become, pending } = open();
  become({ kind: 'saving', slow: false });
  const id = write(board, 'Schnell');
  expect(pending()).toEqual([]);
  become({ kind: 'saving', slow: true });
  expect(pending()).toEqual([id]);
  become({ kind: 'saved' });
  become({ kind: 'offline', waiting: 0 });
  const theirs = new Y.Doc();
  write(theirs, 'Von anderen');
  Y.applyUpdate(board, Y.encodeStateAsUpdate(theirs));
  expect(pending()).toEqual([]);
});
