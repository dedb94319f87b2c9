import { expect, test } from 'vitest';
import { labelPersons, nextAdult, type PersonDraft, toNewPersons } from './persons.ts';

const roles = {
  father: 'Vater',
  mother: 'Mutter',
  child: 'Kind',
  relative: 'Angehörige',
  other: 'weitere Person',
};
const draft = (kinship: PersonDraft['kinship']): PersonDraft => ({
  key: 0,
  kinship,
  interpreter: false,
  languages: '',
});

test('only roles that occur more than once are numbered', () => {
  const persons = [draft('mother'), draft('child'), draft('father'), draft('child')];
  expect(labelPersons(persons, roles)).toEqual(['Mutter', 'Kind 1', 'Vater', 'Kind 2']);
});

test('the next adult is the parent who is missing', () => {
  expect(nextAdult([])).toBe('mother');
  expect(nextAdult([draft('mother')])).toBe('father');
  expect(nextAdult([draft('mother'), draft('father')])).toBe('relative');
});

test('empty languages are left out', () => {
  expect(toNewPersons([{ ...draft('mother'), languages: '  ' }], ['Mutter'])).toEqual([
    { label: 'Mutter', kinship: 'mother', interpreter: false },
  ]);
});
