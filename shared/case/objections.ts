import type { Collections } from './board.ts';
import type { ChairState } from './chair.ts';
import { revealedRounds, type Stance } from './round.ts';
import { orderedStrategies } from './select.ts';
import { type Strategy, statusQuoId } from './strategy.ts';
import { outcomeOf } from './strategy-decision.ts';

export interface SaidObjection {
  readonly id: string;
  readonly department: string;
  readonly strategyId: string;
  readonly resistance: number | null;
  readonly text: string;
}

/** What departments said against these strategies as they gave their stances, the strongest first. */
export function objectionsIn(
  stances: readonly Stance[],
  strategyIds: readonly string[],
): readonly SaidObjection[] {
  return stances
    .filter(({ strategyId }) => strategyIds.includes(strategyId))
    .toSorted((a, b) => (b.resistance ?? -1) - (a.resistance ?? -1))
    .flatMap(({ strategyId, department, resistance, objection }) =>
      objection
        ? {
            id: `${strategyId} ${department}`,
            department,
            strategyId,
            resistance,
            text: objection,
          }
        : [],
    );
}

export interface StandingObjection extends SaidObjection {
  readonly strategy: Strategy;
}

/** What the last of these rounds brought up against strategies that are not given up: dissent is kept. */
export function standingObjections(
  board: Pick<Collections, 'strategies'>,
  { rounds, strategyDecisions }: Pick<ChairState, 'rounds' | 'strategyDecisions'>,
): readonly StandingObjection[] {
  const alive = new Map(
    orderedStrategies(board)
      .filter(({ id }) => id !== statusQuoId && outcomeOf(strategyDecisions, id) !== 'drop')
      .map((strategy) => [strategy.id, strategy]),
  );
  const stances = revealedRounds(rounds).at(-1)?.revealed.stances ?? [];
  return objectionsIn(stances, [...alive.keys()]).flatMap((objection) => {
    const strategy = alive.get(objection.strategyId);
    return strategy ? { ...objection, strategy } : [];
  });
}
