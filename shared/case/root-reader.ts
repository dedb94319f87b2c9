import type * as Y from 'yjs';
import { definitionOf } from './definitions.ts';
import { type EntityBase, readEntity } from './entity.ts';
import { isRecord, type RootName, rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';

export function sameArray(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Field values are scalars, arrays of strings, or the small record of a removal. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return sameArray(a, b);
  if (isRecord(a) && isRecord(b)) return sameArray(Object.values(a), Object.values(b));
  return a === b;
}

/** `next`, but `previous` where nothing differs, and the previous arrays where only other fields do. */
function reconcile<E extends EntityBase>(previous: E | undefined, next: E): E {
  if (!previous) return next;
  const before = previous as unknown as Record<string, unknown>;
  const after = next as unknown as Record<string, unknown>;
  let same = Object.keys(before).length === Object.keys(after).length;
  const merged: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(after)) {
    const old = before[field];
    const kept = sameValue(old, value) ? old : value;
    merged[field] = kept;
    if (kept !== old) same = false;
  }
  return same ? previous : (merged as unknown as E);
}

/** Puts an entry into a collection; returns whether that changed anything. */
export function put(collection: Map<string, EntityBase>, entry: EntityBase): boolean {
  const before = collection.get(entry.id);
  const next = reconcile(before, entry);
  if (next === before) return false;
  collection.set(entry.id, next);
  return true;
}

/** One root of the document, read entry by entry. */
export class RootReader {
  readonly root: RootName;
  readonly stored: Y.Map<unknown> | undefined;
  /** As stored, references unchecked. */
  readonly entries = new Map<string, EntityBase>();
  readonly problems = new Map<string, readonly Unreadable[]>();
  /** Undefined: everything has to be read. */
  dirty: Set<string> | undefined;
  visible: ReadonlyMap<string, EntityBase> = new Map();
  removed: ReadonlyMap<string, EntityBase> = new Map();
  private readonly observer: (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void;

  constructor(doc: Y.Doc, root: RootName, onChange: () => void) {
    this.root = root;
    this.stored = rootMap(doc, root);
    this.observer = (events) => {
      for (const event of events) {
        if (event.path.length > 0) this.dirty?.add(String(event.path[0]));
        else for (const id of event.keys.keys()) this.dirty?.add(id);
      }
      onChange();
    };
    this.stored?.observeDeep(this.observer as never);
  }

  /** Reads what changed; `membership`: an entry came, went, was removed or restored. */
  refresh(): { readonly changed: ReadonlySet<string>; readonly membership: boolean } {
    const ids = this.dirty ?? new Set(this.stored?.keys() ?? []);
    this.dirty = new Set();
    const changed = new Set<string>();
    let membership = false;
    for (const id of ids) {
      const raw: unknown = this.stored?.get(id);
      const before = this.entries.get(id);
      if (raw === undefined) {
        this.problems.delete(id);
        if (!this.entries.delete(id)) continue;
        changed.add(id);
        membership = true;
        continue;
      }
      const { entity, problems } = readEntity(definitionOf(this.root), id, raw);
      if (problems.length > 0) this.problems.set(id, problems);
      else this.problems.delete(id);
      if (!entity) {
        if (this.entries.delete(id)) {
          changed.add(id);
          membership = true;
        }
        continue;
      }
      const merged = reconcile(before, entity);
      if (merged === before) continue;
      this.entries.set(id, merged);
      changed.add(id);
      if (!before || (before.removed === undefined) !== (merged.removed === undefined))
        membership = true;
    }
    return { changed, membership };
  }

  destroy(): void {
    this.stored?.unobserveDeep(this.observer as never);
  }
}
