import { kinships, type Person, personGroup } from '../../shared/case/person.ts';

/** Whom an entry can be about in one choice; the family is no persons. */
export interface PersonChoice {
  readonly id: string;
  readonly personIds: readonly string[];
}

type Persons = ReadonlyMap<string, Person>;

const family: PersonChoice = { id: 'family', personIds: [] };

function inOrder(persons: Persons): readonly Person[] {
  return [...persons.values()].sort(
    (a, b) =>
      kinships.indexOf(a.kinship) - kinships.indexOf(b.kinship) ||
      (a.label < b.label ? -1 : a.label > b.label ? 1 : a.createdAt - b.createdAt),
  );
}

const single = ({ id }: Person): PersonChoice => ({ id, personIds: [id] });

function groupOf(persons: readonly Person[]): PersonChoice {
  const personIds = persons.map(({ id }) => id);
  return { id: personIds.join(' '), personIds };
}

/** The family, each adult, the children together: what fits in a row of chips. */
export function quickPersonChoices(persons: Persons): readonly PersonChoice[] {
  const all = inOrder(persons);
  const children = all.filter(({ kinship }) => kinship === 'child');
  return [
    family,
    ...all.filter(({ kinship }) => kinship !== 'child').map(single),
    ...(children.length > 0 ? [groupOf(children)] : []),
  ];
}

/** The family, each person, parents and children as groups. */
export function personChoices(persons: Persons): readonly PersonChoice[] {
  const all = inOrder(persons);
  const groups = [
    all.filter(({ kinship }) => kinship === 'father' || kinship === 'mother'),
    all.filter(({ kinship }) => kinship === 'child'),
  ]
    .map(groupOf)
    .filter(({ personIds }) => {
      const { kind } = personGroup(persons, personIds);
      return personIds.length > 1 && kind !== 'persons' && kind !== 'family';
    });
  return [family, ...all.map(single), ...groups];
}

export function isSamePersons(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
