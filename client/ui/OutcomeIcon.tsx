import { Archive, Ban, Check } from 'lucide-react';
import type { Outcome } from '../../shared/case/strategy-decision.ts';

const icons = { pursue: Check, rest: Archive, drop: Ban };

/** Beside the word for what becomes of a strategy. */
export function OutcomeIcon({
  outcome,
  size,
}: {
  readonly outcome: Outcome;
  readonly size: number;
}) {
  const Icon = icons[outcome];
  return <Icon aria-hidden="true" size={size} />;
}
