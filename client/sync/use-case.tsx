import { createContext, type ReactNode, useContext, useRef } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { BoardState } from '../../shared/case/board.ts';
import type { ChairState } from '../../shared/case/chair.ts';
import type { Activity } from './activity.ts';
import type { CaseSession } from './case-session.ts';
import type { Peer, PeerCursor } from './presence.ts';
import type { SyncStatus } from './sync-status.ts';

const CaseContext = createContext<CaseSession | undefined>(undefined);

export function CaseProvider({
  session,
  children,
}: {
  readonly session: CaseSession;
  readonly children: ReactNode;
}) {
  return <CaseContext.Provider value={session}>{children}</CaseContext.Provider>;
}

export function useCaseSession(): CaseSession {
  const session = useContext(CaseContext);
  if (!session) throw new Error('CaseProvider is missing above');
  return session;
}

/** What `selector` picks; the component renders again when that is no longer `equal`. */
function useSelected<S, T>(
  store: StoreApi<S>,
  selector: (state: S) => T,
  equal: (a: T, b: T) => boolean = Object.is,
): T {
  const shown = useRef<{ readonly value: T }>(undefined);
  return useStore(store, (state) => {
    const value = selector(state);
    if (shown.current && equal(shown.current.value, value)) return shown.current.value;
    shown.current = { value };
    return value;
  });
}

export function useBoard<T>(
  selector: (board: BoardState) => T,
  equal?: (a: T, b: T) => boolean,
): T {
  return useSelected(useCaseSession().boardStore, selector, equal);
}

export function useChair<T>(
  selector: (chair: ChairState) => T,
  equal?: (a: T, b: T) => boolean,
): T {
  return useSelected(useCaseSession().chairStore, selector, equal);
}

export function useSyncStatus(): SyncStatus {
  return useStore(useCaseSession().status);
}

/** Whether that entry was changed here and is not on the server's disk yet, where that takes noticeably long. */
export function useIsPending(entityId: string): boolean {
  return useStore(useCaseSession().pending, (pending) => pending.has(entityId));
}

/** Everybody on the board, oneself included. */
export function usePeers(): readonly Peer[] {
  return useStore(useCaseSession().presence);
}

/** The others' pointers on the map; renders with every movement. */
export function useCursors(): readonly PeerCursor[] {
  return useStore(useCaseSession().cursors);
}

/** The last things done, the newest last. */
export function useActivity(): readonly Activity[] {
  return useStore(useCaseSession().activity);
}

function sameEditors(a: readonly Peer[], b: readonly Peer[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ participant }, index) => participant === b[index]?.participant)
  );
}

/** The others who are writing in that entry, or in that field of it. */
export function useEditors(entityId: string, field?: string): readonly Peer[] {
  return useSelected(
    useCaseSession().presence,
    (peers) =>
      peers.filter(
        ({ isSelf, editing }) =>
          !isSelf &&
          editing?.entityId === entityId &&
          (field === undefined || editing.field === field),
      ),
    sameEditors,
  );
}

export function useUndo(): {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
} {
  const { undo } = useCaseSession();
  const { canUndo, canRedo } = useStore(undo.store);
  return { undo: undo.undo, redo: undo.redo, canUndo, canRedo };
}
