import type * as Y from 'yjs';
import type { Agreement } from './agreement.ts';
import type { ChronicleEntry } from './chronicle.ts';
import { definitionOf } from './definitions.ts';
import type { Direction } from './direction.ts';
import { type EntityBase, kindEntries, readEntity } from './entity.ts';
import type { Gap } from './gap.ts';
import { type CaseMeta, readMeta } from './meta.ts';
import { schemaVersion } from './migrate.ts';
import type { Person } from './person.ts';
import type { Resource } from './resource.ts';
import { type RootName, rootMap, rootNames } from './roots.ts';
import { type Strategy, uniqueLetters } from './strategy.ts';
import type { Unreadable } from './unreadable.ts';
import type { Will } from './will.ts';

export interface Collections {
  readonly persons: ReadonlyMap<string, Person>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly gaps: ReadonlyMap<string, Gap>;
  readonly wills: ReadonlyMap<string, Will>;
  readonly directions: ReadonlyMap<string, Direction>;
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly chronicle: ReadonlyMap<string, ChronicleEntry>;
}

/**
 * What a board says: immutable and valid. Collections hold what is there; `removed` what was taken away and can come
 * back. An edit changes the reference of its entry and of that entry's collection only.
 */
export interface BoardState extends Collections {
  readonly meta: CaseMeta;
  /** Written by a newer version: to be shown read-only. */
  readonly newerSchema: boolean;
  readonly removed: Readonly<Record<RootName, ReadonlyMap<string, EntityBase>>>;
  readonly unreadable: readonly Unreadable[];
}

export interface BoardReader {
  state(): BoardState;
  /** Called once after each transaction that changed the state. */
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

/** Any document as a valid state; never throws. */
export function readBoard(doc: Y.Doc): BoardState {
  const reader = createBoardReader(doc);
  const state = reader.state();
  reader.destroy();
  return state;
}

function sameArray(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
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
    if (Array.isArray(value) && Array.isArray(old) && sameArray(value, old)) merged[field] = old;
    else {
      merged[field] = value;
      if (old !== value && !(field === 'removed' && old !== undefined)) same = false;
    }
  }
  return same ? previous : (merged as unknown as E);
}

/** One root of the document, read entry by entry. */
class RootReader {
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
        else for (const id of event.changes.keys.keys()) this.dirty?.add(id);
      }
      onChange();
    };
    this.stored?.observeDeep(this.observer as never);
  }

  /** Reads what changed; returns the ids whose entry changed, or undefined for "all". */
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

const referencing = rootNames.map((root) => ({
  root,
  fields: kindEntries(definitionOf(root)).flatMap(([field, kind]) =>
    kind.refersTo ? [{ field, to: kind.refersTo }] : [],
  ),
}));

