import { kinships, type Person } from '../../shared/case/person.ts';
import { useBoard } from '../sync/use-case.tsx';

export interface Family {
  /** "Vater", "Mutter", "Kind 1": in that order. */
  readonly labels: readonly string[];
  readonly needsInterpreter: boolean;
  readonly languages: readonly string[];
}

/** Whom the consultation is about. */
export function useFamily(): Family {
  const persons = useBoard((board) => board.persons);
  const order = (person: Person) => kinships.indexOf(person.kinship);
  const all = [...persons.values()].sort(
    (a, b) => order(a) - order(b) || (a.label < b.label ? -1 : 1),
  );
  const needing = all.filter(({ interpreter }) => interpreter);
  return {
    labels: all.map(({ label }) => label),
    needsInterpreter: needing.length > 0,
    languages: [...new Set(needing.flatMap((person) => person.languages ?? []))],
  };
}
