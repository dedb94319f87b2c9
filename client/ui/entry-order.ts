import type { Collections } from '../../shared/case/board.ts';
import type { Entry } from '../../shared/case/select.ts';

/** Lower comes first where not everything can be shown. */
export function relevanceOf(
  board: Pick<Collections, 'directions' | 'strategies'>,
  currentDirectionIds: readonly string[],
): (entry: Pick<Entry, 'root' | 'id'>) => number {
  const linkedTo = (
    holders: Iterable<{ resourceIds: readonly string[]; gapIds: readonly string[] }>,
  ) => new Set([...holders].flatMap(({ resourceIds, gapIds }) => [...resourceIds, ...gapIds]));
  const direction = linkedTo(currentDirectionIds.flatMap((id) => board.directions.get(id) ?? []));
  const strategies = linkedTo(board.strategies.values());
  return ({ root, id }) =>
    root === 'gaps' ? 0 : direction.has(id) ? 1 : strategies.has(id) ? 2 : 3;
}

/** By relevance, within it as they were. */
export function byRelevance<E>(entries: readonly E[], relevance: (entry: E) => number): E[] {
  return entries
    .map((entry) => ({ entry, rank: relevance(entry) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

export interface Placed {
  readonly id: string;
  /** Its key in the order of the case. */
  readonly order: string;
}

/**
 * The entries of a field in the order in which they are shown. What is there stays where it is; what came from another
 * field or was put elsewhere goes before the entry it precedes in the case; what is new comes last.
 */
export function keptOrder(
  shown: readonly Placed[],
  entries: readonly Placed[],
  isNew: (id: string) => boolean,
): Placed[] {
  const before = new Map(shown.map(({ id, order }) => [id, order]));
  const now = new Map(entries.map((entry) => [entry.id, entry]));
  const result = shown.flatMap(({ id, order }) => {
    const entry = now.get(id);
    return entry?.order === order ? entry : [];
  });
  const added = entries.filter(({ id }) => !before.has(id) && isNew(id));
  const places = new Set([...result, ...added].map(({ id }) => id));
  result.push(...added);
  for (const [index, entry] of [...entries.entries()].reverse()) {
    if (places.has(entry.id)) continue;
    const next = entries[index + 1]?.id;
    const at = result.findIndex(({ id }) => id === next);
    result.splice(at < 0 ? result.length : at, 0, entry);
  }
  return result;
}