class IncrementalBoardReader implements BoardReader {
  private readonly doc: Y.Doc;
  private readonly roots: Record<RootName, RootReader>;
  private readonly listeners = new Set<() => void>();
  private readonly dangling = new Map<string, readonly Unreadable[]>();
  private readonly meta: Y.Map<unknown> | undefined;
  private stale = true;
  private current: BoardState | undefined;
  private readonly markStale = () => {
    this.stale = true;
  };
  private readonly notify = () => {
    if (!this.stale) return;
    const before = this.current;
    if (this.state() === before) return;
    for (const listener of this.listeners) listener();
  };

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.meta = rootMap(doc, 'meta');
    this.meta?.observeDeep(this.markStale);
    this.roots = Object.fromEntries(
      rootNames.map((root) => [root, new RootReader(doc, root, this.markStale)]),
    ) as Record<RootName, RootReader>;
    doc.on('afterTransaction', this.notify);
  }

  state(): BoardState {
    if (!this.stale && this.current) return this.current;
    this.stale = false;
    this.current = this.build(this.current);
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  destroy(): void {
    this.doc.off('afterTransaction', this.notify);
    this.meta?.unobserveDeep(this.markStale);
    for (const root of rootNames) this.roots[root].destroy();
    this.listeners.clear();
  }

  private build(previous: BoardState | undefined): BoardState {
    const refreshed = rootNames.map((root) => ({ root, ...this.roots[root].refresh() }));
    const membership = new Set(
      refreshed.filter((item) => item.membership).map((item) => item.root),
    );
    let anyChange = previous === undefined;
    for (const { root, changed } of refreshed) {
      const refs = referencing.find((item) => item.root === root)?.fields ?? [];
      // Who refers to a root whose members changed must look again at its references; nobody else.
      const all = previous === undefined || refs.some((ref) => membership.has(ref.to));
      if (!all && changed.size === 0) continue;
      if (this.publish(root, all ? undefined : changed, refs)) anyChange = true;
    }
    const { meta, problems } = readMeta(this.doc);
    const keptMeta =
      previous &&
      sameArray(Object.values(previous.meta), Object.values(meta)) &&
      sameArray(Object.keys(previous.meta), Object.keys(meta))
        ? previous.meta
        : meta;
    const unreadable = this.unreadable(problems, previous?.unreadable);
    if (previous && !anyChange && keptMeta === previous.meta && unreadable === previous.unreadable)
      return previous;
    const collections = Object.fromEntries(
      rootNames.map((root) => [root, this.roots[root].visible]),
    ) as unknown as Collections;
    const removed = Object.fromEntries(
      rootNames.map((root) => [root, this.roots[root].removed]),
    ) as BoardState['removed'];
    const keptRemoved =
      previous && rootNames.every((root) => previous.removed[root] === removed[root])
        ? previous.removed
        : removed;
    return {
      ...collections,
      meta: keptMeta,
      newerSchema: meta.schemaVersion > schemaVersion,
      removed: keptRemoved,
      unreadable,
    };
  }

  /** Puts the entries of a root into its collections, references checked. Returns whether anything changed. */
  private publish(
    root: RootName,
    only: ReadonlySet<string> | undefined,
    refs: readonly { readonly field: string; readonly to: RootName }[],
  ): boolean {
    const reader = this.roots[root];
    const visible = new Map(reader.visible);
    const removed = new Map(reader.removed);
    let changed = false;
    let removedChanged = false;
    for (const id of only ?? new Set([...reader.entries.keys(), ...visible.keys()])) {
      const entry = reader.entries.get(id);
      const shownBefore = visible.get(id);
      if (!entry) {
        changed = visible.delete(id) || changed;
        removedChanged = removed.delete(id) || removedChanged;
        this.dangling.delete(`${root}/${id}`);
        continue;
      }
      const resolved = this.resolve(entry, root, refs);
      if (entry.removed) {
        changed = visible.delete(id) || changed;
        if (removed.get(id) !== resolved) {
          removed.set(id, reconcile(removed.get(id), resolved));
          removedChanged = true;
        }
        continue;
      }
      removedChanged = removed.delete(id) || removedChanged;
      const next = reconcile(shownBefore, resolved);
      if (next === shownBefore) continue;
      visible.set(id, next);
      changed = true;
    }
    if (changed) {
      reader.visible =
        root === 'strategies'
          ? new Map(
              uniqueLetters([...visible.values()] as Strategy[]).map((strategy) => {
                const shown = reader.visible.get(strategy.id) as Strategy | undefined;
                return [strategy.id, reconcile(shown, strategy)];
              }),
            )
          : visible;
    }
    if (removedChanged) reader.removed = removed;
    return changed || removedChanged;
  }

  private resolve(
    entry: EntityBase,
    root: RootName,
    refs: readonly { readonly field: string; readonly to: RootName }[],
  ): EntityBase {
    const key = `${root}/${entry.id}`;
    const problems: Unreadable[] = [];
    let resolved: Record<string, unknown> | undefined;
    const known = (to: RootName, id: string) => {
      const target = this.roots[to].entries.get(id);
      if (!target) return 'dangling';
      return target.removed ? 'removed' : 'there';
    };
    for (const { field, to } of refs) {
      const value = (entry as unknown as Record<string, unknown>)[field];
      if (typeof value === 'string') {
        const found = known(to, value);
        if (found === 'there') continue;
        resolved ??= { ...entry };
        delete resolved[field];
        if (found === 'dangling') problems.push({ root, id: entry.id, field, why: 'dangling' });
      } else if (Array.isArray(value)) {
        const found = (value as string[]).map((id) => known(to, id));
        if (found.every((state) => state === 'there')) continue;
        resolved ??= { ...entry };
        resolved[field] = (value as string[]).filter((_, index) => found[index] === 'there');
        if (found.includes('dangling'))
          problems.push({ root, id: entry.id, field, why: 'dangling' });
      }
    }
    if (problems.length > 0) this.dangling.set(key, problems);
    else this.dangling.delete(key);
    return resolved ? (resolved as unknown as EntityBase) : entry;
  }

  private unreadable(
    meta: readonly Unreadable[],
    previous: readonly Unreadable[] | undefined,
  ): readonly Unreadable[] {
    const list: Unreadable[] = [...meta];
    for (const root of rootNames) {
      const reader = this.roots[root];
      if (!reader.stored) list.push({ root, why: 'damaged' });
      for (const problems of reader.problems.values()) list.push(...problems);
    }
    for (const problems of this.dangling.values()) list.push(...problems);
    const keys = list.map(unreadableKey).sort();
    return previous && sameArray(keys, previous.map(unreadableKey).sort()) ? previous : list;
  }
}

function unreadableKey(item: Unreadable): string {
  return `${item.root}/${item.id ?? ''}/${item.field ?? ''}/${item.why}`;
}

export function createBoardReader(doc: Y.Doc): BoardReader {
  return new IncrementalBoardReader(doc);
}

/** The state as plain data in a canonical order: equal boards give equal strings. For comparison and export. */
export function canonicalBoard(state: BoardState): Record<string, unknown> {
  const sorted = (collection: ReadonlyMap<string, EntityBase>) =>
    [...collection.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    meta: state.meta,
    ...Object.fromEntries(rootNames.map((root) => [root, sorted(state[root])])),
    removed: Object.fromEntries(rootNames.map((root) => [root, sorted(state.removed[root])])),
  };
}
