/**
 * Sent along with every request of a connection over plain HTTP. A page of others cannot do that, and a browser names no
 * Origin where a page asks its own server.
 */
export const pollingHeader = 'x-fallrunde-sync';

/** What a websocket has its close frame for, as JSON in a text message. */
export interface PolledClose {
  readonly code: number;
  readonly reason: string;
}
