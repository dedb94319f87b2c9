import type { RuleContent } from '../method/rule.ts';

/** `review`: the steering group looks at it. `ended`: it held, and does not any more. */
export const ruleStates = ['draft', 'review', 'valid', 'rejected', 'ended'] as const;
export type RuleState = (typeof ruleStates)[number];

export const ruleVoiceKinds = ['agree', 'question', 'reject', 'comment'] as const;
export type RuleVoiceKind = (typeof ruleVoiceKinds)[number];

/** What somebody said to a rule. */
export interface RuleVoice {
  readonly id: string;
  /** ms since epoch. */
  readonly at: number;
  readonly name: string;
  readonly department: string;
  readonly kind: RuleVoiceKind;
  /** May be empty where somebody agrees. */
  readonly text: string;
  readonly isOwn: boolean;
}

/** GET /api/rules, the newest first. What cannot be read is left out; whatever is to be done with it is refused as `damaged`. */
export interface Rule extends RuleContent {
  /** "R 07". */
  readonly number: number;
  /** Counts up with every change; whoever changes it says on which they build. */
  readonly revision: number;
  readonly state: RuleState;
  /** ms since epoch. */
  readonly createdAt: number;
  /** Department. */
  readonly createdBy: string;
  /** ISO date until which the steering group looks at it. */
  readonly reviewUntil?: string;
  /** ISO date since which it holds. */
  readonly validFrom?: string;
  /** ms since epoch. */
  readonly decidedAt?: number;
  /** Why it was rejected or ended. */
  readonly reason?: string;
  /** Version of the town's settings with which it changed a chain template. */
  readonly settingsVersion?: number;
  /** The oldest first. */
  readonly voices: readonly RuleVoice[];
}

/**
 * PUT /api/rules/:number: a draft as it is now, given to the steering group or taken back. Answer 200: Rule. Conflict
 * `stale`. POST /api/rules takes a RuleContent, answer 201: Rule.
 */
export interface RuleUpdate {
  readonly basedOn: number;
  readonly content: RuleContent;
  /** ISO date; absent: it is a draft. */
  readonly reviewUntil?: string;
}

/**
 * Query of DELETE /api/rules/:number: throws a draft away; its number is not given again. Answer 204. Conflicts `stale`;
 * `ruleDiscussed`: somebody has said something to it, and that is kept.
 */
export interface RuleDeletion {
  readonly basedOn: number;
}

/**
 * POST /api/rules/:number/voices, while the steering group looks at it. Answer 200: Rule. What somebody thinks of it,
 * agreeing or rejecting, takes the place of what they thought before, and is gone where the rule says something else by then.
 */
export interface RuleVoiceInput {
  /** The revision it is about. Conflict `stale`. */
  readonly basedOn: number;
  readonly kind: RuleVoiceKind;
  readonly text: string;
}

/**
 * POST /api/rules/:number/decision, for the steering group: accept or reject what it looks at, end what holds. Answer 200:
 * Rule. Conflicts `stale`; `ruleOutdated`: the chain template, or the step that changes, is not what the rule was written for.
 */
export interface RuleDecision {
  readonly basedOn: number;
  readonly decision: 'accept' | 'reject' | 'end';
  /** ISO date, of what is accepted; today or before: its chain changes at once. */
  readonly validFrom?: string;
  /** Of what is rejected or ended. */
  readonly reason?: string;
}
