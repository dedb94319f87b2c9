import { nanoid } from 'nanoid';
import type * as Y from 'yjs';
import { type Author, readSignature, signatureOf } from './author.ts';
import { CaseError } from './case-error.ts';
import { directionEntity, directionTextMax } from './direction.ts';
import { requireReadable } from './entity.ts';
import { readText } from './normalise.ts';
import { isId, isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';
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

function readDecision(id: string, raw: unknown): DirectionDecision | undefined {
  if (!isRecord(raw) || !isId(id)) return undefined;
  const { directionId, text, at, by, department, supersedes } = raw;
  if (!isId(directionId) || typeof text !== 'string' || !isTime(at)) return undefined;
  const { value } = readText(text, directionTextMax, false);
  if (value === '') return undefined;
  return {
    id,
    directionId,
    text: value,
    ...readSignature(at, by, department),
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
  const roots = [rootMap(doc, 'chair'), rootMap(doc, 'directionDecisions')];
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

/** Gives somebody the chair. Only the server calls it; `graceMs`: how long the one before may still deliver. */
export function takeChair(doc: Y.Doc, author: Author, graceMs: number): void {
  const before = readChair(doc).holder;
  if (before?.participantId === author.participantId) return;
  const { at, by, department } = signatureOf(author);
  const holder: ChairHolder = {
    participantId: by,
    department,
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
  return holder.previous?.participantId === participantId && now < holder.previous.until;
}

/**
 * Sets a direction as the current one; it takes the place of everything current here and now. Set elsewhere at the
 * same moment, both stay current until someone decides by setting again. Setting the only current one again, with the
 * same words, decides nothing new. Returns the decision's id.
 */
export function setDirection(
  chair: Y.Doc,
  board: Y.Doc,
  author: Author,
  directionId: string,
): string {
  const direction = requireReadable(board, directionEntity, directionId);
  if (direction.text === '') throw new CaseError({ code: 'TextEmpty', field: 'text' });
  if (direction.text.length > directionTextMax)
    throw new CaseError({ code: 'TextTooLong', field: 'text', max: directionTextMax });
  const { current } = readChair(chair);
  const [only] = current;
  if (current.length === 1 && only?.directionId === directionId && only.text === direction.text)
    return only.id;
  const stored = rootMap(chair, 'directionDecisions');
  if (!stored) throw new CaseError({ code: 'InvalidValue', field: 'directionDecisions' });
  const id = nanoid();
  const decision: Omit<DirectionDecision, 'id'> = {
    directionId,
    text: direction.text,
    ...signatureOf(author),
    supersedes: current.map((other) => other.id),
  };
  chair.transact(() => stored.set(id, decision), author);
  return id;
}
