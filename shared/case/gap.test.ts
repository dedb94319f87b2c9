import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { proposeDirection } from './direction.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import { addGap, answerGap, reopenGap, turnIntoGap } from './gap.ts';
import { addResource } from './resource.ts';
import { proposeStrategy } from './strategy.ts';
import { replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { addWill } from './will.ts';

const author = testAuthor('SAF');
const other = testAuthor('IFK');

let board: Y.Doc;
let gap: string;
let card: string;
let strategy: string;
let direction: string;

beforeEach(() => {
  board = testBoard();
  gap = addGap(board, author, { field: 'social', question: 'Wann?' });
  card = addResource(board, author, { field: 'social', text: 'Kita-Platz' });
  const links = { gapIds: [gap], resourceIds: [card] };
  strategy = proposeStrategy(board, author, { title: 'Sprache zuerst', ...links });
  direction = proposeDirection(board, author, { text: 'geht weiter', ...links });
});

/** What the strategy and the direction are built on; the same for both. */
function links(doc = board) {
  const state = readBoard(doc);
  const linksOf = (entity?: { resourceIds: readonly string[]; gapIds: readonly string[] }) => ({
    resourceIds: entity?.resourceIds.toSorted(),
    gapIds: entity?.gapIds.toSorted(),
  });
  const found = linksOf(state.strategies.get(strategy));
  expect(linksOf(state.directions.get(direction))).toEqual(found);
  return found;
}

describe('what is built on a gap', () => {
  it('is built on its answer', () => {
    const answer = answerGap(board, author, gap, { text: 'Morgen' });
    expect(links()).toEqual({ resourceIds: [card, answer].toSorted(), gapIds: [] });
  });

  it('is built on both answers of two people at once', () => {
    const replica = replicaOf(board);
    const one = answerGap(board, author, gap, { text: 'Morgen' });
    const two = answerGap(replica, other, gap, { text: 'Im Herbst' });
    syncDocs(board, replica);
    expect(links()).toEqual({ resourceIds: [card, one, two].toSorted(), gapIds: [] });
    expect(links(replica)).toEqual(links());
  });

  it('stays with the answer when the gap is opened again', () => {
    const answer = answerGap(board, author, gap, { text: 'Morgen' });
    reopenGap(board, author, gap);
    expect(links()).toEqual({ resourceIds: [card, answer].toSorted(), gapIds: [] });
    const second = answerGap(board, author, gap, { text: 'Im Herbst' });
    expect(links().resourceIds).not.toContain(second);
  });

  it('is built on it again when the answer is undone', () => {
    const before = links();
    const undo = new Y.UndoManager(board, { trackedOrigins: new Set([author]) });
    answerGap(board, author, gap, { text: 'Morgen' });
    undo.undo();
    expect(links()).toEqual(before);
    undo.redo();
    expect(links()).toMatchObject({ gapIds: [] });
    expect(links().resourceIds).toHaveLength(2);
  });

  it('comes back with a removed strategy', () => {
    removeEntity(board, author, 'strategies', strategy);
    const answer = answerGap(board, author, gap, { text: 'Morgen' });
    restoreEntity(board, author, 'strategies', strategy);
    expect(links()).toEqual({ resourceIds: [card, answer].toSorted(), gapIds: [] });
  });
});

describe('what is built on a resource that is asked as a question', () => {
  it('is built on the question', () => {
    const will = addWill(board, author, { statement: 'Arbeiten', resourceIds: [card] });
    const question = turnIntoGap(board, author, card);
    expect(links()).toEqual({ resourceIds: [], gapIds: [gap, question].toSorted() });
    expect(readBoard(board).wills.get(will)?.resourceIds).toEqual([]);
  });

  it('is built on it again when that is undone', () => {
    const before = links();
    const undo = new Y.UndoManager(board, { trackedOrigins: new Set([author]) });
    turnIntoGap(board, author, card);
    undo.undo();
    expect(links()).toEqual(before);
  });
});
