import type { Stance } from './round.ts';

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
