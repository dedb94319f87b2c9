import { Socket } from 'engine.io-client';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { type PolledClose, pollingHeader } from '../../shared/protocol/polling.ts';

/** What the server has to say without a connection: by the status of a request. */
const codeOf: Readonly<Record<number, number>> = {
  401: closeCodes.notSignedIn.code,
  413: closeCodes.frameTooLarge.code,
};
/** What a websocket says where nobody said why. */
const lostCode = 1006;

/** Looks like a websocket and goes by plain HTTP: long polling. */
export class PollingSocket extends EventTarget {
  binaryType = 'arraybuffer';
  readyState: number = WebSocket.CONNECTING;
  readonly #engine: Socket;
  #code = lostCode;

  /** `headers`: for runtimes that must send the session cookie themselves. */
  constructor(address: string, headers: Readonly<Record<string, string>> = {}) {
    super();
    const { protocol, host, pathname, searchParams } = new URL(address);
    this.#engine = new Socket(`${protocol.replace('ws', 'http')}//${host}`, {
      path: pathname,
      query: Object.fromEntries(searchParams),
      addTrailingSlash: false,
      transports: ['polling'],
      upgrade: false,
      extraHeaders: { ...headers, [pollingHeader]: '1' },
    });
    this.#engine.binaryType = 'arraybuffer';
    this.#engine.on('open', () => {
      this.readyState = WebSocket.OPEN;
      this.dispatchEvent(new Event('open'));
    });
    this.#engine.on('message', (data: string | ArrayBuffer) => {
      if (typeof data !== 'string') this.dispatchEvent(new MessageEvent('message', { data }));
      else {
        const { code, reason } = JSON.parse(data) as PolledClose;
        this.#closed(code, reason);
        this.#engine.close();
      }
    });
    this.#engine.on('error', (error: string | Error) => {
      if (error instanceof Error && 'description' in error)
        this.#code = codeOf[Number(error.description)] ?? lostCode;
    });
    this.#engine.on('close', () => this.#closed(this.#code, ''));
  }

  send(data: Uint8Array<ArrayBuffer>): void {
    this.#engine.send(data);
  }

  close(): void {
    if (this.readyState < WebSocket.CLOSING) this.readyState = WebSocket.CLOSING;
    this.#engine.close();
  }

  #closed(code: number, reason: string): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new CloseEvent('close', { code, reason }));
  }
}
