import { expect, test } from 'vitest';
import { filterPickGroups, type PickGroup } from './pick-groups.ts';

const groups: PickGroup[] = [
  {
    id: 'personal',
    heading: 'Persönlich',
    items: [
      { id: 'a', label: 'Pünktlich und verlässlich', checked: false },
      { id: 'b', label: 'Fahrerfahrung', note: 'Vater', checked: true },
    ],
  },
  { id: 'material', heading: 'Materiell', items: [{ id: 'c', label: 'Ticket', checked: false }] },
];
const ids = (query: string) => filterPickGroups(groups, query).map((g) => g.items.map((i) => i.id));

test('an empty query shows everything', () => {
  expect(ids('')).toEqual([['a', 'b'], ['c']]);
  expect(ids('   ')).toEqual([['a', 'b'], ['c']]);
});

test('case and accents do not count', () => {
  expect(ids('PUNKTLICH')).toEqual([['a']]);
  expect(ids('pünkt')).toEqual([['a']]);
});

test('every word must be found, in label, note or heading', () => {
  expect(ids('vater fahr')).toEqual([['b']]);
  expect(ids('personlich')).toEqual([['a', 'b']]);
  expect(ids('vater ticket')).toEqual([]);
});
