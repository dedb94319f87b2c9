import type { Rule, RuleState } from '../../../shared/protocol/rules.ts';
import { isoDay } from '../../words/format.ts';
import type { Span } from './quarter.ts';

/** What is known to have become of a rule on a day. */
export interface RuleDay {
  readonly what: 'drafted' | 'review' | 'accepted' | 'rejected' | 'ended' | 'begun';
  /** ISO date; of a review the last one. */
  readonly day: string;
}

const decisions: Partial<Record<RuleState, 'accepted' | 'rejected' | 'ended'>> = {
  valid: 'accepted',
  rejected: 'rejected',
  ended: 'ended',
};

/** On which days of these something became of it, as far as days are known. */
export function daysOfRule(rule: Rule, span: Span): readonly RuleDay[] {
  const { state, createdAt, reviewUntil, decidedAt, validFrom } = rule;
  const decision = decisions[state];
  const all: readonly RuleDay[] = [
    { what: 'drafted', day: isoDay(createdAt) },
    // Decided before it was over: then there was no such day.
    ...(reviewUntil && !(decidedAt && isoDay(decidedAt) <= reviewUntil)
      ? [{ what: 'review', day: reviewUntil } as const]
      : []),
    ...(decision && decidedAt ? [{ what: decision, day: isoDay(decidedAt) }] : []),
    ...(validFrom ? [{ what: 'begun', day: validFrom } as const] : []),
  ];
  return all.filter(({ day }) => day >= span.from && day <= span.until);
}

/** Nobody has decided on it. */
export const isOpen = ({ state }: Rule) => state === 'draft' || state === 'review';

/** On one of these days it was written, and not decided yet. When what has ended was accepted nobody knows any more. */
export function wasOpenIn(rule: Rule, { from, until }: Span): boolean {
  const { state, createdAt, decidedAt } = rule;
  return (
    state !== 'ended' &&
    isoDay(createdAt) <= until &&
    (decidedAt === undefined || isoDay(decidedAt) >= from)
  );
}

/** It held before these days, and still did after them. */
export function heldThrough(rule: Rule, { from, until }: Span): boolean {
  const { state, createdAt, validFrom, decidedAt = 0 } = rule;
  if (validFrom === undefined || validFrom >= from) return false;
  return state === 'valid'
    ? isoDay(decidedAt) < from
    : state === 'ended' && isoDay(createdAt) < from && isoDay(decidedAt) > until;
}
