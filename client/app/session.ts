import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { ApiFailure, fetchSession, signOut } from '../sync/api.ts';
import { leaveLobby } from '../sync/door-api.ts';
import { serverClock } from '../sync/server-clock.ts';
import { loadTown } from '../sync/town.ts';

export type SessionState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: ApiFailure }
  | { readonly state: 'ready'; readonly info: SessionInfo };

const store = createStore<SessionState>(() => ({ state: 'loading' }));

export async function loadSession(): Promise<void> {
  store.setState({ state: 'loading' }, true);
  await begin(async () => {
    const askedAt = performance.now();
    const info = await fetchSession();
    serverClock.tell(info.serverTime, askedAt);
    return info;
  });
}

/** Somebody has just signed in. */
export async function beginSession(info: SessionInfo): Promise<void> {
  await begin(async () => info);
}

async function begin(ask: () => Promise<SessionInfo>): Promise<void> {
  try {
    const info = await ask();
    if (info.participant) await loadTown();
    store.setState({ state: 'ready', info }, true);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    store.setState({ state: 'failed', failure: error }, true);
  }
}

/** Leaves by loading the page anew: nothing of a case stays in memory. */
export async function leaveSession(): Promise<void> {
  const { next = '/' } = await signOut();
  location.assign(next);
}

/** Back to the lobby: the same device may knock again. */
export async function leaveAsGuest(): Promise<void> {
  await leaveLobby();
  location.assign('/b');
}

export function useSession(): SessionState {
  return useStore(store);
}
