import { generateNKeysBetween } from 'fractional-indexing';

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** By fractional index, equal ones by id: the same on every replica. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Longer indexes are not written: the list gets new ones first. */
export const orderMax = 64;

export interface Place<T extends Ordered> {
  /** The index for what is put there. */
  readonly order: string;
  /** Others that need a new index for the place to exist; usually none. */
  readonly moved: readonly T[];
}

/**
 * The place at `position` (0 = first) among `sorted`. Where the neighbours share an index, because two people inserted
 * at the same place at once, those behind it move up; where an index is damaged or has grown too long, all get new ones.
 */
export function placeAt<T extends Ordered>(sorted: readonly T[], position: number): Place<T> {
  const at = Math.max(0, Math.min(position, sorted.length));
  const below = sorted[at - 1]?.order ?? null;
  let end = at;
  while (end < sorted.length && below !== null && (sorted[end]?.order ?? '') <= below) end++;
  try {
    const keys = generateNKeysBetween(below, sorted[end]?.order ?? null, end - at + 1);
    const [order] = keys;
    if (order && keys.every((key) => key.length <= orderMax))
      return { order, moved: reordered(sorted.slice(at, end), keys.slice(1)) };
  } catch {
    // An index no generator makes: all get new ones.
  }
  const keys = generateNKeysBetween(null, null, sorted.length + 1);
  const [order = ''] = keys.splice(at, 1);
  return { order, moved: reordered(sorted, keys) };
}

function reordered<T extends Ordered>(entries: readonly T[], keys: readonly string[]): T[] {
  return entries.map((entry, index) => ({ ...entry, order: keys[index] ?? entry.order }));
}
