import * as Y from 'yjs';
import type { Author } from './author.ts';
import { type BoardState, canonicalBoard } from './board.ts';
import { CaseError, type CaseErrorDetail } from './case-error.ts';
import { proposeDirection } from './direction.ts';
import { addGap } from './gap.ts';
import { migrateBoard } from './migrate.ts';
import { addPerson } from './person.ts';
import { addResource } from './resource.ts';
import { proposeStrategy } from './strategy.ts';

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

/** A small board in which things refer to each other. */
export function linkedBoard() {
  const board = testBoard();
  const author = testAuthor();
  const father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
  const mother = addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
  const painter = addResource(board, author, {
    field: 'personal',
    text: 'Sieben Jahre Maler',
    personIds: [father],
  });
  const ticket = addResource(board, author, { field: 'material', text: 'Sozialticket' });
  const gap = addGap(board, author, { field: 'social', question: 'Wann?', personIds: [mother] });
  const work = proposeStrategy(board, author, { title: 'Arbeit', resourceIds: [painter] });
  const wait = proposeStrategy(board, author, { title: 'Warten', resourceIds: [ticket] });
  const direction = proposeDirection(board, author, {
    text: 'Arbeit und Deutsch',
    resourceIds: [painter, ticket],
  });
  return { board, father, mother, painter, ticket, gap, work, wait, direction };
}
