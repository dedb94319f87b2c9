import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import type { Person } from '../../shared/case/person.ts';
import { type PersonChoice, personChoices, quickPersonChoices } from './person-choices.ts';

function familieO(): ReadonlyMap<string, Person> {
  const doc = new Y.Doc();
  seedFamilieO(doc, new Y.Doc());
  return readBoard(doc).persons;
}

const labels = (persons: ReadonlyMap<string, Person>, choices: readonly PersonChoice[]) =>
  choices.map(({ personIds }) => personIds.map((id) => persons.get(id)?.label).join('+'));

test('the family, each person, and parents and children as groups', () => {
  const persons = familieO();
  expect(labels(persons, personChoices(persons))).toEqual([
    '',
    'Vater',
    'Mutter',
    'Kind 1',
    'Kind 2',
    'Vater+Mutter',
    'Kind 1+Kind 2',
  ]);
});

test('with one press: the family, each adult, the children together', () => {
  const persons = familieO();
  expect(labels(persons, quickPersonChoices(persons))).toEqual([
    '',
    'Vater',
    'Mutter',
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
  const persons = new Map([[one.id, one]]);
  expect(labels(persons, personChoices(persons))).toEqual(['', 'Mutter']);
  expect(labels(persons, quickPersonChoices(persons))).toEqual(['', 'Mutter']);
});
