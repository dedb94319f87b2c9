import * as Y from 'yjs';
import type { Author } from './author.ts';
import { type BoardState, canonicalBoard } from './board.ts';
import { CaseError, type CaseErrorDetail } from './case-error.ts';
import { migrateBoard } from './migrate.ts';

/** An author whose clock moves one second with every look at it. */
export function testAuthor(department = 'SAF', participantId = `p-${department}`): Author {
  let time = Date.UTC(2017, 8, 21);
  return {
    participantId,
    department,
    now() {
      time += 1000;
      return time;
    },
  };
}

export function testBoard(clientId?: number): Y.Doc {
  const board = new Y.Doc();
  if (clientId !== undefined) board.clientID = clientId;
  migrateBoard(board);
  return board;
}

/** Brings documents to the same content. */
export function syncDocs(...docs: readonly Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) {
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
    }
  }
}

/** A second replica of a document, for what happens there at the same moment. */
export function replicaOf(doc: Y.Doc): Y.Doc {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return replica;
}

/** Why a command was refused. */
export function refusalOf(run: () => unknown): CaseErrorDetail | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof CaseError) return error.detail;
    throw error;
  }
  return undefined;
}

/** Everything a state says, as one comparable string. */
export function fingerprint(state: BoardState): string {
  const { newerSchema, unreadable } = state;
  return JSON.stringify([canonicalBoard(state), newerSchema, unreadable]);
}
