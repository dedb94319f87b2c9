import type { NewCase } from '../../../shared/protocol/http.ts';

export type NewPerson = NewCase['persons'][number];
export type Kinship = NewPerson['kinship'];

export interface PersonDraft {
  /** For React's list and the focus only. */
  readonly key: number;
  readonly kinship: Kinship;
  readonly ageGroup?: 'under25' | 'over25';
  readonly interpreter: boolean;
  readonly languages: string;
}

/** Names each by its role and numbers the roles that occur more than once: Vater, Mutter, Kind 1, Kind 2. */
export function labelPersons(
  persons: readonly PersonDraft[],
  roleNames: Readonly<Record<Kinship, string>>,
): string[] {
  const seen = new Map<Kinship, number>();
  return persons.map(({ kinship }) => {
    const number = (seen.get(kinship) ?? 0) + 1;
    seen.set(kinship, number);
    const several = persons.filter((person) => person.kinship === kinship).length > 1;
    return several ? `${roleNames[kinship]} ${number}` : roleNames[kinship];
  });
}

/** The role a new adult gets first: whichever parent is not there yet. */
export function nextAdult(persons: readonly PersonDraft[]): Kinship {
  const has = (kinship: Kinship) => persons.some((person) => person.kinship === kinship);
  return has('mother') ? (has('father') ? 'relative' : 'father') : 'mother';
}

export function toNewPersons(
  persons: readonly PersonDraft[],
  labels: readonly string[],
): NewPerson[] {
  return persons.map(({ kinship, ageGroup, interpreter, languages }, index) => ({
    label: labels[index] ?? kinship,
    kinship,
    interpreter,
    ...(ageGroup && { ageGroup }),
    ...(languages.trim() && { languages: languages.trim() }),
  }));
}
