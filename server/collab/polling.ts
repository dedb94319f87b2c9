import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type Socket } from 'engine.io';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { type PolledClose, pollingHeader } from '../../shared/protocol/polling.ts';
import { isOwnOrigin } from '../access/origin.ts';
import type { Person } from '../access/person.ts';
import { newToken } from '../store/secret-token.ts';
import { TokenBucket } from './rate-limit.ts';
import type { Peer } from './wire.ts';

/** No request is held longer, so that no proxy loses its patience. */
const pingEveryMs = 10_000;
const silenceMs = 20_000;
/** One frame in Base64 and what is written around it. */
const bodyBytes = Math.ceil(limits.frameBytes / 3) * 4 + 16;
/** A page that goes is here until it is missed. Unlike websockets they cost whoever opens them nothing. */
const connectionsPerPerson = 20;

const readyStates = { opening: 0, open: 1, closing: 2, closed: 3 } as const;

/** The server's end of a connection that is kept up by requests. */
class PolledPeer extends EventEmitter implements Peer {
  bufferedAmount = 0;
  readonly #socket: Socket;
  #isGone = false;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('message', (data: string | Buffer) => {
      const isBinary = typeof data !== 'string';
      if (isBinary && data.length > limits.frameBytes)
        this.close(closeCodes.frameTooLarge.code, 'frameTooLarge');
      else this.emit('message', data, isBinary);
    });
    // A request has room for hundreds of thousands that nobody else counts.
    const rate = new TokenBucket();
    socket.on('packet', ({ type }: { type: string }) => {
      if (type !== 'message' && !rate.take(performance.now())) this.terminate();
    });
    socket.on('close', () => this.#gone());
  }

  get readyState(): number {
    return this.#isGone ? readyStates.closed : readyStates[this.#socket.readyState];
  }

  send(frame: Uint8Array, onSent?: () => void): void {
    this.bufferedAmount += frame.length;
    this.#socket.send(frame as Buffer, {}, () => {
      this.bufferedAmount -= frame.length;
      onSent?.();
    });
  }

  close(code: number, reason: string): void {
    this.#socket.send(JSON.stringify({ code, reason } satisfies PolledClose));
    this.#socket.close();
  }

  /** engine.io itself waits half a minute for a request to answer. */
  terminate(): void {
    this.#socket.close(true);
    this.#gone();
  }

  #gone(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.emit('close');
  }
}

export interface PollingOptions {
  readonly allowedOrigins: readonly string[];
  readonly identify: (request: IncomingMessage) => Promise<Person | undefined>;
  readonly isStopping: () => boolean;
  readonly onPeer: (peer: Peer, person: Person, caseId: string, request: IncomingMessage) => void;
  readonly onError: (error: unknown) => void;
}

interface Owner {
  readonly person: Person;
  readonly caseId: string;
  /** What engine.io knows the connection by. */
  readonly sid: string;
}

/**
 * The connection of a case over plain HTTP, for networks in which websockets do not get through: long polling by engine.io.
 * Every single request has to be the signed-in person's who has begun it.
 */
export class Polling {
  readonly #options: PollingOptions;
  readonly #engine = new Server({
    transports: ['polling'],
    allowUpgrades: false,
    maxHttpBufferSize: bodyBytes,
    pingInterval: pingEveryMs,
    pingTimeout: silenceMs,
    // What is compressed together with what others write tells of it by its length.
    httpCompression: false,
  });
  readonly #beginning = new WeakMap<IncomingMessage, Owner>();
  readonly #owners = new Map<string, Owner>();
  readonly #peers = new Set<Peer>();

  constructor(options: PollingOptions) {
    this.#options = options;
    this.#engine.generateId = (request) => this.#beginning.get(request)?.sid ?? newToken();
    this.#engine.on('connection', (socket: Socket) => this.#begin(socket));
  }

  get peers(): readonly Peer[] {
    return [...this.#peers];
  }

  async handle(request: IncomingMessage, response: ServerResponse, caseId: string): Promise<void> {
    try {
      const refused = await this.#refuse(request, caseId);
      if (refused) response.writeHead(refused).end();
      else this.#engine.handleRequest(request, response);
    } catch (error) {
      this.#options.onError(error);
      response.writeHead(500).end();
    }
  }

  /** The status to refuse with, if any. */
  async #refuse(request: IncomingMessage, caseId: string): Promise<number | undefined> {
    const { headers, method, url = '' } = request;
    const isFromBrowser = headers.origin !== undefined || method !== 'GET';
    if (headers[pollingHeader] === undefined) return 403;
    if (isFromBrowser && !isOwnOrigin(headers, this.#options.allowedOrigins)) return 403;
    const person = await this.#options.identify(request);
    if (!person) return 401;
    // As engine.io reads it: of several the last counts.
    const { sid, j } = Object.fromEntries(new URL(url, 'http://localhost').searchParams);
    // Its answers as a script are for pages of others.
    if (j !== undefined) return 400;
    if (!sid) {
      if (this.#options.isStopping()) return 503;
      const own = [...this.#owners.values()].filter((owner) => owner.person.id === person.id);
      if (own.length >= connectionsPerPerson) return 429;
      this.#beginning.set(request, { person, caseId, sid: newToken() });
      return undefined;
    }
    const owner = this.#owners.get(sid);
    // One of others is answered like one that never was.
    return owner?.person.id === person.id && owner.caseId === caseId ? undefined : 400;
  }

  #begin(socket: Socket): void {
    const { request } = socket;
    const owner = this.#beginning.get(request);
    if (!owner) return void socket.close(true);
    const peer = new PolledPeer(socket);
    this.#owners.set(owner.sid, owner);
    this.#peers.add(peer);
    peer.on('close', () => {
      this.#owners.delete(owner.sid);
      this.#peers.delete(peer);
    });
    this.#options.onPeer(peer, owner.person, owner.caseId, request);
  }
}
