/** Its fields in one order, whoever wrote them, and so those of what it holds. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Both say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** What I changed in a list since `base`, on top of what others changed in it; of what both changed, mine stays. */
export function mergeList<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  idOf: (item: T) => unknown,
): readonly T[] {
  const by = (list: readonly T[]) => new Map(list.map((item) => [idOf(item), item]));
  const [before, own, other] = [by(base), by(mine), by(theirs)];
  const pick = (id: unknown): readonly T[] => {
    const [was, here, there] = [before.get(id), own.get(id), other.get(id)];
    // Whoever left an item as it was leaves it to the other, also its removal.
    const item = isSame(here, was) ? there : here;
    return item === undefined ? [] : [item];
  };
  const ids = (list: readonly T[]) => list.map(idOf);
  const isMyOrder = !isSame(
    ids(mine).filter((id) => before.has(id)),
    ids(base).filter((id) => own.has(id)),
  );
  const [first, second] = isMyOrder ? [mine, theirs] : [theirs, mine];
  return [...new Set([...ids(first), ...ids(second)])].flatMap(pick);
}
