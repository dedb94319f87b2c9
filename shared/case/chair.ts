import type * as Y from 'yjs';
import { type Author, readSignature, signatureOf } from './author.ts';
import { CaseError } from './case-error.ts';
import {
  addendaRoot,
  type ClosedMinutes,
  closedMinutesRoot,
  readClosedMinutes,
} from './closed-minutes.ts';
import {
  type DirectionDecision,
  directionDecisionsRoot,
  readDirectionDecisions,
} from './direction-decision.ts';
import type { Register } from './register.ts';
import { isDepartment, isId, isRecord, rootMap } from './roots.ts';
import { type Round, readRounds, roundsRoot } from './round.ts';
import { readSittings, runningSitting, type Sitting, sittingEventsRoot } from './sitting.ts';
import {
  readStrategyDecisions,
  type StrategyDecision,
  strategyDecisionsRoot,
} from './strategy-decision.ts';
import { isTime } from './time.ts';
import type { Unreadable } from './unreadable.ts';

export const chairRoots = [
  'chair',
  directionDecisionsRoot,
  strategyDecisionsRoot,
  sittingEventsRoot,
  roundsRoot,
  closedMinutesRoot,
  addendaRoot,
];

/** Who has the chair. A role, not a person; written by the server only. */
export interface ChairHolder {
  readonly participantId: string;
  readonly department: string;
  readonly since: number;
  /** Who had it before: what they decided offline may still arrive until the grace is over. */
  readonly previous?: { readonly participantId: string; readonly until: number };
}

export interface ChairState {
  readonly holder?: ChairHolder;
  /** The register of directions. */
  readonly decisions: Register<DirectionDecision>['all'];
  readonly current: Register<DirectionDecision>['current'];
  readonly earlier: Register<DirectionDecision>['earlier'];
  readonly strategyDecisions: Register<StrategyDecision>;
  /** Oldest first. */
  readonly sittings: readonly Sitting[];
  /** The one that runs. */
  readonly sitting?: Sitting;
  /** The first one first. */
  readonly rounds: readonly Round[];
  /** By sitting. */
  readonly closedMinutes: ReadonlyMap<string, ClosedMinutes>;
  readonly unreadable: readonly Unreadable[];
}

function readHolder(raw: unknown): ChairHolder | undefined {
  if (!isRecord(raw) || !isId(raw.participantId) || !isTime(raw.since)) return undefined;
  const { at, by, department } = readSignature(raw.since, raw.participantId, raw.department);
  const holder = { participantId: by, department, since: at };
  const { previous } = raw;
  return isRecord(previous) && isId(previous.participantId) && isTime(previous.until)
    ? {
        ...holder,
        previous: { participantId: previous.participantId, until: previous.until + 0 },
      }
    : holder;
}

/** Total, like `readBoard`. */
export function readChair(doc: Y.Doc): ChairState {
  const unreadable: Unreadable[] = [];
  const chair = rootMap(doc, 'chair');
  if (!chair) unreadable.push({ root: 'chair', why: 'damaged' });
  const raw: unknown = chair?.get('holder');
  const holder = readHolder(raw);
  const directions = readDirectionDecisions(doc, unreadable);
  const strategyDecisions = readStrategyDecisions(doc, unreadable);
  const sittings = readSittings(doc, unreadable);
  const sitting = runningSitting(sittings);
  const rounds = readRounds(doc, unreadable);
  const closedMinutes = readClosedMinutes(doc, unreadable);
  if (raw !== undefined && !holder)
    unreadable.push({ root: 'chair', field: 'holder', why: 'damaged' });
  return {
    ...(holder ? { holder } : {}),
    decisions: directions.all,
    current: directions.current,
    earlier: directions.earlier,
    strategyDecisions,
    sittings,
    ...(sitting ? { sitting } : {}),
    rounds,
    closedMinutes,
    unreadable,
  };
}

export interface ChairReader {
  state(): ChairState;
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

/** `readChair`, kept up to date. The chair document is small and changes rarely: it is read as a whole. */
export function createChairReader(doc: Y.Doc): ChairReader {
  const roots = chairRoots.map((root) => rootMap(doc, root));
  const listeners = new Set<() => void>();
  let current = readChair(doc);
  let stale = false;
  const markStale = () => {
    stale = true;
  };
  const refresh = () => {
    if (!stale) return;
    stale = false;
    current = readChair(doc);
    for (const listener of listeners) listener();
  };
  for (const root of roots) root?.observeDeep(markStale);
  doc.on('afterTransaction', refresh);
  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      for (const root of roots) root?.unobserveDeep(markStale);
      doc.off('afterTransaction', refresh);
      listeners.clear();
    },
  };
}

/** Somebody takes the chair. Only the server calls it; `graceMs`: how long the one before may still deliver. */
export function takeChair(doc: Y.Doc, author: Author, graceMs: number): void {
  giveChair(doc, author, author, graceMs);
}

/** Gives somebody the chair. Only the server calls it. */
export function giveChair(
  doc: Y.Doc,
  author: Author,
  to: { readonly participantId: string; readonly department: string },
  graceMs: number,
): void {
  const before = readHolder(rootMap(doc, 'chair')?.get('holder'));
  if (before?.participantId === to.participantId) return;
  if (!isId(to.participantId) || !isDepartment(to.department))
    throw new CaseError({ code: 'InvalidValue', field: 'participantId' });
  const { at } = signatureOf(author);
  const holder: ChairHolder = {
    participantId: to.participantId,
    department: to.department,
    since: at,
    ...(before ? { previous: { participantId: before.participantId, until: at + graceMs } } : {}),
  };
  doc.transact(() => rootMap(doc, 'chair')?.set('holder', holder), author);
}

/** Who may write the chair document at that time: whoever has the chair, and for the grace whoever had it. */
export function mayWriteChair(state: ChairState, participantId: string, now: number): boolean {
  const { holder } = state;
  if (!holder) return false;
  if (holder.participantId === participantId) return true;
  if (holder.previous?.participantId !== participantId) return false;
  // In both directions: a clock that was set back must not stretch the grace.
  return Math.abs(now - holder.since) < holder.previous.until - holder.since;
}
