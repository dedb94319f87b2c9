import { createContext, useContext, useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand';
import { rootMap } from '../../../shared/case/roots.ts';
import type { CaseSession } from '../../sync/case-session.ts';

/** Entries changed here that are not on the server's disk yet; shown only where that takes noticeably long. */
export interface Pending {
  readonly ids: ReadonlySet<string>;
  readonly isShown: boolean;
}

function watch(session: CaseSession, store: StoreApi<Pending>): () => void {
  const remember = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ) => {
    if (!transaction.local) return;
    const ids = new Set(store.getState().ids);
    for (const { path, keys } of events) {
      if (path[0] !== undefined) ids.add(String(path[0]));
      else for (const id of keys.keys()) ids.add(id);
    }
    store.setState({ ids });
  };
  const follow = () => {
    const status = session.status.getState();
    if (status.kind === 'saved') store.setState({ ids: new Set(), isShown: false });
    else
      store.setState({
        isShown: status.kind === 'offline' || (status.kind === 'saving' && status.slow),
      });
  };
  const roots = (['resources', 'gaps'] as const).map((name) => rootMap(session.board, name));
  for (const root of roots) root?.observeDeep(remember);
  const unfollow = session.status.subscribe(follow);
  follow();
  return () => {
    unfollow();
    for (const root of roots) root?.unobserveDeep(remember);
  };
}

export function usePending(session: CaseSession): StoreApi<Pending> {
  const [store] = useState(() => createStore<Pending>(() => ({ ids: new Set(), isShown: false })));
  useEffect(() => watch(session, store), [session, store]);
  return store;
}

export const PendingContext = createContext<StoreApi<Pending> | undefined>(undefined);

export function usePendingStore(): StoreApi<Pending> {
  const store = useContext(PendingContext);
  if (!store) throw new Error('Only inside ListLens');
  return store;
}
