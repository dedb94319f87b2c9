import type { WebSocket } from 'ws';
import { type CloseReason, closeCodes } from '../../shared/protocol/close-codes.ts';
import { pingFrame } from './frames.ts';

/** How Hocuspocus' frames go over a websocket. */
export interface Wire {
  readonly readyState: number;
  readonly bufferedAmount: number;
  /** Whether its client understands stateless messages. */
  readonly tellsMessages: boolean;
  /** The frames in what has come, one after the other; undefined: what is none. */
  read(data: Uint8Array): Iterable<Uint8Array | undefined>;
  send(frame: Uint8Array): void;
  /** Asks for a sign of life. */
  ping(): void;
  close(reason: CloseReason): void;
  terminate(): void;
}

/** As they are: our own client speaks Hocuspocus. */
export class SyncWire implements Wire {
  readonly tellsMessages = true;
  readonly #ws: WebSocket;

  constructor(ws: WebSocket) {
    this.#ws = ws;
  }

  get readyState(): number {
    return this.#ws.readyState;
  }

  get bufferedAmount(): number {
    return this.#ws.bufferedAmount;
  }

  read(data: Uint8Array): readonly Uint8Array[] {
    return [data];
  }

  send(frame: Uint8Array): void {
    this.#ws.send(frame);
  }

  /** A page cannot see the pings of websockets. */
  ping(): void {
    this.#ws.send(pingFrame);
  }

  close(reason: CloseReason): void {
    this.#ws.close(closeCodes[reason].code, reason);
  }

  terminate(): void {
    this.#ws.terminate();
  }
}
