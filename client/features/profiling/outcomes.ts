import { CircleDashed, CircleHelp, GitFork, type LucideIcon, Plus, X } from 'lucide-react';
import type { PlanRow } from '../../../shared/profiling/plan.ts';

/** What a row of the preview comes to, as it is counted. */
export const outcomes = ['new', 'gap', 'existing', 'conflict', 'error'] as const;
export type Outcome = (typeof outcomes)[number];

export function outcomeOf(row: PlanRow): Outcome {
  return row.result === 'new' && row.entry.kind === 'gap' ? 'gap' : row.result;
}

export const outcomeIcons: Readonly<Record<Outcome, LucideIcon>> = {
  new: Plus,
  gap: CircleHelp,
  existing: CircleDashed,
  conflict: GitFork,
  error: X,
};
