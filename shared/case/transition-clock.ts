import type { TransitionRule } from '../method/transition-rules.ts';
import type { BoardState } from './board.ts';
import { type ChainStep, mergedChronicle } from './chain.ts';
import { addDays, addMonths, daysBetween } from './days.ts';

/** What the clock of the Rechtskreiswechsel shows. It reckons; people decide. */
export type TransitionClock =
  /** No rule of the town is about this Rechtskreis at this time. */
  | { readonly kind: 'noRule' }
  /** The rule counts from the beginning of the stay, and nobody has entered it. */
  | { readonly kind: 'stayMissing'; readonly rule: TransitionRule }
  /** `daysLeft` below 0: the day has passed and no change was entered. */
  | {
      readonly kind: 'before';
      readonly rule: TransitionRule;
      readonly from: string;
      readonly dueOn: string;
      readonly daysLeft: number;
    }
  | (Change & {
      readonly kind: 'running';
      /** Days since the change, and how many the hand-over may take. */
      readonly day: number;
      readonly of: number;
      readonly until: string;
      readonly isLate: boolean;
    })
  | (Change & { readonly kind: 'done' });

interface Change {
  readonly rule?: TransitionRule;
  readonly transition: ChainStep;
  readonly before: ChainStep;
}

const defaultHandoverDays = 28;

export function transitionClock(
  board: Pick<BoardState, 'chronicle' | 'meta'>,
  rules: readonly TransitionRule[],
  today: string,
): TransitionClock {
  const changes = mergedChronicle(board.chronicle)
    .filter(({ kind, legalSphere }) => kind === 'transition' && legalSphere)
    .sort((a, b) => (a.on < b.on || (a.on === b.on && a.id < b.id) ? -1 : 1));
  const now = changes.at(-1);
  if (!now) return { kind: 'noRule' };
  const before = changes.at(-2);
  const next = before && !now.doneOn ? undefined : nextChange(board, now, rules);
  if (next && next.kind !== 'noRule') return next;
  if (!before) return { kind: 'noRule' };
  const rule = rules
    .filter((each) => each.from === before.legalSphere && each.to === now.legalSphere)
    .filter((each) => isValid(each, now.on))
    .at(-1);
  const change = { transition: now, before, ...(rule ? { rule } : {}) };
  if (now.doneOn) return { kind: 'done', ...change };
  const of = now.targetDays ?? rule?.handoverDays ?? defaultHandoverDays;
  const day = daysBetween(now.on, today);
  return {
    kind: 'running',
    ...change,
    day: Math.max(0, day),
    of,
    until: addDays(now.on, of),
    isLate: day > of,
  };

  function nextChange(
    { meta }: Pick<BoardState, 'meta'>,
    { legalSphere, on }: ChainStep,
    all: readonly TransitionRule[],
  ): TransitionClock {
    const own = all.filter((each) => each.from === legalSphere);
    const starts = own.map((rule) => ({
      rule,
      from: rule.countedFrom === 'sphere' ? on : meta.stayBeganOn,
    }));
    const reckoned = starts.flatMap(({ rule, from }) => {
      if (!from) return [];
      const dueOn = addMonths(from, rule.months);
      return isValid(rule, dueOn) ? [{ rule, from, dueOn }] : [];
    });
    // Where two rules hold, the later one does.
    const found = reckoned.sort((a, b) => (a.rule.validFrom < b.rule.validFrom ? -1 : 1)).at(-1);
    if (found) return { kind: 'before', ...found, daysLeft: daysBetween(today, found.dueOn) };
    const unknown = starts.findLast(({ from }) => !from);
    return unknown ? { kind: 'stayMissing', rule: unknown.rule } : { kind: 'noRule' };
  }
}

function isValid({ validFrom, validUntil }: TransitionRule, day: string): boolean {
  return validFrom <= day && (validUntil === undefined || day <= validUntil);
}
