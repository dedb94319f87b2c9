import type { Strategy } from '../../../shared/case/strategy.ts';

/** What a strategy is measured by. */
export const fitAspects = ['direction', 'will'] as const;
export type FitAspect = (typeof fitAspects)[number];

export function fitOf(strategy: Strategy, aspect: FitAspect) {
  return aspect === 'direction'
    ? { fit: strategy.fitToDirection, reason: strategy.fitToDirectionReason }
    : { fit: strategy.fitToWill, reason: strategy.fitToWillReason };
}
