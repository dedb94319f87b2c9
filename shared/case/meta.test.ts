import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from './board.ts';
import { schemaVersion } from './migrate.ts';
import { seedNewCase } from './new-case.ts';
import { orderedStrategies } from './select.ts';
import { refusalOf, testAuthor, testBoard } from './test-boards.ts';
import { updateMeta } from './update-meta.ts';

const author = testAuthor();

describe('updateMeta', () => {
  test('changes what is given and takes optional values away', () => {
    const board = testBoard();
    updateMeta(board, author, { pseudonym: 'Familie O.', origin: 'Irak', note: 'Dolmetschen' });
    updateMeta(board, author, { note: undefined });
    expect(readBoard(board).meta).toEqual({
      pseudonym: 'Familie O.',
      origin: 'Irak',
      schemaVersion,
    });
  });

  test('never lets anybody write the schema version', () => {
    const patch = { schemaVersion: 99 } as object;
    expect(refusalOf(() => updateMeta(testBoard(), author, patch))).toEqual({
      code: 'InvalidValue',
      field: 'schemaVersion',
    });
  });

  test('writes nothing where nothing differs', () => {
    const board = testBoard();
    updateMeta(board, author, { pseudonym: 'Familie O.' });
    const before = Y.encodeStateAsUpdate(board);
    updateMeta(board, author, { pseudonym: ' Familie O. ' });
    expect(Y.encodeStateAsUpdate(board)).toEqual(before);
  });

  test('refuses a board whose root is of another type', () => {
    const board = new Y.Doc();
    board.getArray('meta');
    expect(refusalOf(() => updateMeta(board, author, { pseudonym: 'a' }))?.code).toBe(
      'InvalidValue',
    );
  });
});

test('a new case has its persons, its legal sphere and the Passivlösung', () => {
  const board = new Y.Doc();
  let updates = 0;
  board.on('update', () => updates++);
  seedNewCase(board, author, {
    pseudonym: 'Familie B.',
    origin: '',
    legalSphere: 'none',
    legalSphereSince: '2026-11-02',
    persons: [{ label: 'Mutter', kinship: 'mother', languages: 'Farsi', interpreter: true }],
  });
  const state = readBoard(board);
  expect(updates).toBe(1);
  expect(state.unreadable).toEqual([]);
  expect(state.meta).toEqual({ pseudonym: 'Familie B.', schemaVersion });
  expect([...state.persons.values()]).toMatchObject([
    { label: 'Mutter', kinship: 'mother', languages: 'Farsi', interpreter: true },
  ]);
  expect([...state.chronicle.values()]).toMatchObject([
    { on: '2026-11-02', kind: 'transition', legalSphere: 'none', what: 'Rechtskreis offen' },
  ]);
  expect(orderedStrategies(state).map(({ letter }) => letter)).toEqual(['0']);
});
