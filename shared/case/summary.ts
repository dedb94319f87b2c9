import type { CaseSummary } from '../protocol/http.ts';
import type { BoardState } from './board.ts';
import type { ChairState } from './chair.ts';
import { currentLegalSphere } from './chronicle.ts';
import { resourceFields } from './resource-field.ts';
import { entriesByField } from './select.ts';

/** What the list of cases shows of a case. */
export function summarise(board: BoardState, chair: ChairState): CaseSummary {
  const fields = entriesByField(board);
  const count = (root: 'resources' | 'gaps') =>
    Object.fromEntries(
      resourceFields.map((field) => [
        field,
        fields[field].filter((entry) => entry.root === root).length,
      ]),
    ) as CaseSummary['resources'];
  const sphere = currentLegalSphere(board.chronicle);
  return {
    pseudonym: board.meta.pseudonym,
    origin: board.meta.origin ?? '',
    persons: board.persons.size,
    ...(sphere ? { legalSphere: sphere.sphere, legalSphereSince: sphere.since } : {}),
    directions: chair.current.map((decision) => decision.text),
    resources: count('resources'),
    openGaps: count('gaps'),
  };
}
