import * as Y from 'yjs';
import { type Author, signatureOf } from './author.ts';
import { definitionOf } from './definitions.ts';
import { kindEntries } from './entity.ts';
import { readInk, writeInk } from './ink.ts';
import { metaKinds } from './meta.ts';
import { fixedEntry, isId, isRemovalMark, type RootName, rootMap, rootNames } from './roots.ts';
import { spliceBetween } from './text.ts';
import { isEntryRoot, transfersRoot } from './vaults.ts';
import { write } from './write.ts';

/** How a document differs from how it was. */
export interface Since {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Strokes and arrows that are new, changed or gone. */
  readonly drawn: number;
}

export interface TurnBack {
  readonly since: Since;
  /** Whether there is anything to do. */
  readonly isNeeded: boolean;
  /** One transaction. Throws NewerSchema. */
  apply(author: Author): void;
}

type Step = (author: Author) => void;

const signatureFields = ['createdAt', 'createdBy', 'department', 'removed'];

/**
 * What makes a board, or a vault, say again what it said `then`: a new step forward, never a step back in its history, so
 * that whoever writes at this moment loses nothing. What has come since is marked as removed and can be brought back.
 * Where an entry lies is not turned back: what was entrusted or opened since stays there as it is. `others`: the other
 * documents of the case in which entries can lie, as they are now.
 */
export function planTurnBack(now: Y.Doc, then: Y.Doc, others: readonly Y.Doc[]): TurnBack {
  const since = { added: 0, changed: 0, removed: 0, drawn: 0 };
  const steps: Step[] = [];
  for (const root of rootNames) {
    const target = rootMap(now, root);
    const before = rootMap(then, root);
    if (!target || !before) continue;
    for (const id of new Set([...before.keys(), ...target.keys()])) {
      if (!isId(id) || hasMoved(root, id, { now, then, others })) continue;
      const found = planEntry(root, id, target, before);
      if (!found) continue;
      steps.push(found.step);
      if (found.kind) since[found.kind] += 1;
    }
  }
  const meta = planFields(rootMap(now, 'meta'), rootMap(then, 'meta'), Object.keys(metaKinds));
  if (meta.length > 0) {
    since.changed += 1;
    steps.push(...meta);
  }
  const ink = planInk(now, then);
  if (ink) {
    since.drawn = ink.drawn;
    steps.push(ink.step);
  }
  return {
    since,
    isNeeded: steps.length > 0,
    apply: (author) => write(now, author, () => steps.forEach((step) => void step(author))),
  };
}

/**
 * Whether an entry has come from or gone to another document since. Only what the server itself noted says so: anybody
 * may write an entry of the same id into a vault of theirs.
 */
function hasMoved(
  root: RootName,
  id: string,
  { now, then, others }: { now: Y.Doc; then: Y.Doc; others: readonly Y.Doc[] },
): boolean {
  if (!isEntryRoot(root)) return false;
  const isThere = rootMap(now, root)?.has(id) ?? false;
  const wasThere = rootMap(then, root)?.has(id) ?? false;
  if (isThere === wasThere) return false;
  return (isThere ? [now] : others).some((doc) => rootMap(doc, transfersRoot)?.has(id));
}

function planEntry(
  root: RootName,
  id: string,
  target: Y.Map<unknown>,
  before: Y.Map<unknown>,
): { readonly step: Step; readonly kind?: 'added' | 'changed' | 'removed' } | undefined {
  const [is, was] = [target.get(id), before.get(id)];
  const isShown = is instanceof Y.Map && !isRemovalMark(is.get('removed'));
  if (!(was instanceof Y.Map)) {
    // What is no entry at all says nothing to anybody.
    if (!(is instanceof Y.Map)) return { step: () => target.delete(id) };
    if (!isShown || (root === fixedEntry.root && id === fixedEntry.id)) return undefined;
    return { step: (author) => is.set('removed', signatureOf(author)), kind: 'added' };
  }
  const fields = [...signatureFields, ...kindEntries(definitionOf(root)).map(([field]) => field)];
  const wasShown = !isRemovalMark(was.get('removed'));
  if (!(is instanceof Y.Map)) {
    const step = () => {
      const anew = new Y.Map<unknown>();
      target.set(id, anew);
      for (const fill of planFields(anew, was, fields)) fill();
    };
    return wasShown ? { step, kind: 'removed' } : { step };
  }
  const changes = planFields(is, was, fields);
  if (changes.length === 0) return undefined;
  const step = () => changes.forEach((change) => void change());
  if (wasShown !== isShown) return { step, kind: wasShown ? 'removed' : 'added' };
  return wasShown ? { step, kind: 'changed' } : { step };
}

function planFields(
  is: Y.Map<unknown> | undefined,
  was: Y.Map<unknown> | undefined,
  fields: readonly string[],
): (() => void)[] {
  if (!is || !was) return [];
  return fields.flatMap((field) => planField(is, field, was.get(field)) ?? []);
}

function planField(is: Y.Map<unknown>, field: string, was: unknown): (() => void) | undefined {
  const current: unknown = is.get(field);
  if (was instanceof Y.Text) {
    const text = was.toString();
    if (!(current instanceof Y.Text)) return () => is.set(field, new Y.Text(text));
    const splice = spliceBetween(current.toString(), text);
    return (
      splice &&
      (() => {
        if (splice.remove > 0) current.delete(splice.index, splice.remove);
        if (splice.insert !== '') current.insert(splice.index, splice.insert);
      })
    );
  }
  if (was instanceof Y.Map) {
    const members = [...was.keys()].filter((key) => was.get(key) === true);
    if (!(current instanceof Y.Map))
      return () => is.set(field, new Y.Map(members.map((member) => [member, true])));
    const gone = [...current.keys()].filter((key) => !members.includes(key));
    const missing = members.filter((member) => current.get(member) !== true);
    if (gone.length === 0 && missing.length === 0) return undefined;
    return () => {
      for (const member of gone) current.delete(member);
      for (const member of missing) current.set(member, true);
    };
  }
  // What was damaged then is no better than what is there.
  if (was instanceof Y.AbstractType) return undefined;
  if (was === undefined) return current === undefined ? undefined : () => is.delete(field);
  return isSame(current, was) ? undefined : () => is.set(field, was);
}

function planInk(now: Y.Doc, then: Y.Doc): { drawn: number; step: Step } | undefined {
  const [is, was] = [readInk(now), readInk(then)];
  const put = [...was.values()].filter((record) => !isSame(is.get(record.id), record));
  const remove = [...is.keys()].filter((id) => !was.has(id));
  if (put.length + remove.length === 0) return undefined;
  return {
    drawn: put.length + remove.length,
    step: (author) => void writeInk(now, author, { put, remove }),
  };
}

/** Plain data only: shared types are never the same as anything. */
function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Y.AbstractType || b instanceof Y.AbstractType) return false;
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
