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
  /** The board is larger than `limits.boardWarnBytes`: time to tidy up. */
  readonly boardLarge?: true;
};

/** From which delay on saving is worth a word, ms. */
export const slowSavingMs = 400;
