import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../../shared/case/board.ts';
import { seedFamilieO } from '../../../shared/case/familie-o.ts';
import { fieldRows, heir, keepHeld, placeOfStep, readDraft } from './rows.ts';

const refs = (...ids: string[]) => ids.map((id) => ({ root: 'resources' as const, id }));
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).join('');

test('the filter for a person hides what is about the family or others, and says of how many', () => {
  const doc = new Y.Doc();
  seedFamilieO(doc, new Y.Doc());
  const board = readBoard(doc);
  const all = fieldRows(board, 'personal', []);
  expect([all.resources, all.gaps, all.total]).toEqual([8, 1, 9]);
  const father = [...board.persons.values()].find((person) => person.kinship === 'father');
  const filtered = fieldRows(board, 'personal', [father?.id ?? '']);
  expect([filtered.resources, filtered.gaps, filtered.total]).toEqual([4, 0, 9]);
});

test('an entry that others take away stays in its place while it is held', () => {
  const shown = refs('a', 'b', 'c');
  expect(ids(keepHeld(shown, refs('a', 'c'), 'b'))).toBe('abc');
  expect(ids(keepHeld(shown, refs('x', 'b', 'c'), 'a'))).toBe('axbc');
  expect(ids(keepHeld(shown, refs('c', 'x'), 'b'))).toBe('bcx');
  expect(ids(keepHeld(shown, refs('a', 'c'), undefined))).toBe('ac');
  expect(ids(keepHeld(shown, refs('c', 'b', 'a'), 'b'))).toBe('cba');
});

test('after a removal the focus goes to the next entry, at the end to the one before', () => {
  expect(heir(refs('a', 'b', 'c'), 'b')?.id).toBe('c');
  expect(heir(refs('a', 'b'), 'b')?.id).toBe('a');
  expect(heir(refs('a'), 'a')).toBeUndefined();
});

test('one step up or down, and none beyond the ends', () => {
  const rows = refs('a', 'b', 'c');
  expect(placeOfStep(rows, 'b', -1)).toEqual({ before: 'a' });
  expect(placeOfStep(rows, 'a', 1)).toEqual({ before: 'c' });
  expect(placeOfStep(rows, 'b', 1)).toEqual({ before: undefined });
  expect(placeOfStep(rows, 'a', -1)).toBeUndefined();
  expect(placeOfStep(rows, 'c', 1)).toBeUndefined();
});

test('a leading question mark makes a question', () => {
  expect(readDraft('  ? Wer holt die Kinder ab ', false)).toEqual({
    asks: true,
    text: 'Wer holt die Kinder ab',
  });
  expect(readDraft('Sozialticket', false)).toEqual({ asks: false, text: 'Sozialticket' });
  expect(readDraft('Sozialticket', true)).toEqual({ asks: true, text: 'Sozialticket' });
});
