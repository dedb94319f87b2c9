import type { Sitting } from '../../../shared/case/sitting.ts';
import {
  type Outcome,
  outcomeOf,
  type StrategyDecision,
} from '../../../shared/case/strategy-decision.ts';
import { useChair } from '../../sync/use-case.tsx';

export interface SittingDecisions {
  readonly decisions: readonly StrategyDecision[];
  outcomeOf(strategyId: string): Outcome | undefined;
}

/** What this sitting has decided about the strategies; several where two did at once. */
export function useSittingDecisions({ startedAt }: Sitting): SittingDecisions {
  const { current } = useChair((chair) => chair.strategyDecisions);
  const decisions = current.filter(({ at }) => at >= startedAt);
  return { decisions, outcomeOf: (id) => outcomeOf({ current: decisions }, id) };
}
