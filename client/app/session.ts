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

const atFirst: SessionState = { state: 'loading' };
const store = createStore<SessionState>(() => atFirst);

/** When the browser asked for the session and heard of it ahead of the script, as the page told it to. */
function askedAhead(): { readonly askedAt: number; readonly heardAt: number } | undefined {
  const [timing] = performance.getEntriesByName(`${location.origin}/api/session`, 'resource');
  if (!(timing instanceof PerformanceResourceTiming) || timing.responseStart === 0)
    return undefined;
  return { askedAt: timing.requestStart, heardAt: timing.responseStart };
}

/** `alongside`: what is shown to whoever is signed in only once that is there as well. */
export async function loadSession(alongside?: Promise<unknown>): Promise<void> {
  const isFirst = store.getState() === atFirst;
  store.setState({ state: 'loading' }, true);
  await begin(async () => {
    const asked = performance.now();
    const info = await fetchSession();
    const { askedAt, heardAt } = (isFirst && askedAhead()) || {
      askedAt: asked,
      heardAt: performance.now(),
    };
    serverClock.tell(info.serverTime, askedAt, heardAt);
    return info;
  }, alongside);
}

/** Somebody has just signed in. */
export async function beginSession(info: SessionInfo): Promise<void> {
  await begin(async () => info);
}

async function begin(ask: () => Promise<SessionInfo>, alongside?: Promise<unknown>): Promise<void> {
  try {
    const info = await ask();
    if (info.participant) await Promise.all([loadTown(), alongside]);
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
