import { WebSocket } from 'ws';
import { type CloseReason, closeCodes } from '../../shared/protocol/close-codes.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import { TokenBucket } from './rate-limit.ts';

/** How much may wait for a client that does not read before it is dropped, bytes. */
const maxBufferedBytes = 64 * 1024 * 1024;

export interface ClientSocketOptions {
  readonly participant: Participant;
  /** Who the cookie of this connection belongs to by now. */
  readonly identify: () => Promise<Participant | undefined>;
  /** Sees every frame on its way out; sends it now, later or never. */
  readonly onSend: (socket: ClientSocket, data: Uint8Array) => void;
  /** The server ends this connection. */
  readonly onEnd: (socket: ClientSocket, reason?: CloseReason) => void;
}

/** One signed-in person's websocket, as Hocuspocus sees it. */
export class ClientSocket {
  readonly participant: Participant;
  readonly rate = { edits: new TokenBucket(), presence: new TokenBucket() };
  /** What its person may do at the cases it has opened. */
  readonly roles = new Map<string, CaseRole>();
  /** The one awareness client this socket may speak for, by document name. */
  readonly awarenessClients = new Map<string, number>();
  heardAt = Date.now();

  readonly #ws: WebSocket;
  readonly #options: ClientSocketOptions;
  #refused = false;

  constructor(ws: WebSocket, options: ClientSocketOptions) {
    this.#ws = ws;
    this.#options = options;
    this.participant = options.participant;
  }

  identify(): Promise<Participant | undefined> {
    return this.#options.identify();
  }

  /** Whether `now` is who this socket was opened by, unchanged. */
  isOf(now: Participant): boolean {
    const { id, name, department, role } = this.participant;
    return now.id === id && now.name === name && now.department === department && now.role === role;
  }

  get refused(): boolean {
    return this.#refused;
  }

  get readyState(): number {
    return this.#refused ? Math.max(this.#ws.readyState, WebSocket.CLOSING) : this.#ws.readyState;
  }

  /** Called by Hocuspocus. */
  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (data instanceof Uint8Array) this.#options.onSend(this, data);
  }

  /** Called by Hocuspocus, with codes of its own that would tell the client something else than ours mean. */
  close(): void {
    this.refuse('badFrame');
  }

  sendNow(data: Uint8Array): void {
    if (this.readyState !== WebSocket.OPEN) return;
    if (this.#ws.bufferedAmount > maxBufferedBytes) this.terminate();
    else this.#ws.send(data);
  }

  /** Ends the connection for Hocuspocus at once, whether or not the peer answers the closing handshake. */
  refuse(reason: CloseReason): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#ws.close(closeCodes[reason].code, reason);
    this.#options.onEnd(this, reason);
  }

  /** For a peer that is gone: no closing handshake. */
  terminate(): void {
    this.#refused = true;
    this.#ws.terminate();
    this.#options.onEnd(this);
  }
}
