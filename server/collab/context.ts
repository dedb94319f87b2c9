import type { ClientSocket } from './client-socket.ts';

/** What every Hocuspocus hook knows about the connection it runs for. */
export interface SyncContext {
  readonly socket: ClientSocket;
}
