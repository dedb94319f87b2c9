import { WebSocket } from 'ws';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { CaseRole } from '../../shared/protocol/roles.ts';
import type { Person } from '../access/person.ts';
import { TokenBucket } from './rate-limit.ts';
import type { Wire } from './wire.ts';

/** How much of what a client has asked for may wait for it before it is dropped, bytes. */
const maxBufferedBytes = 64 * 1024 * 1024;

export interface ClientSocketOptions {
  readonly person: Person;
  /** Who the cookie or token of this connection belongs to by now. */
  readonly identify: () => Promise<Person | undefined>;
  /** Sees every frame on its way out; sends it now, later or never. */
  readonly onSend: (socket: ClientSocket, data: Uint8Array) => void;
  /** The server ends this connection. */
  readonly onEnd: (socket: ClientSocket, reason?: CloseReason) => void;
}

/** One signed-in person's websocket, as Hocuspocus sees it. */
export class ClientSocket {
  readonly person: Person;
  /** What others may be told of the person. */
  readonly participant: Participant;
  readonly rate = { edits: new TokenBucket(), presence: new TokenBucket() };
  /** What its person may do at the cases it has opened. */
  readonly roles = new Map<string, CaseRole>();
  /** The one awareness client this socket may speak for, by document name. */
  readonly awarenessClients = new Map<string, number>();
  /** By a clock nobody sets, ms. */
  heardAt = performance.now();

  readonly #wire: Wire;
  readonly #options: ClientSocketOptions;
  #refused = false;

  constructor(wire: Wire, options: ClientSocketOptions) {
    this.#wire = wire;
    this.#options = options;
    this.person = options.person;
    const { id, name, department, role } = options.person;
    this.participant = { id, name, department, role };
  }

  identify(): Promise<Person | undefined> {
    return this.#options.identify();
  }

  /** Whether `now` is who this socket was opened by, unchanged. */
  isOf(now: Person): boolean {
    const { id, name, department, role, admittedBy } = this.person;
    return (
      now.id === id &&
      now.name === name &&
      now.department === department &&
      now.role === role &&
      now.admittedBy === admittedBy
    );
  }

  hasExpired(now: number): boolean {
    return now >= this.person.sessionEndsAt;
  }

  /** Whether its client hears why a write is refused. */
  get isTold(): boolean {
    return this.#wire.tellsMessages;
  }

  get refused(): boolean {
    return this.#refused;
  }

  get readyState(): number {
    return this.#refused
      ? Math.max(this.#wire.readyState, WebSocket.CLOSING)
      : this.#wire.readyState;
  }

  /** Called by Hocuspocus. */
  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (data instanceof Uint8Array) this.#options.onSend(this, data);
  }

  /** Called by Hocuspocus, with codes of its own that would tell the client something else than ours mean. */
  close(): void {
    this.refuse('badFrame');
  }

  /** What its client has not read yet. */
  get waitingBytes(): number {
    return this.#wire.bufferedAmount;
  }

  /** `onSent`: it has left this process, or never will. */
  sendNow(data: Uint8Array, onSent?: () => void): void {
    if (this.readyState !== WebSocket.OPEN) return;
    if (this.waitingBytes > maxBufferedBytes) this.terminate();
    else this.#wire.send(data, onSent);
  }

  /** Ends the connection for Hocuspocus at once, whether or not the peer answers the closing handshake. */
  refuse(reason: CloseReason): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#wire.close(reason);
    this.#options.onEnd(this, reason);
  }

  ping(): void {
    if (this.readyState === WebSocket.OPEN) this.#wire.ping();
  }

  /** For a peer that is gone: no closing handshake. */
  terminate(): void {
    this.#refused = true;
    this.#wire.terminate();
    this.#options.onEnd(this);
  }
}
