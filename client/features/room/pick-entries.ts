import { concerns } from '../../../shared/case/person.ts';
import type { Entry } from '../../../shared/case/select.ts';
import { byRelevance } from '../../ui/entry-order.ts';

/** Read from four metres, more is a wall of text. */
const shownResources = 2;
const shownGaps = 1;

export interface PickedEntries {
  readonly resources: readonly Entry[];
  readonly gaps: readonly Entry[];
  readonly moreResources: number;
  readonly moreGaps: number;
}

/** The first `count`, with the highlighted one among them. */
function first(entries: readonly Entry[], count: number, highlight: string | undefined) {
  const head = entries.slice(0, count);
  const shown = entries.slice(count).find(({ id }) => id === highlight);
  return shown ? [...head.slice(0, -1), shown] : head;
}

/** What of a field is shown: about the chosen persons, what matters most, and always what the chair points at. */
export function pickEntries(
  entries: readonly Entry[],
  relevance: (entry: Entry) => number,
  { personIds, highlight }: { readonly personIds: readonly string[]; readonly highlight?: string },
): PickedEntries {
  const own = byRelevance(
    entries.filter(({ entity }) => concerns(entity.personIds, personIds)),
    relevance,
  );
  const all = Object.groupBy(own, ({ root }) => root);
  const { resources = [], gaps = [] } = all;
  return {
    resources: first(resources, shownResources, highlight),
    gaps: first(gaps, shownGaps, highlight),
    moreResources: Math.max(0, resources.length - shownResources),
    moreGaps: Math.max(0, gaps.length - shownGaps),
  };
}
