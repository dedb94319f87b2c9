import type { Collections } from './board.ts';

/** How many of what came since a moment; what changed in what was there already is not counted. */
export interface Changes {
  readonly resources: number;
  readonly closedGaps: number;
  readonly newGaps: number;
  readonly strategies: number;
}

/** What is new on the board since that server time, ms. */
export function changesSince(
  board: Pick<Collections, 'resources' | 'gaps' | 'strategies'>,
  since: number,
): Changes {
  const isNew = (entity: { readonly createdAt: number } | undefined) =>
    entity !== undefined && entity.createdAt > since;
  const count = <T>(all: ReadonlyMap<string, T>, counts: (entity: T) => boolean) =>
    [...all.values()].filter(counts).length;
  return {
    resources: count(board.resources, isNew),
    closedGaps: count(
      board.gaps,
      ({ state, answerResourceId }) =>
        state === 'closed' && isNew(board.resources.get(answerResourceId ?? '')),
    ),
    newGaps: count(board.gaps, (gap) => gap.state !== 'closed' && isNew(gap)),
    strategies: count(board.strategies, isNew),
  };
}
