import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';

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
  /** The indexes for what is put there, one after the other. */
  readonly orders: readonly string[];
  /** Others that need a new index for the place to exist; usually none. */
  readonly moved: readonly T[];
}

/**
 * The place for `count` entries at `position` (0 = first) among `sorted`. Where the neighbours share an index, because two people inserted
 * at the same place at once, those behind it move up; where an index is damaged or has grown too long, all get new ones.
 */
export function placeAt<T extends Ordered>(
  sorted: readonly T[],
  position: number,
  count = 1,
): Place<T> {
  const at = Math.max(0, Math.min(position, sorted.length));
  const below = sorted[at - 1]?.order ?? null;
  let end = at;
  while (end < sorted.length && below !== null && (sorted[end]?.order ?? '') <= below) end++;
  try {
    const keys = generateNKeysBetween(below, sorted[end]?.order ?? null, end - at + count);
    if (keys.every((key) => key.length <= orderMax))
      return { orders: keys, moved: reordered(sorted.slice(at, end), keys.splice(count)) };
  } catch {
    // An index no generator makes: all get new ones.
  }
  const keys = generateNKeysBetween(null, null, sorted.length + count);
  return { orders: keys.splice(at, count), moved: reordered(sorted, keys) };
}

function reordered<T extends Ordered>(entries: readonly T[], keys: readonly string[]): T[] {
  return entries.map((entry, index) => ({ ...entry, order: keys[index] ?? entry.order }));
}

/** What is stored with an index of its own. */
export interface Stored extends Ordered {
  readonly stored: Y.Map<unknown>;
}

/** Writes the new indexes of those that make room. */
export function makeRoom({ moved }: Place<Stored>): void {
  for (const { stored, order } of moved) stored.set('order', order);
}

/**
 * The write that puts entries, in their order, before another one of `all`, or at the end; undefined where they stand
 * there already.
 */
export function placeBefore(
  all: readonly Stored[],
  entries: readonly Pick<Stored, 'id' | 'stored'>[],
  before: string | undefined,
): (() => void) | undefined {
  const ids = new Set(entries.map(({ id }) => id));
  const others = all.filter(({ id }) => !ids.has(id));
  const target = all.findIndex(({ id }) => id === before);
  // One that moves itself stands for the next one that does not.
  const next = target < 0 ? undefined : all.slice(target).find(({ id }) => !ids.has(id));
  const position = next ? others.indexOf(next) : others.length;
  const wanted = others.map(({ id }) => id).toSpliced(position, 0, ...ids);
  if (wanted.length === all.length && wanted.every((id, index) => id === all[index]?.id))
    return undefined;
  return () => {
    const place = placeAt(others, position, entries.length);
    for (const [index, { stored }] of entries.entries()) stored.set('order', place.orders[index]);
    makeRoom(place);
  };
}
