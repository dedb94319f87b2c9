import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { directionEntity, directionTextMax } from './direction.ts';
import { readEntity, requireEntity } from './entity.ts';
import { normaliseWhole } from './normalise.ts';
import { isId, rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';

/** Who has the chair. A role, not a person; written by the server only. */
export interface ChairHolder {
  readonly participantId: string;
  readonly department: string;
  readonly since: number;
  /** Who had it before: what they decided offline may still arrive until the grace is over. */
  readonly previous?: { readonly participantId: string; readonly until: number };
}

/** A direction was set. Append-only; `text` is as it was set, so that nobody but the chair changes it afterwards. */
export interface DirectionDecision {
  readonly id: string;
  readonly directionId: string;
  readonly text: string;
  readonly at: number;
  readonly by: string;
  readonly department: string;
  /** Decisions this one takes the place of. */
  readonly supersedes: readonly string[];
}

export interface ChairState {
  readonly holder?: ChairHolder;
  readonly decisions: ReadonlyMap<string, DirectionDecision>;
  /** What no other decision supersedes, oldest first. More than one: two were set at once and wait to be decided. */
  readonly current: readonly DirectionDecision[];
  /** Superseded ones, newest first. */
  readonly earlier: readonly DirectionDecision[];
  readonly unreadable: readonly Unreadable[];
}

function record(raw: unknown): Record<string, unknown> | undefined {
  return typeof raw === 'object' && raw !== null && !(raw instanceof Y.AbstractType)
    ? (raw as Record<string, unknown>)
    : undefined;
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

function readHolder(raw: unknown): ChairHolder | undefined {
  const value = record(raw);
  if (!value) return undefined;
  const { participantId, department, since } = value;
  if (!isId(participantId) || typeof department !== 'string' || !isTime(since)) return undefined;
  const previous = record(value.previous);
  const holder = { participantId, department: department.slice(0, 8), since };
  return previous && isId(previous.participantId) && isTime(previous.until)
    ? {
        ...holder,
        previous: { participantId: previous.participantId, until: previous.until },
      }
    : holder;
}

function readDecision(id: string, raw: unknown): DirectionDecision | undefined {
  const value = record(raw);
  if (!value || !isId(id)) return undefined;
  const { directionId, text, at, by, department, supersedes } = value;
  if (!isId(directionId) || typeof text !== 'string' || !isTime(at)) return undefined;
  const shown = normaliseWhole(text.slice(0, directionTextMax * 4), false);
  if (shown === '') return undefined;
  return {
    id,
    directionId,
    text: shown,
    at,
    by: isId(by) ? by : '',
    department: typeof department === 'string' ? department.slice(0, 8) : '',
    supersedes: Array.isArray(supersedes) ? supersedes.filter(isId) : [],
  };
}

const oldestFirst = (a: DirectionDecision, b: DirectionDecision) =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** Total, like `readBoard`. Once a direction was set there is always a current one, even if a damaged document makes decisions supersede each other in a circle. */
export function readChair(doc: Y.Doc): ChairState {
  const unreadable: Unreadable[] = [];
  const decisions = new Map<string, DirectionDecision>();
  const chair = rootMap(doc, 'chair');
  const stored = rootMap(doc, 'directionDecisions');
  if (!chair) unreadable.push({ root: 'chair', why: 'damaged' });
  if (!stored) unreadable.push({ root: 'directionDecisions', why: 'damaged' });
  for (const [id, raw] of stored?.entries() ?? []) {
    const decision = readDecision(id, raw);
    if (decision) decisions.set(id, decision);
    else unreadable.push({ root: 'directionDecisions', id: id.slice(0, 64), why: 'damaged' });
  }
  const superseded = new Set<string>();
  for (const decision of decisions.values()) {
    for (const id of decision.supersedes) if (id !== decision.id) superseded.add(id);
  }
  const all = [...decisions.values()].sort(oldestFirst);
  let current = all.filter((decision) => !superseded.has(decision.id));
  if (current.length === 0) current = all.slice(-1);
  const shown = new Set(current);
  const earlier = all.filter((decision) => !shown.has(decision)).reverse();
  const raw: unknown = chair?.get('holder');
  const holder = readHolder(raw);
  if (raw !== undefined && !holder)
    unreadable.push({ root: 'chair', field: 'holder', why: 'damaged' });
  return { ...(holder ? { holder } : {}), decisions, current, earlier, unreadable };
}

export interface ChairReader {
  state(): ChairState;
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

/** `readChair`, kept up to date. The chair document is small and changes rarely: it is read as a whole. */
export function createChairReader(doc: Y.Doc): ChairReader {
  const listeners = new Set<() => void>();
  let current = readChair(doc);
  const refresh = (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return;
    current = readChair(doc);
    for (const listener of listeners) listener();
  };
  doc.on('afterTransaction', refresh);
  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      doc.off('afterTransaction', refresh);
      listeners.clear();
    },
  };
}

/** Gives somebody the chair. Only the server calls it; `graceMs`: how long the one before may still deliver. */
export function takeChair(doc: Y.Doc, author: Author, graceMs: number): void {
  const before = readChair(doc).holder;
  if (before?.participantId === author.participantId) return;
  const now = author.now();
  const holder: ChairHolder = {
    participantId: author.participantId,
    department: author.department,
    since: now,
    ...(before ? { previous: { participantId: before.participantId, until: now + graceMs } } : {}),
  };
  doc.transact(() => rootMap(doc, 'chair')?.set('holder', holder), author);
}

/** Who may write the chair document at that time: whoever has the chair, and for the grace whoever had it. */
export function mayWriteChair(state: ChairState, participantId: string, now: number): boolean {
  const { holder } = state;
  if (!holder) return false;
  if (holder.participantId === participantId) return true;
  return holder.previous?.participantId === participantId && now < holder.previous.until;
}

/**
 * Sets a direction as the current one; it takes the place of everything current here and now. Set elsewhere at the
 * same moment, both stay current until someone decides by setting again. Returns the decision's id.
 */
export function setDirection(
  chair: Y.Doc,
  board: Y.Doc,
  author: Author,
  directionId: string,
): string {
  const direction = readEntity(
    directionEntity,
    directionId,
    requireEntity(board, 'directions', directionId),
  ).entity;
  if (!direction || direction.removed)
    throw new CaseError({ code: 'UnknownEntity', root: 'directions', id: directionId });
  if (direction.text === '') throw new CaseError({ code: 'TextEmpty', field: 'text' });
  if (direction.text.length > directionTextMax)
    throw new CaseError({ code: 'TextTooLong', field: 'text', max: directionTextMax });
  const id = nanoid();
  const decision = {
    directionId,
    text: direction.text,
    at: author.now(),
    by: author.participantId,
    department: author.department,
    supersedes: readChair(chair).current.map((other) => other.id),
  };
  const stored = rootMap(chair, 'directionDecisions');
  if (!stored) throw new CaseError({ code: 'InvalidValue', field: 'directionDecisions' });
  chair.transact(() => stored.set(id, decision), author);
  return id;
}
