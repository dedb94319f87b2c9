import type { StepContradiction } from './case-error.ts';
import type { ChronicleEntry } from './chronicle.ts';
import { daysBetween } from './days.ts';
import { byAge, type EntityBase, type Patch } from './entity.ts';
import { byOrder } from './order.ts';

/** What was made from the same template by two people at once is one thing; `copies`: all entries it is stored in. */
export type Merged<E extends EntityBase> = E & { readonly copies: readonly string[] };

/** A step of the Dienstleistungskette, or a change of the Rechtskreis that has a place in it. */
export type ChainStep = Merged<ChronicleEntry>;

/** kommt noch, fällig, läuft, überfällig, erledigt, übersprungen. */
export const stepStates = ['upcoming', 'due', 'running', 'late', 'done', 'skipped'] as const;
export type StepState = (typeof stepStates)[number];

export interface Wait {
  readonly from: string;
  /** Absent: it goes on. */
  readonly to?: string;
  readonly days: number;
  readonly isLate: boolean;
}

export interface StepStanding {
  readonly state: StepState;
  readonly wait?: Wait;
  /** What is stored and cannot be: two people said it at once, or foreign code did. */
  readonly contradictions: readonly StepContradiction[];
}

/**
 * Entries with the same key as one, the oldest first: what the oldest does not say, the next one says. Nothing of either
 * is lost, and commands write into all copies.
 */
export function mergeCopies<E extends EntityBase>(
  entries: Iterable<E>,
  keyOf: (entry: E) => string | undefined,
): readonly Merged<E>[] {
  const groups = Map.groupBy([...entries].sort(byAge), (entry) => keyOf(entry) ?? `id/${entry.id}`);
  return [...groups.values()].map((copies) => {
    const merged: Record<string, unknown> = {};
    for (const copy of copies)
      for (const [field, value] of Object.entries(copy)) {
        const known = merged[field];
        if (Array.isArray(known) && Array.isArray(value))
          merged[field] = [...new Set<string>([...known, ...value])].sort();
        else if (known === undefined) merged[field] = value;
      }
    return { ...merged, copies: copies.map(({ id }) => id) } as unknown as Merged<E>;
  });
}

const stepKey = ({ templateId, templateStepId }: ChronicleEntry) =>
  templateId && templateStepId ? `${templateId}/${templateStepId}` : undefined;

/** The chronicle, every step of a template once. */
export function mergedChronicle(
  chronicle: ReadonlyMap<string, ChronicleEntry>,
): readonly ChainStep[] {
  const entries = [...chronicle.values()];
  return mergeCopies(entries, stepKey).map((step) => {
    const change = step.copies
      .map((id) => chronicle.get(id))
      .find((copy) => copy?.kind === 'transition');
    // Where one of two has recorded that the Rechtskreis changed, it did.
    return change && step.kind !== 'transition'
      ? { ...step, kind: change.kind, on: change.on }
      : step;
  });
}

/** The steps of a case in their order; those from before there was a chain come first, by date. */
export function chainOf(chronicle: ReadonlyMap<string, ChronicleEntry>): readonly ChainStep[] {
  return mergedChronicle(chronicle)
    .filter(({ kind, order }) => kind === 'step' || (kind === 'transition' && order !== undefined))
    .map(withDays)
    .sort((a, b) => {
      const [one, other] = [a, b].map(({ id, order = '' }) => ({ id, order })) as [Key, Key];
      if (one.order === '' && other.order === '' && a.on !== b.on) return a.on < b.on ? -1 : 1;
      return byOrder(one, other);
    });
}

interface Key {
  readonly id: string;
  readonly order: string;
}

/** The Rechtskreis changes on the day it does; a step from before there was a chain was done on its day. */
function withDays(step: ChainStep): ChainStep {
  const { kind, on, order, needFoundOn, startedOn, doneOn } = step;
  if (kind === 'transition') return { ...step, startedOn: on };
  const isOld = order === undefined && !needFoundOn && !startedOn && !doneOn;
  return isOld ? { ...step, doneOn: on } : step;
}

type Days = Pick<
  Patch<ChronicleEntry>,
  'needFoundOn' | 'startedOn' | 'doneOn' | 'targetDays' | 'expectedFrom' | 'skippedBecause'
>;

/** How long it was waited for a step to begin, or is by that day; undefined where nobody waits. */
export function waitOf(step: Days, today: string): Wait | undefined {
  const { needFoundOn: from, targetDays, expectedFrom } = step;
  const to = step.startedOn ?? step.doneOn;
  if (
    !from ||
    from > today ||
    (!to && (step.skippedBecause || (expectedFrom && expectedFrom > today)))
  )
    return undefined;
  // What was done before it was found out has been waited for no day.
  const days = Math.max(0, daysBetween(from, to ?? today));
  const isLate = targetDays !== undefined && days > targetDays;
  return { from, days, isLate, ...(to ? { to } : {}) };
}

export function contradictionsIn(step: Days): readonly StepContradiction[] {
  const { needFoundOn, startedOn, doneOn, skippedBecause } = step;
  const begin = startedOn ?? doneOn;
  const found: StepContradiction[] = [];
  if (needFoundOn && begin && begin < needFoundOn) found.push('BegunBeforeNeed');
  if (startedOn && doneOn && doneOn < startedOn) found.push('DoneBeforeBegun');
  if (skippedBecause && begin) found.push('SkippedButBegun');
  return found;
}

/** Where a step stands on that day. */
export function standingOf(step: ChainStep, today: string): StepStanding {
  const wait = waitOf(step, today);
  return {
    state: stateOf(step, wait, today),
    contradictions: contradictionsIn(step),
    ...(wait ? { wait } : {}),
  };
}

function stateOf(step: ChainStep, wait: Wait | undefined, today: string): StepState {
  const { kind, startedOn, doneOn, skippedBecause, needFoundOn, expectedFrom, targetDays } = step;
  if (doneOn) return 'done';
  if (startedOn) {
    const isOver =
      kind === 'transition' &&
      targetDays !== undefined &&
      daysBetween(startedOn, today) > targetDays;
    return isOver ? 'late' : 'running';
  }
  if (skippedBecause) return 'skipped';
  if (wait?.isLate) return 'late';
  return [needFoundOn, expectedFrom].some((day) => day && day <= today) ? 'due' : 'upcoming';
}
