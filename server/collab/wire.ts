import type { RawData } from 'ws';
import { type CloseReason, closeCodes } from '../../shared/protocol/close-codes.ts';
import { pingFrame } from './frames.ts';

/** The server's end of a connection: a websocket, or what stands in for one. */
export interface Peer {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(frame: Uint8Array, onSent?: () => void): void;
  close(code: number, reason: string): void;
  /** For a peer that is gone: no closing handshake. */
  terminate(): void;
  on(event: 'message', listener: (data: RawData, isBinary: boolean) => void): unknown;
  on(event: 'pong' | 'close', listener: () => void): unknown;
}

/** How Hocuspocus' frames go over a connection. */
export interface Wire {
  readonly readyState: number;
  readonly bufferedAmount: number;
  /** Whether its client understands stateless messages. */
  readonly tellsMessages: boolean;
  /** The frames in what has come, one after the other; undefined: what is none. */
  read(data: Uint8Array): Iterable<Uint8Array | undefined>;
  /** `onSent`: nothing of it waits here any more. */
  send(frame: Uint8Array, onSent?: () => void): void;
  /** Asks for a sign of life. */
  ping(): void;
  close(reason: CloseReason): void;
  terminate(): void;
}

/** As they are: our own client speaks Hocuspocus. */
export class SyncWire implements Wire {
  readonly tellsMessages = true;
  readonly #peer: Peer;

  constructor(peer: Peer) {
    this.#peer = peer;
  }

  get readyState(): number {
    return this.#peer.readyState;
  }

  get bufferedAmount(): number {
    return this.#peer.bufferedAmount;
  }

  read(data: Uint8Array): readonly Uint8Array[] {
    return [data];
  }

  send(frame: Uint8Array, onSent?: () => void): void {
    this.#peer.send(frame, onSent);
  }

  /** A page cannot see the pings of websockets. */
  ping(): void {
    this.#peer.send(pingFrame);
  }

  close(reason: CloseReason): void {
    this.#peer.close(closeCodes[reason].code, reason);
  }

  terminate(): void {
    this.#peer.terminate();
  }
}
