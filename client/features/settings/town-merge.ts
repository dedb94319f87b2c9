import {
  keepingKnown,
  type TownContent,
  type TownSettings,
} from '../../../shared/method/town-settings.ts';

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What I changed since `base`, on top of what others saved meanwhile; of what both changed, mine stays. */
export function mergeTown(base: TownContent, mine: TownContent, theirs: TownSettings): TownContent {
  const either = <K extends keyof TownContent>(key: K): TownContent[K] =>
    isSame(mine[key], base[key]) ? theirs[key] : mine[key];
  const merged: TownContent = {
    departments: mergeList(base.departments, mine.departments, theirs.departments, 'id'),
    phases: mergeList(base.phases, mine.phases, theirs.phases, 'kind'),
    instruments: mergeList(base.instruments, mine.instruments, theirs.instruments, 'id'),
    questions: mergeList(base.questions, mine.questions, theirs.questions, 'id'),
    conference: either('conference'),
    chains: mergeList(base.chains, mine.chains, theirs.chains, 'id'),
    transitions: mergeList(base.transitions, mine.transitions, theirs.transitions, 'id'),
  };
  return keepingKnown(merged, theirs);
}

function mergeList<T, K extends keyof T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  key: K,
): readonly T[] {
  const by = (list: readonly T[]) => new Map(list.map((item) => [item[key], item]));
  const [before, own, other] = [by(base), by(mine), by(theirs)];
  const pick = (id: T[K]): readonly T[] => {
    const [was, here, there] = [before.get(id), own.get(id), other.get(id)];
    // Whoever left an item as it was leaves it to the other, also its removal.
    const item = isSame(here, was) ? there : here;
    return item === undefined ? [] : [item];
  };
  const ids = (list: readonly T[]) => list.map((item) => item[key]);
  const isMyOrder = !isSame(
    ids(mine).filter((id) => before.has(id)),
    ids(base).filter((id) => own.has(id)),
  );
  const [first, second] = isMyOrder ? [mine, theirs] : [theirs, mine];
  return [...new Set([...ids(first), ...ids(second)])].flatMap(pick);
}
