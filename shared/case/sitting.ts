import { nanoid } from 'nanoid';
import type * as Y from 'yjs';
import { type Phase, type PhaseKind, phaseKinds, readPhases } from '../method/phases.ts';
import { type Author, readSignature, type Signature, signatureOf } from './author.ts';
import { CaseError } from './case-error.ts';
import { date } from './field-kinds.ts';
import { isDepartment, isId, isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';
import type { Unreadable } from './unreadable.ts';

export const sittingEventsRoot = 'sittingEvents';

export const attendances = ['present', 'remote', 'excused', 'absent'] as const;
export type Attendance = (typeof attendances)[number];

const minuteMs = 60_000;
/** Added to a phase at once, minutes. */
const extensionMax = 60;

/** What happens in a sitting. Append-only: everything else about it is derived, so that two chairs at once lose nothing. */
export type SittingStep =
  | {
      readonly kind: 'start';
      readonly plan: readonly Phase[];
      readonly conferenceId?: string;
      readonly openGaps: number;
      readonly preparationMinutes?: number;
    }
  | { readonly kind: 'phase'; readonly phase: PhaseKind }
  | { readonly kind: 'pause' | 'resume' }
  | { readonly kind: 'extend'; readonly minutes: number }
  | { readonly kind: 'plan'; readonly plan: readonly Phase[] }
  | {
      readonly kind: 'attendance';
      readonly who: string;
      readonly attendance: Attendance;
    }
  | { readonly kind: 'nextLook'; readonly on: string }
  | { readonly kind: 'finish'; readonly openGaps: number };

export type SittingEvent = Signature & {
  readonly id: string;
  readonly sittingId: string;
} & SittingStep;

/** One consultation of the case: from "Beratung starten" until it is closed. */
export interface Sitting {
  readonly id: string;
  /** Server time, ms; all times here. */
  readonly startedAt: number;
  readonly startedBy: string;
  readonly conferenceId?: string;
  readonly preparationMinutes?: number;
  readonly plan: readonly Phase[];
  readonly phase: PhaseKind;
  /** Phases that were entered. */
  readonly visited: ReadonlySet<PhaseKind>;
  readonly pausedAt?: number;
  /** Time spent in each phase until `since`, without pauses, ms. */
  readonly used: ReadonlyMap<PhaseKind, number>;
  /** From when on the clock of the current phase runs. */
  readonly since: number;
  /** Minutes given to each phase beyond the plan. */
  readonly extra: ReadonlyMap<PhaseKind, number>;
  readonly attendance: ReadonlyMap<string, Attendance>;
  /** ISO date. */
  readonly nextLook?: string;
  readonly openGapsAtStart: number;
  readonly openGapsAtFinish?: number;
  readonly finishedAt?: number;
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);

function readStep(raw: Record<string, unknown>): SittingStep | undefined {
  const { kind } = raw;
  switch (kind) {
    case 'start': {
      const plan = readPhases(raw.plan);
      if (!plan) return undefined;
      return {
        kind,
        plan,
        openGaps: isCount(raw.openGaps) ? raw.openGaps : 0,
        ...(isId(raw.conferenceId) ? { conferenceId: raw.conferenceId } : {}),
        ...(isCount(raw.preparationMinutes) ? { preparationMinutes: raw.preparationMinutes } : {}),
      };
    }
    case 'phase': {
      const phase = phaseKinds.find((each) => each === raw.phase);
      return phase && { kind, phase };
    }
    case 'pause':
    case 'resume':
      return { kind };
    case 'extend':
      return isCount(raw.minutes) && raw.minutes > 0 && raw.minutes <= extensionMax
        ? { kind, minutes: raw.minutes }
        : undefined;
    case 'plan': {
      const plan = readPhases(raw.plan);
      return plan && { kind, plan };
    }
    case 'attendance': {
      const attendance = attendances.find((each) => each === raw.attendance);
      return attendance && isDepartment(raw.who) ? { kind, who: raw.who, attendance } : undefined;
    }
    case 'nextLook': {
      const on = date.read(raw.on).value;
      return on ? { kind, on } : undefined;
    }
    case 'finish':
      return { kind, openGaps: isCount(raw.openGaps) ? raw.openGaps : 0 };
    default:
      return undefined;
  }
}

function readEvent(id: string, raw: unknown): SittingEvent | undefined {
  if (!isRecord(raw) || !isId(id) || !isId(raw.sittingId) || !isTime(raw.at)) return undefined;
  const step = readStep(raw);
  return (
    step && {
      ...step,
      id,
      sittingId: raw.sittingId,
      ...readSignature(raw.at, raw.by, raw.department),
    }
  );
}

/** The first phase of a plan; a plan is never empty. */
function firstPhase(plan: readonly Phase[]): PhaseKind {
  return plan[0]?.kind ?? 'opening';
}

type Draft = { -readonly [K in keyof Sitting]: Sitting[K] } & {
  used: Map<PhaseKind, number>;
  extra: Map<PhaseKind, number>;
  attendance: Map<string, Attendance>;
  visited: Set<PhaseKind>;
};

/** Books what the clock ran until `at` on the current phase. */
function book(draft: Draft, at: number): void {
  if (draft.pausedAt === undefined)
    draft.used.set(draft.phase, (draft.used.get(draft.phase) ?? 0) + Math.max(0, at - draft.since));
  draft.since = Math.max(draft.since, at);
}

function apply(draft: Draft, event: SittingEvent): void {
  switch (event.kind) {
    case 'phase':
      book(draft, event.at);
      draft.phase = event.phase;
      draft.visited.add(event.phase);
      break;
    case 'pause':
      book(draft, event.at);
      draft.pausedAt ??= event.at;
      break;
    case 'resume':
      book(draft, event.at);
      delete draft.pausedAt;
      break;
    case 'extend':
      draft.extra.set(draft.phase, (draft.extra.get(draft.phase) ?? 0) + event.minutes);
      break;
    case 'plan':
      draft.plan = event.plan;
      break;
    case 'attendance':
      draft.attendance.set(event.who, event.attendance);
      break;
    case 'nextLook':
      draft.nextLook = event.on;
      break;
    case 'finish':
      book(draft, event.at);
      draft.finishedAt = event.at;
      draft.openGapsAtFinish = event.openGaps;
      break;
  }
}

function derive(start: SittingEvent & { kind: 'start' }, rest: readonly SittingEvent[]): Sitting {
  const phase = firstPhase(start.plan);
  const draft: Draft = {
    id: start.sittingId,
    startedAt: start.at,
    startedBy: start.department,
    ...(start.conferenceId ? { conferenceId: start.conferenceId } : {}),
    ...(start.preparationMinutes === undefined
      ? {}
      : { preparationMinutes: start.preparationMinutes }),
    plan: start.plan,
    phase,
    visited: new Set([phase]),
    used: new Map(),
    since: start.at,
    extra: new Map(),
    attendance: new Map(),
    openGapsAtStart: start.openGaps,
  };
  for (const event of rest) {
    // What two chairs did at once may come later; only the next look may still be noted afterwards.
    if (draft.finishedAt === undefined || event.kind === 'nextLook') apply(draft, event);
  }
  return draft;
}

const inTime = (a: SittingEvent, b: SittingEvent) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** All events, in the order in which they count. */
export function readSittingEvents(chair: Y.Doc, unreadable: Unreadable[] = []): SittingEvent[] {
  const stored = rootMap(chair, sittingEventsRoot);
  if (!stored) unreadable.push({ root: sittingEventsRoot, why: 'damaged' });
  const events: SittingEvent[] = [];
  for (const [id, raw] of stored?.entries() ?? []) {
    const event = readEvent(id, raw);
    if (event) events.push(event);
    else unreadable.push({ root: sittingEventsRoot, id: id.slice(0, 64), why: 'damaged' });
  }
  return events.sort(inTime);
}

/** Total. The sittings of the case, oldest first; of those nobody closed only the newest still runs. */
export function readSittings(chair: Y.Doc, unreadable: Unreadable[] = []): readonly Sitting[] {
  const bySitting = Map.groupBy(readSittingEvents(chair, unreadable), ({ sittingId }) => sittingId);
  const sittings = [...bySitting.values()].flatMap((all) => {
    const start = all.find((event) => event.kind === 'start');
    return start
      ? derive(
          start,
          all.filter((event) => event !== start),
        )
      : [];
  });
  sittings.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  return sittings.map((sitting, index) =>
    sitting.finishedAt === undefined && index < sittings.length - 1
      ? { ...sitting, finishedAt: sitting.since }
      : sitting,
  );
}

/** The sitting that runs, of those `readSittings` gives. */
export function runningSitting(sittings: readonly Sitting[]): Sitting | undefined {
  const newest = sittings.at(-1);
  return newest?.finishedAt === undefined ? newest : undefined;
}

export interface PhaseClock {
  readonly usedMs: number;
  readonly plannedMs: number;
  /** Below 0: over the time. */
  readonly remainingMs: number;
  readonly isPaused: boolean;
}

/** The clock of a phase at that server time; of the current one it runs. */
export function phaseClock(sitting: Sitting, kind: PhaseKind, now: number): PhaseClock {
  const runs =
    kind === sitting.phase && sitting.pausedAt === undefined && sitting.finishedAt === undefined;
  const usedMs = (sitting.used.get(kind) ?? 0) + (runs ? Math.max(0, now - sitting.since) : 0);
  const planned = sitting.plan.find((phase) => phase.kind === kind)?.minutes ?? 0;
  const plannedMs = (planned + (sitting.extra.get(kind) ?? 0)) * minuteMs;
  return {
    usedMs,
    plannedMs,
    remainingMs: plannedMs - usedMs,
    isPaused: sitting.pausedAt !== undefined,
  };
}

/** The clock of the whole sitting: phases of the plan, their extra minutes, and what was used of them. */
export function sittingClock(
  sitting: Sitting,
  now: number,
): {
  readonly usedMs: number;
  readonly plannedMs: number;
  readonly remainingMs: number;
  readonly endsAt: number;
} {
  let usedMs = 0;
  let plannedMs = 0;
  for (const kind of phaseKinds) {
    const clock = phaseClock(sitting, kind, now);
    usedMs += clock.usedMs;
    plannedMs += clock.plannedMs;
  }
  const remainingMs = plannedMs - usedMs;
  return { usedMs, plannedMs, remainingMs, endsAt: now + remainingMs };
}

function requireRunning(chair: Y.Doc): Sitting {
  const sitting = runningSitting(readSittings(chair));
  if (!sitting) throw new CaseError({ code: 'NoSitting' });
  return sitting;
}

function append(chair: Y.Doc, author: Author, sittingId: string, step: SittingStep): void {
  const stored = rootMap(chair, sittingEventsRoot);
  if (!stored || !readStep({ ...step }))
    throw new CaseError({ code: 'InvalidValue', field: step.kind });
  // After all it answers to, though two chairs' clocks differ: who resumes what they see paused, resumes it.
  const after = (readSittingEvents(chair).at(-1)?.at ?? -1) + 1;
  const signature = signatureOf({ ...author, now: () => Math.max(author.now(), after) });
  const event = { ...step, sittingId, ...signature };
  chair.transact(() => stored.set(nanoid(), event), author);
}

/** "Beratung starten". Throws SittingRuns while one does. Returns the sitting's id. */
export function startSitting(
  chair: Y.Doc,
  author: Author,
  start: Omit<SittingStep & { kind: 'start' }, 'kind'>,
  sittingId: string = nanoid(),
): string {
  if (runningSitting(readSittings(chair))) throw new CaseError({ code: 'SittingRuns' });
  append(chair, author, sittingId, { kind: 'start', ...start });
  return sittingId;
}

/** One step of the running sitting. Throws NoSitting, InvalidValue. A step that changes nothing is not written. */
export function stepSitting(
  chair: Y.Doc,
  author: Author,
  step: Exclude<SittingStep, { kind: 'start' }>,
): void {
  const sitting = requireRunning(chair);
  const isPaused = sitting.pausedAt !== undefined;
  if (step.kind === 'phase' && step.phase === sitting.phase) return;
  if (step.kind === 'pause' && isPaused) return;
  if (step.kind === 'resume' && !isPaused) return;
  if (step.kind === 'attendance' && sitting.attendance.get(step.who) === step.attendance) return;
  append(chair, author, sitting.id, step);
}

/** Who is expected to speak: who is here or was marked as taking part, without those marked as excused or absent. */
export function expectedDepartments(
  sitting: Pick<Sitting, 'attendance'> | undefined,
  here: Iterable<string>,
): readonly string[] {
  const expected = new Set(here);
  for (const [department, attendance] of sitting?.attendance ?? []) {
    if (attendance === 'present' || attendance === 'remote') expected.add(department);
    else expected.delete(department);
  }
  return [...expected].sort();
}
