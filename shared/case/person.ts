import type * as Y from 'yjs';
import { type AgeGroup, ageGroups } from '../method/instruments.ts';
import type { Author } from './author.ts';
import { createEntity, defineEntity, type EntityBase, type Patch, patchEntity } from './entity.ts';
import { choice, flag, integer, line, optional, rescued, withDefault } from './field-kinds.ts';

export const kinships = ['father', 'mother', 'child', 'relative', 'other'] as const;
export type Kinship = (typeof kinships)[number];

/** A member of the family, never by name: "Vater", "Kind 1". */
export interface Person extends EntityBase {
  readonly label: string;
  readonly kinship: Kinship;
  readonly ageGroup?: AgeGroup;
  readonly birthYear?: number;
  readonly languages?: string;
  readonly interpreter: boolean;
}

export const personEntity = defineEntity<Person>('persons', {
  label: rescued(line(40), '…'),
  kinship: withDefault(choice(kinships), 'other'),
  ageGroup: optional(choice(ageGroups)),
  birthYear: optional(integer(1900, 2100)),
  languages: optional(line(80)),
  interpreter: withDefault(flag, false),
});

export function addPerson(
  doc: Y.Doc,
  author: Author,
  input: Patch<Person> & { readonly label: string; readonly kinship: Kinship },
): string {
  return createEntity(doc, author, personEntity, input);
}

export function updatePerson(doc: Y.Doc, author: Author, id: string, patch: Patch<Person>): void {
  patchEntity(doc, author, personEntity, id, patch);
}

const byLabel = new Intl.Collator('de', { numeric: true });

/**
 * Who an entry is about, as a word can say it. `family`: nobody in particular or everybody;
 * `parents` and `children`: all of at least two; else the labels.
 */
export type PersonGroup =
  | { readonly kind: 'family' | 'parents' | 'children' }
  | { readonly kind: 'persons'; readonly labels: readonly string[] };

export function personGroup(
  persons: ReadonlyMap<string, Person>,
  personIds: readonly string[],
): PersonGroup {
  const chosen = personIds.flatMap((id) => persons.get(id) ?? []);
  if (chosen.length === 0 || chosen.length === persons.size) return { kind: 'family' };
  const all = [...persons.values()];
  const isWhole = (test: (person: Person) => boolean) =>
    chosen.length > 1 && chosen.every(test) && all.filter(test).length === chosen.length;
  if (isWhole((person) => person.kinship === 'child')) return { kind: 'children' };
  if (isWhole((person) => person.kinship === 'father' || person.kinship === 'mother'))
    return { kind: 'parents' };
  const order = (person: Person) => kinships.indexOf(person.kinship);
  chosen.sort((a, b) => order(a) - order(b) || byLabel.compare(a.label, b.label));
  return { kind: 'persons', labels: chosen.map((person) => person.label) };
}

/** Whether an entry is shown under a person filter. Without persons it is about the family, not about one of them. */
export function concerns(personIds: readonly string[], filter: readonly string[]): boolean {
  return filter.length === 0 || personIds.some((id) => filter.includes(id));
}
