import type * as Y from 'yjs';
import { readSignature, type Signature } from './author.ts';
import { readText } from './normalise.ts';
import { isId, isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';
import type { Unreadable } from './unreadable.ts';

/** Only the server writes here. */
export const closedMinutesRoot = 'closedMinutes';
export const addendaRoot = 'addenda';
export const addendumMax = 2_000;
export const addendaPerSitting = 50;

/** Nachtrag: what somebody added to minutes that were closed. */
export interface Addendum extends Signature {
  readonly id: string;
  readonly text: string;
}

/** The minutes of a sitting are what they were at that Momentaufnahme, and what was added since. */
export interface ClosedMinutes extends Signature {
  readonly snapshotAt: number;
  /** The oldest first. */
  readonly addenda: readonly Addendum[];
}

function readAddendum(id: string, raw: unknown): (Addendum & { sittingId: string }) | undefined {
  if (!isRecord(raw) || !isId(id) || !isId(raw.sittingId) || !isTime(raw.at)) return undefined;
  const text = typeof raw.text === 'string' ? readText(raw.text, addendumMax, true).value : '';
  if (text === '') return undefined;
  const signature = readSignature(raw.at, raw.by, raw.department);
  return { id, sittingId: raw.sittingId, text, ...signature };
}

/** Total. By sitting. */
export function readClosedMinutes(
  chair: Y.Doc,
  unreadable: Unreadable[] = [],
): ReadonlyMap<string, ClosedMinutes> {
  const damaged = (root: string, id?: string) =>
    unreadable.push({ root, ...(id === undefined ? {} : { id: id.slice(0, 64) }), why: 'damaged' });
  const [closings, added] = [rootMap(chair, closedMinutesRoot), rootMap(chair, addendaRoot)];
  if (!closings) damaged(closedMinutesRoot);
  if (!added) damaged(addendaRoot);
  const addenda = [...(added?.entries() ?? [])].flatMap(([id, raw]) => {
    const addendum = readAddendum(id, raw);
    if (!addendum) damaged(addendaRoot, id);
    return addendum ?? [];
  });
  addenda.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const bySitting = Map.groupBy(addenda, ({ sittingId }) => sittingId);
  const found = new Map<string, ClosedMinutes>();
  for (const [sittingId, raw] of closings?.entries() ?? []) {
    if (isId(sittingId) && isRecord(raw) && isTime(raw.at) && isTime(raw.snapshotAt))
      found.set(sittingId, {
        ...readSignature(raw.at, raw.by, raw.department),
        snapshotAt: raw.snapshotAt + 0,
        addenda: (bySitting.get(sittingId) ?? []).map(({ sittingId: _, ...addendum }) => addendum),
      });
    else damaged(closedMinutesRoot, sittingId);
  }
  return found;
}

/** From now on the minutes of the sitting say what that snapshot says. Only the server calls it. */
export function writeClosing(
  chair: Y.Doc,
  sittingId: string,
  closing: Signature & { readonly snapshotAt: number },
): void {
  rootMap(chair, closedMinutesRoot)?.set(sittingId, closing);
}

/** Only the server calls it; `text` is fit to be read. */
export function writeAddendum(
  chair: Y.Doc,
  sittingId: string,
  { id, ...addendum }: Addendum,
): void {
  rootMap(chair, addendaRoot)?.set(id, { sittingId, ...addendum });
}
