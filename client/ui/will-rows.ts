import { type Kinship, kinships, type Person } from '../../shared/case/person.ts';
import type { Will } from '../../shared/case/will.ts';

/** One line about somebody's Wille. Without `will`: nobody has asked yet. Without `person`: the family's. */
export interface WillRow {
  readonly key: string;
  readonly person?: Person;
  readonly will?: Will;
}

const rank = (kinship: Kinship) => kinships.indexOf(kinship);

/** What each person wills, adults nobody has asked yet included; the family's last. */
export function willRows(
  persons: ReadonlyMap<string, Person>,
  wills: ReadonlyMap<string, Will>,
): WillRow[] {
  const oldestFirst = [...wills.values()].sort(
    (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
  const people = [...persons.values()].sort(
    (a, b) => rank(a.kinship) - rank(b.kinship) || (a.label < b.label ? -1 : 1),
  );
  const rows: WillRow[] = people.flatMap((person): WillRow[] => {
    const own = oldestFirst.filter((will) => will.personId === person.id);
    if (own.length > 0) return own.map((will) => ({ key: will.id, person, will }));
    return person.kinship === 'child' ? [] : [{ key: person.id, person }];
  });
  const family = oldestFirst.filter((will) => will.personId === undefined);
  return [...rows, ...family.map((will) => ({ key: will.id, will }))];
}
