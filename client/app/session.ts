import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { ApiFailure, fetchSession, signOut } from '../sync/api.ts';
import { serverClock } from '../sync/server-clock.ts';

export type SessionState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: ApiFailure }
  | { readonly state: 'ready'; readonly info: SessionInfo };

const store = createStore<SessionState>(() => ({ state: 'loading' }));

export async function loadSession(): Promise<void> {
  store.setState({ state: 'loading' }, true);
  try {
    const askedAt = performance.now();
    const info = await fetchSession();
    serverClock.tell(info.serverTime, askedAt);
    showSession(info);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    store.setState({ state: 'failed', failure: error }, true);
  }
}

export function showSession(info: SessionInfo): void {
  store.setState({ state: 'ready', info }, true);
}

/** Leaves by loading the page anew: nothing of a case stays in memory. */
export async function leaveSession(): Promise<void> {
  await signOut();
  location.assign('/');
}

export function useSession(): SessionState {
  return useStore(store);
}
