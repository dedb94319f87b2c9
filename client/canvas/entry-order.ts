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

/** `next` in the order of `previous`; what is new comes last. Nothing jumps while somebody drags or types. */
export function keptOrder(previous: readonly string[], next: readonly string[]): string[] {
  const there = new Set(next);
  const known = new Set(previous);
  return [...previous.filter((id) => there.has(id)), ...next.filter((id) => !known.has(id))];
}
