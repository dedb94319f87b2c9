import { type Agreement, agreementsOf, fromLastTime } from './agreement.ts';
import { byAge } from './entity.ts';
import type { Sitting } from './sitting.ts';

export interface LookBack {
  /** The sitting before. */
  readonly previous?: Sitting;
  /** What it agreed, and what is still open from before. */
  readonly earlier: readonly Agreement[];
  /** What the running sitting has agreed; while none runs, what was agreed since the last one. */
  readonly recent: readonly Agreement[];
}

/** What a consultation looks back at, and what it adds. `sitting`: the one that runs, of `sittings`. */
export function lookBack(
  board: { readonly agreements: ReadonlyMap<string, Agreement> },
  sittings: readonly Sitting[],
  sitting: Sitting | undefined,
): LookBack {
  const previous = sittings.findLast(({ id }) => id !== sitting?.id);
  const since = previous?.finishedAt ?? 0;
  const recent = sitting
    ? agreementsOf(board, sitting.id)
    : [...board.agreements.values()]
        .filter(({ sittingId, createdAt }) => sittingId === undefined && createdAt >= since)
        .sort(byAge);
  const isRecent = new Set(recent);
  const earlier = fromLastTime(board, previous?.id, sitting?.id).filter(
    (agreement) => !isRecent.has(agreement),
  );
  return { ...(previous ? { previous } : {}), earlier, recent };
}
