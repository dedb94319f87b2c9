import type * as Y from 'yjs';
import { definitionOf } from './definitions.ts';
import { type EntityBase, readEntity } from './entity.ts';
import { isRecord, type RootName, rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';
import type { OpenVault, Vault } from './vaults.ts';

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
  private readonly entrusted: { readonly stored: Y.Map<unknown>; readonly to: Vault }[] = [];
  private readonly onChange: () => void;
  private readonly observer: (events: Y.YEvent<Y.AbstractType<unknown>>[]) => void;

  constructor(doc: Y.Doc, root: RootName, onChange: () => void) {
    this.root = root;
    this.stored = rootMap(doc, root);
    this.onChange = onChange;
    this.observer = (events) => {
      for (const event of events) {
        if (event.path.length > 0) this.dirty?.add(String(event.path[0]));
        else for (const id of event.keys.keys()) this.dirty?.add(id);
      }
      onChange();
    };
    this.stored?.observeDeep(this.observer as never);
  }

  /** From now on what that vault holds is read too. */
  attach({ doc, key, departments }: OpenVault): void {
    const stored = rootMap(doc, this.root);
    if (!stored) return;
    this.entrusted.push({ stored, to: { key, departments } });
    for (const id of stored.keys()) this.dirty?.add(id);
    stored.observeDeep(this.observer as never);
    this.onChange();
  }

  private find(id: string): { readonly raw: unknown; readonly to?: Vault } {
    const raw = this.stored?.get(id);
    const vault = raw === undefined && this.entrusted.find(({ stored }) => stored.has(id));
    return vault ? { raw: vault.stored.get(id), to: vault.to } : { raw };
  }

  /** Reads what changed; `membership`: an entry came, went, was removed or restored. */
  refresh(): { readonly changed: ReadonlySet<string>; readonly membership: boolean } {
    const maps = [this.stored, ...this.entrusted.map(({ stored }) => stored)];
    const ids = this.dirty ?? new Set(maps.flatMap((stored) => [...(stored?.keys() ?? [])]));
    this.dirty = new Set();
    const changed = new Set<string>();
    let membership = false;
    for (const id of ids) {
      const { raw, to } = this.find(id);
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
      const merged = reconcile(before, to ? { ...entity, entrusted: to } : entity);
      if (merged === before) continue;
      this.entries.set(id, merged);
      changed.add(id);
      if (!before || (before.removed === undefined) !== (merged.removed === undefined))
        membership = true;
    }
    return { changed, membership };
  }

  destroy(): void {
    for (const stored of [this.stored, ...this.entrusted.map((vault) => vault.stored)])
      stored?.unobserveDeep(this.observer as never);
  }
}
