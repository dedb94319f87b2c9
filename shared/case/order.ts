import { generateKeyBetween } from 'fractional-indexing';

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** By fractional index, equal ones by id: the same on every replica. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * An index that sorts at `position` (0 = first) among `sorted`. Where neighbours share an index, because two people
 * inserted at the same place at once, the next greater one is taken as the upper bound.
 */
export function orderAt(sorted: readonly Ordered[], position: number): string {
  const at = Math.max(0, Math.min(position, sorted.length));
  const below = sorted[at - 1]?.order ?? null;
  let above: string | null = null;
  for (let index = at; index < sorted.length; index++) {
    const order = sorted[index]?.order;
    if (order !== undefined && (below === null || order > below)) {
      above = order;
      break;
    }
  }
  try {
    return generateKeyBetween(below, above);
  } catch {
    // A neighbour with an index no generator makes (a damaged document): sort right behind it.
    return below === null ? generateKeyBetween(null, null) : `${below}V`.slice(0, 200);
  }
}
