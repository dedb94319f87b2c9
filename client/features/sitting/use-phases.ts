import type { Phase } from '../../../shared/method/phases.ts';
import { useTown } from '../../sync/town.ts';
import { useChair } from '../../sync/use-case.tsx';

export type PhaseState = 'done' | 'now' | 'next';

export interface PhaseStep {
  readonly phase: Phase;
  readonly number: number;
  readonly state: PhaseState;
}

/** The course of the running consultation, or the one the next would have. */
export function usePhases(): readonly PhaseStep[] {
  const sitting = useChair((chair) => chair.sitting);
  const { phases } = useTown();
  const plan = sitting?.plan ?? phases;
  const now = plan.findIndex(({ kind }) => kind === sitting?.phase);
  return plan.map((phase, index) => ({
    phase,
    number: index + 1,
    state:
      index === now ? 'now' : sitting?.visited.has(phase.kind) || index < now ? 'done' : 'next',
  }));
}
