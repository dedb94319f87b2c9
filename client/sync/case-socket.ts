import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import { type CloseReason, closeCodes, closeReason } from '../../shared/protocol/close-codes.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { readWireFrame, type WireFrame } from './wire-frame.ts';

/** A connection that lasted as long was a good one: the next is tried soon, ms. */
const stableMs = 5_000;
const firstDelayMs = 1_000;
const longestDelayMs = 10_000;
/** Any code of ours for "given up on this side"; the server never sees it. */
const droppedCode = 4408;

export interface CaseSocketEvents {
  sent(frame: WireFrame): void;
  received(frame: WireFrame): void;
  /** No connection any more. `replaced`: a new one is made at once; `final`: none will be. */
  ended(how: { readonly replaced: boolean; readonly final: CloseReason | undefined }): void;
}

export interface CaseSocketOptions {
  readonly url: string;
  readonly events: CaseSocketEvents;
  /** For runtimes that must send the session themselves. */
  readonly webSocket?: typeof WebSocket | undefined;
}

/**
 * The one websocket of a case. Beyond Hocuspocus': it queues nothing while closed (the next handshake carries it all, once),
 * never sends what the server would have to refuse, waits longer after each bad connection, and stops when told to.
 */
export class CaseSocket extends HocuspocusProviderWebsocket {
  readonly #events: CaseSocketEvents;
  #openedAt = 0;
  #badConnections = 0;
  #replacing = false;

  constructor({ url, events, webSocket }: CaseSocketOptions) {
    super({
      url,
      autoConnect: false,
      delay: firstDelayMs,
      minDelay: firstDelayMs,
      maxDelay: longestDelayMs,
      ...(webSocket ? { WebSocketPolyfill: webSocket } : {}),
    });
    this.#events = events;
    this.on('open', () => {
      this.#openedAt = Date.now();
      // Hocuspocus notices the silence of a peer only after its first word.
      this.lastMessageReceived = this.#openedAt;
    });
    this.on('message', ({ data }: MessageEvent<ArrayBuffer>) =>
      events.received(readWireFrame(new Uint8Array(data))),
    );
    this.on('disconnect', ({ event }: { event?: { code: number } }) => this.#ended(event?.code));
  }

  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState !== 1) return;
    if (message.byteLength > limits.frameBytes) {
      this.end('frameTooLarge');
      return;
    }
    super.send(message);
    this.#events.sent(readWireFrame(message));
  }

  /** Connects now instead of waiting for the next attempt. */
  connectNow(): void {
    if (this.status !== WebSocketStatus.Disconnected) return;
    this.#badConnections = 0;
    void this.connect();
  }

  /** Gives the connection up without waiting for a peer that may be gone; a new one is tried as after any loss. */
  drop(): void {
    if (this.status === WebSocketStatus.Disconnected) return;
    this.emit('close', { event: { code: droppedCode, reason: 'dropped' } });
  }

  /** A fresh connection in place of a working one; `between` runs while there is none. */
  replace(between: () => void): void {
    this.#replacing = true;
    this.drop();
    this.#replacing = false;
    between();
    this.connectNow();
  }

  /** Disconnects for good. */
  end(reason: CloseReason): void {
    this.disconnect();
    this.emit('close', { event: { code: closeCodes[reason].code, reason } });
  }

  #ended(code: number | undefined): void {
    const reason = code === undefined ? undefined : closeReason(code);
    const final = reason && !closeCodes[reason].retry ? reason : undefined;
    if (final) this.disconnect();
    if (this.#openedAt > 0) {
      const isStable = Date.now() - this.#openedAt >= stableMs;
      this.#badConnections = isStable ? 0 : this.#badConnections + 1;
      this.#openedAt = 0;
    }
    const delay = firstDelayMs * 2 ** this.#badConnections;
    // Not by setConfiguration: with autoConnect off that also stops reconnecting.
    this.configuration.delay = Math.min(longestDelayMs, delay);
    this.#events.ended({ replaced: this.#replacing, final });
  }
}
