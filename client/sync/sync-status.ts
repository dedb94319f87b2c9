import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';

/**
 * What becomes of one's own work, honestly:
 * - `loading`: the case is not here yet. `unreachable`: because there is no connection.
 * - `saved`: every change made here is on the server's disk.
 * - `saving`: some are not yet. Show it only where `slow`, so that typing does not flicker; until then show neither.
 * - `offline`: no connection; `waiting` changes made here will be sent.
 * - `closed`: the server ended it for good; `waiting` changes will not arrive.
 */
export type SyncPhase =
  | { readonly kind: 'loading'; readonly unreachable: boolean }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly slow: boolean }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'closed'; readonly reason: CloseReason; readonly waiting: number };

export type SyncStatus = SyncPhase & {
  /** The board may be read but not written: it was stored by a newer version. */
  readonly readOnly?: 'newerSchema';
  /** Websockets do not get through here: it works, a little slower. */
  readonly overHttp?: true;
  /** The board is larger than `limits.boardWarnBytes`: time to tidy up. */
  readonly boardLarge?: true;
};

/** From which delay on saving is worth a word, ms. */
const slowSavingMs = 400;

export interface StatusStore {
  readonly store: StoreApi<SyncStatus>;
  /** The truth as of now; `slow` comes by itself. */
  show(status: SyncStatus): void;
  destroy(): void;
}

export function createStatusStore(): StatusStore {
  const store = createStore<SyncStatus>(() => ({ kind: 'loading', unreachable: false }));
  let isSlow = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function publish(status: SyncStatus): void {
    const next = status.kind === 'saving' ? { ...status, slow: isSlow } : status;
    if (JSON.stringify(next) !== JSON.stringify(store.getState())) store.setState(next, true);
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    isSlow = false;
  }

  return {
    store,
    show(status) {
      if (status.kind !== 'saving') stop();
      else
        timer ??= setTimeout(() => {
          isSlow = true;
          publish(store.getState());
        }, slowSavingMs);
      publish(status);
    },
    destroy: stop,
  };
}
