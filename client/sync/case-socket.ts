import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import { type CloseReason, closeCodes, closeReason } from '../../shared/protocol/close-codes.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { readWireFrame, type WireFrame } from './wire-frame.ts';

/** A connection that lasted as long was a good one: the next is tried soon, ms. */
const stableMs = 5_000;
const firstDelayMs = 1_000;
const longestDelayMs = 10_000;
/** A connection that has brought nothing by then does not come about, ms. */
const firstWordMs = 10_000;
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
  readonly webSocket: typeof WebSocket;
  /** What looks like a websocket and goes by plain HTTP; rejects where that does not get through either. */
  readonly loadPolling: () => Promise<typeof WebSocket>;
}

/**
 * The one websocket of a case. Beyond Hocuspocus': it queues nothing while closed (the next handshake carries it all, once),
 * never sends what the server would have to refuse, waits longer after each bad connection, and stops when told to.
 */
export class CaseSocket extends HocuspocusProviderWebsocket {
  readonly #options: CaseSocketOptions;
  /** Not a websocket but plain HTTP: the former do not get through here. */
  isPolling = false;
  /** There since plain HTTP got through where a websocket had not. */
  #polling: typeof WebSocket | undefined;
  #hasAnswered = false;
  #firstWord: ReturnType<typeof setTimeout> | undefined;
  #openedAt = 0;
  #badConnections = 0;
  #replacing = false;

  constructor(options: CaseSocketOptions) {
    const { url, events, webSocket } = options;
    super({
      url,
      autoConnect: false,
      delay: firstDelayMs,
      minDelay: firstDelayMs,
      maxDelay: longestDelayMs,
      WebSocketPolyfill: webSocket,
    });
    this.#options = options;
    this.on('destroy', () => clearTimeout(this.#firstWord));
    this.on('status', ({ status }: { status: WebSocketStatus }) => {
      clearTimeout(this.#firstWord);
      if (status !== WebSocketStatus.Disconnected && !this.#hasAnswered)
        this.#firstWord = setTimeout(() => this.drop(), firstWordMs);
    });
    this.on('open', () => {
      this.#openedAt = Date.now();
      // Hocuspocus notices the silence of a peer only after its first word.
      this.lastMessageReceived = this.#openedAt;
    });
    this.on('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      clearTimeout(this.#firstWord);
      this.#hasAnswered = true;
      if (!this.isPolling) this.#polling = undefined;
      events.received(readWireFrame(new Uint8Array(data)));
    });
    this.on('disconnect', ({ event }: { event?: { code: number } }) => this.#ended(event?.code));
  }

  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState !== 1) return;
    if (message.byteLength > limits.frameBytes) {
      this.end('frameTooLarge');
      return;
    }
    super.send(message);
    this.#options.events.sent(readWireFrame(message));
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
    this.#chooseWay(this.#hasAnswered || reason !== undefined);
    this.#options.events.ended({ replaced: this.#replacing, final });
  }

  /**
   * By which way the next attempt goes: a websocket, unless one did not come about after plain HTTP had got through. Asked
   * later, a server that is just starting again would refuse the one and a moment later take the other.
   */
  #chooseWay(gotThrough: boolean): void {
    const { webSocket, loadPolling } = this.#options;
    this.#hasAnswered = false;
    if (!gotThrough && this.isPolling) this.#polling = undefined;
    this.isPolling = !gotThrough && this.#polling !== undefined;
    this.configuration.WebSocketPolyfill = this.isPolling ? this.#polling : webSocket;
    if (gotThrough || this.isPolling || !this.shouldConnect) return;
    loadPolling().then(
      (polling) => {
        if (!this.#hasAnswered) this.#polling = polling;
      },
      // It is the network that is gone, and websockets will come back with it.
      () => undefined,
    );
  }
}
