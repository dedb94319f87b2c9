import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../../shared/case/board.ts';
import { seedFamilieO } from '../../../shared/case/familie-o.ts';
import type { Person } from '../../../shared/case/person.ts';
import { personChoices } from './person-choices.ts';

const labels = (persons: ReadonlyMap<string, Person>) =>
  personChoices(persons).map(({ personIds }) =>
    personIds.map((id) => persons.get(id)?.label).join('+'),
  );

test('the family, each person, and parents and children as groups', () => {
  const doc = new Y.Doc();
  seedFamilieO(doc, new Y.Doc());
  expect(labels(readBoard(doc).persons)).toEqual([
    '',
    'Vater',
    'Mutter',
    'Kind 1',
    'Kind 2',
    'Vater+Mutter',
    'Kind 1+Kind 2',
  ]);
});

test('a single person makes no group', () => {
  const one: Person = {
    id: 'p1',
    createdAt: 0,
    createdBy: 'x',
    department: 'SAF',
    label: 'Mutter',
    kinship: 'mother',
    interpreter: false,
  };
  expect(labels(new Map([[one.id, one]]))).toEqual(['', 'Mutter']);
});
