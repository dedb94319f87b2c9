import type * as Y from 'yjs';
import type { Agreement } from './agreement.ts';
import type { ChronicleEntry } from './chronicle.ts';
import type { Condition } from './condition.ts';
import { definitionOf } from './definitions.ts';
import type { Direction } from './direction.ts';
import { type EntityBase, kindEntries } from './entity.ts';
import type { Gap } from './gap.ts';
import type { HandoverItem } from './handover.ts';
import { type CaseMeta, readMeta } from './meta.ts';
import { schemaVersion } from './migrate.ts';
import type { Person } from './person.ts';
import type { Resource } from './resource.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';
import { put, RootReader, sameArray } from './root-reader.ts';
import { isRecord, type RootName, rootMap, rootNames } from './roots.ts';
import { type Strategy, shownLetters } from './strategy.ts';
import type { Unreadable } from './unreadable.ts';
import {
  entrustedRoot,
  entryRoots,
  isEntryRoot,
  mayBeEntrusted,
  type OpenVault,
  openVaults,
} from './vaults.ts';
import type { Will } from './will.ts';

export interface Collections {
  readonly persons: ReadonlyMap<string, Person>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly gaps: ReadonlyMap<string, Gap>;
  readonly wills: ReadonlyMap<string, Will>;
  readonly directions: ReadonlyMap<string, Direction>;
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly chronicle: ReadonlyMap<string, ChronicleEntry>;
  readonly handovers: ReadonlyMap<string, HandoverItem>;
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
  /** How many entries of each field are entrusted to others: all that is known of them here. */
  readonly stubs: Readonly<Record<ResourceField, number>>;
  readonly unreadable: readonly Unreadable[];
}

export interface BoardReader {
  state(): BoardState;
  /** Called once after each transaction that changed the state. */
  subscribe(listener: () => void): () => void;
  /** Reads the entries of a vault that was attached to the board among the others. */
  attach(vault: OpenVault): void;
  destroy(): void;
}

/** Any document as a valid state; never throws. */
export function readBoard(doc: Y.Doc): BoardState {
  const reader = createBoardReader(doc);
  const state = reader.state();
  reader.destroy();
  return state;
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
  private readonly entrusted: Y.Map<unknown> | undefined;
  private readonly vaults: OpenVault[] = [];
  private stale = false;
  private mayMiss = false;
  private current: BoardState;
  /** The state the listeners know of. */
  private announced: BoardState;
  private readonly markStale = () => {
    this.stale = true;
  };
  private readonly notify = () => {
    if (this.announced === this.state()) return;
    this.announced = this.current;
    for (const listener of this.listeners) listener();
  };

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.meta = rootMap(doc, 'meta');
    this.meta?.observeDeep(this.markStale);
    this.entrusted = rootMap(doc, entrustedRoot);
    this.entrusted?.observe(this.markStale);
    this.roots = Object.fromEntries(
      rootNames.map((root) => [root, new RootReader(doc, root, this.markStale)]),
    ) as Record<RootName, RootReader>;
    for (const vault of openVaults(doc)) this.follow(vault);
    this.current = this.build(undefined);
    this.announced = this.current;
    doc.on('afterTransaction', this.notify);
  }

  state(): BoardState {
    if (this.stale) {
      this.stale = false;
      this.current = this.build(this.current);
    }
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  attach(vault: OpenVault): void {
    this.follow(vault);
    this.stale = true;
    this.notify();
  }

  private follow(vault: OpenVault): void {
    this.vaults.push(vault);
    for (const root of entryRoots) this.roots[root].attach(vault);
    vault.doc.on('afterTransaction', this.notify);
  }

  destroy(): void {
    for (const doc of [this.doc, ...this.vaults.map((vault) => vault.doc)])
      doc.off('afterTransaction', this.notify);
    this.entrusted?.unobserve(this.markStale);
    this.meta?.unobserveDeep(this.markStale);
    for (const root of rootNames) this.roots[root].destroy();
    this.listeners.clear();
  }

  private build(previous: BoardState | undefined): BoardState {
    const refreshed = rootNames.map((root) => ({ root, ...this.roots[root].refresh() }));
    const membership = new Set(
      refreshed.filter((item) => item.membership).map((item) => item.root),
    );
    // With the first entrusted entry what cannot be found is no damage any more.
    const mayMiss = mayBeEntrusted(this.doc, 'resources');
    const isOther = mayMiss !== this.mayMiss;
    this.mayMiss = mayMiss;
    let anyChange = previous === undefined;
    for (const { root, changed } of refreshed) {
      const refs = referencing.find((item) => item.root === root)?.fields ?? [];
      // Who refers to a root whose members changed must look again at its references; nobody else.
      // One strategy's letter depends on the others'.
      const all =
        previous === undefined ||
        refs.some((ref) => isOther || membership.has(ref.to)) ||
        (root === 'strategies' && changed.size > 0);
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
    const stubs = this.stubs(previous?.stubs);
    if (
      previous &&
      !anyChange &&
      keptMeta === previous.meta &&
      stubs === previous.stubs &&
      unreadable === previous.unreadable
    )
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
      stubs,
      unreadable,
    };
  }

  /** What the server counts in the vaults that are not open here. */
  private stubs(previous: BoardState['stubs'] | undefined): BoardState['stubs'] {
    const counts = { personal: 0, social: 0, material: 0, infrastructural: 0 };
    for (const [key, stored] of this.entrusted?.entries() ?? []) {
      if (!isRecord(stored) || this.vaults.some((vault) => vault.key === key)) continue;
      for (const field of resourceFields) {
        const count = stored[field];
        if (Number.isSafeInteger(count) && (count as number) > 0) counts[field] += count as number;
      }
    }
    return previous && sameArray(Object.values(previous), Object.values(counts))
      ? previous
      : counts;
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
    const letters =
      root === 'strategies'
        ? shownLetters(reader.entries.values() as Iterable<Strategy>)
        : undefined;
    let changed = false;
    let removedChanged = false;
    for (const id of only ??
      new Set([...reader.entries.keys(), ...visible.keys(), ...removed.keys()])) {
      const entry = reader.entries.get(id);
      if (!entry) {
        changed = visible.delete(id) || changed;
        removedChanged = removed.delete(id) || removedChanged;
        this.dangling.delete(`${root}/${id}`);
        continue;
      }
      const resolved = this.resolve(entry, root, refs, letters?.get(id));
      if (entry.removed) {
        changed = visible.delete(id) || changed;
        removedChanged = put(removed, resolved) || removedChanged;
      } else {
        removedChanged = removed.delete(id) || removedChanged;
        changed = put(visible, resolved) || changed;
      }
    }
    if (changed) reader.visible = visible;
    if (removedChanged) reader.removed = removed;
    return changed || removedChanged;
  }

  private resolve(
    entry: EntityBase,
    root: RootName,
    refs: readonly { readonly field: string; readonly to: RootName }[],
    letter: string | undefined,
  ): EntityBase {
    const key = `${root}/${entry.id}`;
    const problems: Unreadable[] = [];
    const lettered = letter !== undefined && letter !== (entry as Strategy).letter;
    let resolved: Record<string, unknown> | undefined = lettered ? { ...entry, letter } : undefined;
    const known = (to: RootName, id: string) => {
      const target = this.roots[to].entries.get(id);
      if (!target) return this.mayMiss && isEntryRoot(to) ? 'removed' : 'dangling';
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
    list.sort((a, b) => (unreadableKey(a) < unreadableKey(b) ? -1 : 1));
    return previous && sameArray(list.map(unreadableKey), previous.map(unreadableKey))
      ? previous
      : list;
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
