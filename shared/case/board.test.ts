import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalBoard, readBoard } from './board.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { requireStored } from './entity.ts';
import { placeEntry } from './entries.ts';
import { addGap } from './gap.ts';
import { schemaVersion } from './migrate.ts';
import { addResource } from './resource.ts';
import { type RootName, rootMap, rootNames } from './roots.ts';
import { linkedBoard, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';

const author = testAuthor();

describe('reading is total', () => {
  test('an empty document is an empty board', () => {
    const state = readBoard(new Y.Doc());
    for (const root of rootNames) expect(state[root].size).toBe(0);
    expect(state).toMatchObject({ meta: { pseudonym: '', schemaVersion: 0 }, unreadable: [] });
  });

  test('a root of another type is reported and reads as empty', () => {
    const board = new Y.Doc();
    board.getArray('resources').push([1]);
    board.getText('meta').insert(0, 'x');
    addGap(board, author, { field: 'social', question: 'Wann?' });
    const state = readBoard(board);
    expect(state.unreadable).toEqual([
      { root: 'meta', why: 'damaged' },
      { root: 'resources', why: 'damaged' },
    ]);
    expect(state.gaps.size).toBe(1);
  });

  const damages: readonly (readonly [string, (entry: Y.Map<unknown>) => void, object])[] = [
    ['no text', (entry) => entry.delete('text'), { field: 'text', why: 'missing' }],
    [
      'a text of the wrong type',
      (entry) => entry.set('text', 'x'),
      { field: 'text', why: 'damaged' },
    ],
  ];

  test.each(damages)('a card with %s is unreadable, the others stay', (_, damage, problem) => {
    const { board, painter, ticket } = linkedBoard();
    damage(requireStored(board, 'resources', painter));
    const state = readBoard(board);
    expect([...state.resources.keys()]).toEqual([ticket]);
    expect(state.unreadable).toContainEqual({ root: 'resources', id: painter, ...problem });
  });

  test.each([
    ['basis', 'rumour', { basis: 'stated' }],
    ['field', 'hub', { field: 'personal' }],
    ['field', new Y.Doc(), { field: 'personal' }],
    ['order', '!', { order: 'a0' }],
    ['personIds', ['x'], { personIds: [] }],
    ['createdAt', Number.NaN, { createdAt: 0 }],
    ['createdAt', Number.POSITIVE_INFINITY, { createdAt: 0 }],
    ['createdAt', 1e300, { createdAt: 0 }],
    ['createdBy', 'a b', { createdBy: '' }],
    ['createdBy', new Uint8Array(3), { createdBy: '' }],
    ['department', 'ABCDEFGHI', { department: '' }],
  ])('a damaged %s (%s) reads as nothing special', (field, value, expected) => {
    const { board, painter } = linkedBoard();
    requireStored(board, 'resources', painter).set(field, value);
    expect(readBoard(board).resources.get(painter)).toMatchObject(expected);
  });

  test('a card whose field an undo took away, while somebody else moved it, stays on the map', () => {
    const board = testBoard(2);
    const id = addResource(board, author, { field: 'social', text: 'Kita' });
    const far = replicaOf(board);
    far.clientID = 1;
    const undo = new Y.UndoManager(board, { trackedOrigins: new Set([author]) });
    placeEntry(board, author, { root: 'resources', id }, { field: 'material' });
    placeEntry(far, testAuthor('JC'), { root: 'resources', id }, { field: 'infrastructural' });
    syncDocs(board, far);
    undo.undo();
    syncDocs(board, far);
    for (const doc of [board, far]) {
      const state = readBoard(doc);
      expect(state.resources.get(id)).toMatchObject({ text: 'Kita', field: 'personal' });
      expect(state.unreadable).toEqual([{ root: 'resources', id, field: 'field', why: 'missing' }]);
    }
  });

  test('-0 is 0, so that replicas are equal', () => {
    const { board, painter } = linkedBoard();
    requireStored(board, 'resources', painter).set('createdAt', -0);
    expect(Object.is(readBoard(board).resources.get(painter)?.createdAt, 0)).toBe(true);
  });

  test('a removal that is no record does not remove', () => {
    const { board, painter } = linkedBoard();
    const entry = requireStored(board, 'resources', painter);
    for (const mark of [true, 'yes', 1, null]) {
      entry.set('removed', mark);
      expect(readBoard(board).resources.has(painter)).toBe(true);
    }
    entry.set('removed', { at: 'x', by: 'a b', department: 7 });
    expect(readBoard(board).removed.resources.get(painter)?.removed).toEqual({
      at: 0,
      by: '',
      department: '',
    });
  });

  test.each(['a b', '', '__proto__', 'x'.repeat(65), 'ü'])('the id %j is reported', (id) => {
    const { board, painter } = linkedBoard();
    const resources = rootMap(board, 'resources') as Y.Map<unknown>;
    resources.set(id, (resources.get(painter) as Y.Map<unknown>).clone());
    expect(readBoard(board).resources.size).toBe(2);
    expect(readBoard(board).unreadable).toEqual([
      { root: 'resources', id: id.slice(0, 64), why: 'badId' },
    ]);
  });

  test('a reference to what never was is dropped and reported', () => {
    const { board, painter, work } = linkedBoard();
    const links = requireStored(board, 'strategies', work).get('resourceIds');
    (links as Y.Map<true>).set('nobody', true);
    const state = readBoard(board);
    expect(state.strategies.get(work)?.resourceIds).toEqual([painter]);
    expect(state.unreadable).toEqual([
      { root: 'strategies', id: work, field: 'resourceIds', why: 'dangling' },
    ]);
  });

  test('a line longer than its limit is cut and reported', () => {
    const board = testBoard();
    const id = addChronicleEntry(board, author, { on: '2017-07-06', what: 'a' });
    requireStored(board, 'chronicle', id).set('what', 'x'.repeat(1e6));
    const state = readBoard(board);
    expect(state.chronicle.get(id)?.what).toBe('x'.repeat(280));
    expect(state.unreadable).toEqual([{ root: 'chronicle', id, field: 'what', why: 'tooLong' }]);
  });

  test('a version from the future is shown and said', () => {
    const { board } = linkedBoard();
    rootMap(board, 'meta')?.set('schemaVersion', schemaVersion + 1);
    const state = readBoard(board);
    expect(state.newerSchema).toBe(true);
    expect(state.resources.size).toBe(2);
  });
});

test('equal boards give equal strings, however they came about', () => {
  const { board, painter } = linkedBoard();
  const far = new Y.Doc();
  const roots: readonly RootName[] = [...rootNames].reverse();
  for (const root of roots) far.getMap(root);
  const near = replicaOf(board);
  addResource(board, author, { field: 'social', text: 'a' });
  editText(
    near,
    author,
    { root: 'resources', id: painter, field: 'text' },
    { index: 0, remove: 0, insert: 'x' },
  );
  syncDocs(board, near, far);
  const strings = [board, near, far].map((doc) => JSON.stringify(canonicalBoard(readBoard(doc))));
  expect(new Set(strings).size).toBe(1);
});
