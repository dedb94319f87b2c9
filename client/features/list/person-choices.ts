import { kinships, type Person, personGroup } from '../../../shared/case/person.ts';

export interface PersonChoice {
  readonly id: string;
  readonly personIds: readonly string[];
}

/** Whom an entry can be about in one choice: the family, parents and children as groups, and each person. */
export function personChoices(persons: ReadonlyMap<string, Person>): readonly PersonChoice[] {
  const all = [...persons.values()].sort(
    (a, b) =>
      kinships.indexOf(a.kinship) - kinships.indexOf(b.kinship) || (a.label < b.label ? -1 : 1),
  );
  const idsWhere = (test: (person: Person) => boolean) =>
    all.filter(test).map((person) => person.id);
  const groups = [
    idsWhere(({ kinship }) => kinship === 'father' || kinship === 'mother'),
    idsWhere(({ kinship }) => kinship === 'child'),
  ]
    .map((personIds) => ({ id: personIds.join(' '), personIds }))
    .filter(({ personIds }) => {
      const { kind } = personGroup(persons, personIds);
      return personIds.length > 1 && kind !== 'persons' && kind !== 'family';
    });
  const singles = all.map(({ id }) => ({ id, personIds: [id] }));
  return [{ id: 'family', personIds: [] }, ...singles, ...groups];
}

export function isSamePersons(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
