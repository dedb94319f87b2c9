import { expect, test } from 'vitest';
import type { Entry } from '../../../shared/case/select.ts';
import { pickEntries } from './pick-entries.ts';

const entry = (root: Entry['root'], id: string, ...personIds: string[]) =>
  ({ root, id, order: id, entity: { id, personIds } }) as unknown as Entry;
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

const entries = [
  entry('resources', 'r1'),
  entry('resources', 'r2', 'father'),
  entry('gaps', 'g1', 'mother'),
  entry('resources', 'r3', 'father'),
  entry('gaps', 'g2', 'father'),
  entry('resources', 'r4', 'mother'),
];
const relevance = ({ id }: Entry) => (id === 'r3' ? 0 : 1);
const everybody = { personIds: [] };

test('shows two resources and one gap, what matters most first, and counts the rest', () => {
  const picked = pickEntries(entries, relevance, everybody);
  expect(ids(picked.resources)).toEqual(['r3', 'r1']);
  expect(ids(picked.gaps)).toEqual(['g1']);
  expect(picked).toMatchObject({ moreResources: 2, moreGaps: 1 });
});

test('keeps what the chair points at among what is shown', () => {
  const picked = pickEntries(entries, relevance, { ...everybody, highlight: 'r4' });
  expect(ids(picked.resources)).toEqual(['r3', 'r4']);
  expect(ids(pickEntries(entries, relevance, { ...everybody, highlight: 'g2' }).gaps)).toEqual([
    'g2',
  ]);
});

test('shows and counts only what is about the chosen persons', () => {
  const picked = pickEntries(entries, relevance, { personIds: ['mother'] });
  expect(ids(picked.resources)).toEqual(['r4']);
  expect(ids(picked.gaps)).toEqual(['g1']);
  expect(picked).toMatchObject({ moreResources: 0, moreGaps: 0 });
});
