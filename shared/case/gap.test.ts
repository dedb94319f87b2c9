import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { proposeDirection } from './direction.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import {
  acceptGap,
  addGap,
  answerGap,
  forwardGap,
  reopenGap,
  takeAlongGap,
  turnIntoGap,
  updateGap,
} from './gap.ts';
import { addPerson } from './person.ts';
import { addResource } from './resource.ts';
import { entriesByField } from './select.ts';
import { proposeStrategy } from './strategy.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { addWill } from './will-commands.ts';

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

describe('a question that is only half answered', () => {
  it('leaves the rest as a question of its own right behind the answer', () => {
    const person = addPerson(board, author, { label: 'Kind 1', kinship: 'child' });
    updateGap(board, author, gap, { personIds: [person], askedDepartment: 'KJS' });
    const answer = answerGap(board, author, gap, { text: 'Ein Platz' }, 'Und der zweite?');
    const state = readBoard(board);
    const entries = entriesByField(state).social;
    expect(
      entries.map(({ entity }) => ('question' in entity ? entity.question : entity.text)),
    ).toEqual(['Ein Platz', 'Und der zweite?', 'Kita-Platz']);
    expect(entries[1]?.entity).toMatchObject({
      state: 'open',
      askedDepartment: 'KJS',
      personIds: [person],
    });
    // What was built on the question is built on both.
    expect(links()).toEqual({
      resourceIds: [card, answer].toSorted(),
      gapIds: [entries[1]?.id],
    });
  });

  it('keeps the order where neighbours share a place', () => {
    const stored = board.getMap<Y.Map<unknown>>('resources').get(card);
    stored?.set('order', readBoard(board).gaps.get(gap)?.order);
    const answer = answerGap(board, author, gap, { text: 'Ein Platz' }, 'Und der zweite?');
    const ids = entriesByField(readBoard(board)).social.map(({ id }) => id);
    expect(ids.length).toBe(3);
    expect(ids.indexOf(answer)).toBeLessThan(ids.findIndex((id) => id !== answer && id !== card));
  });

  it.each([
    [{ text: 'Ein Platz' }, ' '],
    [{ text: 'Ein Platz' }, 'x'.repeat(281)],
    [{ text: ' ' }, 'Und der zweite?'],
  ])('%j with %j is refused and writes nothing', (answer, remaining) => {
    const before = Y.encodeStateAsUpdate(board);
    expect(refusalOf(() => answerGap(board, author, gap, answer, remaining))).toBeDefined();
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });
});

describe('a question for somebody else', () => {
  it('goes to that department and is open again', () => {
    updateGap(board, author, gap, { askedDepartment: 'KJS' });
    acceptGap(board, author, gap);
    forwardGap(board, author, gap, 'DRK');
    expect(readBoard(board).gaps.get(gap)).toMatchObject({ askedDepartment: 'DRK', state: 'open' });
  });

  it('is not forwarded once it is answered', () => {
    answerGap(board, author, gap, { text: 'Morgen' });
    expect(refusalOf(() => forwardGap(board, author, gap, 'DRK'))).toEqual({
      code: 'GapClosed',
      id: gap,
    });
  });
});

describe('a question taken along', () => {
  it('becomes an agreement that knows it', () => {
    const id = takeAlongGap(board, author, gap, {
      whoDepartment: 'CBE',
      due: '2017-10-05',
      sittingId: 's1',
    });
    const state = readBoard(board);
    expect(state.agreements.get(id)).toMatchObject({
      what: 'Wann?',
      whoDepartment: 'CBE',
      due: '2017-10-05',
      gapId: gap,
      sittingId: 's1',
    });
    expect(state.gaps.get(gap)?.state).toBe('accepted');
    const said = takeAlongGap(board, author, gap, {
      what: 'Im Verein fragen',
      whoDepartment: 'CBE',
      due: '2017-10-05',
    });
    expect(readBoard(board).agreements.get(said)?.what).toBe('Im Verein fragen');
  });

  it('needs a day; nothing is written without', () => {
    const before = Y.encodeStateAsUpdate(board);
    expect(refusalOf(() => takeAlongGap(board, author, gap, { whoDepartment: 'CBE' }))).toEqual({
      code: 'AgreementIncomplete',
      missing: ['due'],
    });
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });
});
