import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { rootMap } from '../../shared/case/roots.ts';
import { entryRoots } from '../../shared/case/vaults.ts';
import type { SyncStatus } from './sync-status.ts';

const nothing: ReadonlySet<string> = new Set();

export interface Pending {
  /** Entries of a vault beside the board are collected too. */
  follow(vault: Y.Doc): void;
  /** Entries changed here that are not on the server's disk; empty while saving is quick. */
  readonly store: StoreApi<ReadonlySet<string>>;
  destroy(): void;
}

/** Collects them from the moment the case is open, whatever is shown of it. */
export function createPending(board: Y.Doc, status: StoreApi<SyncStatus>): Pending {
  const store = createStore(() => nothing);
  const changed = new Set<string>();

  function publish(): void {
    const now = status.getState();
    const isShown = now.kind === 'offline' || (now.kind === 'saving' && now.slow);
    const next = isShown && changed.size > 0 ? new Set(changed) : nothing;
    if (next !== store.getState()) store.setState(next, true);
  }
  function remember(
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void {
    if (!transaction.local) return;
    const before = changed.size;
    for (const { path, keys } of events) {
      if (path[0] !== undefined) changed.add(String(path[0]));
      else for (const id of keys.keys()) changed.add(id);
    }
    if (changed.size > before) publish();
  }

  const roots: (Y.Map<unknown> | undefined)[] = [];
  function follow(doc: Y.Doc): void {
    for (const name of entryRoots) {
      const root = rootMap(doc, name);
      root?.observeDeep(remember);
      roots.push(root);
    }
  }
  follow(board);
  const unfollow = status.subscribe(({ kind }) => {
    if (kind === 'saved') changed.clear();
    publish();
  });
  return {
    store,
    follow,
    destroy() {
      unfollow();
      for (const root of roots) root?.unobserveDeep(remember);
    },
  };
}
