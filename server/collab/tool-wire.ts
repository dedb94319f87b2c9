import {
  createDecoder,
  type Decoder,
  hasContent,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding';
import { encode, writeUint8Array, writeVarString } from 'lib0/encoding';
import type { WebSocket } from 'ws';
import { type CloseReason, closeCodes } from '../../shared/protocol/close-codes.ts';
import { toolPath } from '../../shared/protocol/tools.ts';
import { messageType } from './frames.ts';
import type { Wire } from './wire.ts';

/** Some clients come back a tenth of a second after they were turned away, for ever: they are told a little later. */
const turningAwayMs = 1_000;

export interface ToolRequest {
  /** As it came. */
  readonly documentName: string;
  /** Absent: the cookie says who it is. */
  readonly token?: string;
}

export function readToolRequest(url: string): ToolRequest | undefined {
  const start = `${toolPath}/`;
  if (!url.startsWith(start)) return undefined;
  const [path = '', query] = url.slice(start.length).split('?', 2);
  const token = new URLSearchParams(query).get('token');
  return { documentName: decoded(path), ...(token === null ? {} : { token }) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * The plain y-websocket protocol: Hocuspocus' frames without the name of the document in front, of which there is one per
 * connection, and of its messages sync and awareness only. Whatever is decided about a frame is decided behind this.
 */
export class ToolWire implements Wire {
  readonly tellsMessages = false;
  readonly #ws: WebSocket;
  readonly #name: Uint8Array;
  /** The clock of each awareness client as it was told here. */
  readonly #told = new Map<number, number>();
  /** How many messages of awareness may come back. */
  #echoes = 0;

  constructor(ws: WebSocket, documentName: string) {
    this.#ws = ws;
    this.#name = encode((encoder) => writeVarString(encoder, documentName));
  }

  get readyState(): number {
    return this.#ws.readyState;
  }

  get bufferedAmount(): number {
    return this.#ws.bufferedAmount;
  }

  /** A frame may hold several messages. */
  *read(data: Uint8Array): Generator<Uint8Array | undefined> {
    const decoder = createDecoder(data);
    do {
      const start = decoder.pos;
      const message = attempt(() => this.#readMessage(decoder));
      if (!message) return yield undefined;
      if (message === 'echo') continue;
      yield encode((encoder) => {
        writeUint8Array(encoder, this.#name);
        writeUint8Array(encoder, data.subarray(start, decoder.pos));
      });
    } while (hasContent(decoder));
  }

  send(frame: Uint8Array, onSent?: () => void): void {
    const message = frame.subarray(this.#name.length);
    const [type] = message;
    if (type === messageType.awareness) this.#remember(message);
    if (type === messageType.awareness || type === messageType.sync) this.#ws.send(message, onSent);
  }

  ping(): void {
    this.#ws.ping();
  }

  close(reason: CloseReason): void {
    setTimeout(() => this.#ws.close(closeCodes[reason].code, reason), turningAwayMs).unref();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** Moves behind the message. */
  #readMessage(decoder: Decoder): 'message' | 'echo' | undefined {
    switch (readVarUint(decoder)) {
      case messageType.sync:
        readVarUint(decoder);
        readVarUint8Array(decoder);
        return 'message';
      case messageType.awareness:
        return this.#isEcho(readVarUint8Array(decoder)) ? 'echo' : 'message';
      case messageType.queryAwareness:
        return 'message';
      default:
        return undefined;
    }
  }

  #remember(message: Uint8Array): void {
    const decoder = createDecoder(message);
    readVarUint(decoder);
    for (const [clientId, clock] of clocksOf(readVarUint8Array(decoder)))
      this.#told.set(clientId, clock);
    this.#echoes += 1;
  }

  /** The client of y-websocket says again what it heard of others. It must not pay for it, nor for what it does not say. */
  #isEcho(payload: Uint8Array): boolean {
    if (this.#echoes === 0) return false;
    for (const [clientId, clock] of clocksOf(payload))
      if (clock > (this.#told.get(clientId) ?? -1)) return false;
    this.#echoes -= 1;
    return true;
  }
}

function* clocksOf(awareness: Uint8Array): Generator<readonly [clientId: number, clock: number]> {
  const decoder = createDecoder(awareness);
  for (let count = readVarUint(decoder); count > 0; count -= 1) {
    const clientId = readVarUint(decoder);
    yield [clientId, readVarUint(decoder)];
    readVarString(decoder);
  }
}

/** Undefined also for what cannot be read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
