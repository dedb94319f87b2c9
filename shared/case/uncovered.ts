import type { Agreement } from './agreement.ts';
import type { Collections } from './board.ts';
import type { Gap } from './gap.ts';
import { entriesByField, orderedStrategies } from './select.ts';
import type { Strategy } from './strategy.ts';
import type { Outcome } from './strategy-decision.ts';

export interface Uncovered {
  readonly strategies: readonly Strategy[];
  readonly gaps: readonly Gap[];
}

/** What nobody has promised anything for yet: strategies that are pursued, and questions without an answer. */
export function uncovered(
  board: Pick<Collections, 'agreements' | 'strategies' | 'resources' | 'gaps'>,
  outcomeOf: (strategyId: string) => Outcome | undefined,
): Uncovered {
  const promises: Agreement[] = [...board.agreements.values()].filter(
    ({ state }) => state !== 'notDone',
  );
  const covered = new Set(promises.flatMap(({ strategyId, gapId }) => [strategyId, gapId]));
  return {
    strategies: orderedStrategies(board).filter(
      ({ id }) => outcomeOf(id) === 'pursue' && !covered.has(id),
    ),
    gaps: Object.values(entriesByField(board))
      .flat()
      .flatMap((entry) => (entry.root === 'gaps' && !covered.has(entry.id) ? entry.entity : [])),
  };
}
