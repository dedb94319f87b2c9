import { WebSocket as NodeWebSocket } from 'ws';
import type { Random } from '../sim/random.ts';

type Listener = (event: unknown) => void;

/** One way of a connection: what is under way comes late, in order, or never. */
class Way {
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  #mostMs = 0;
  #at = 0;
  #isHeld = false;
  /** What is sent from now on vanishes, and nobody is told. */
  isLost = false;

  constructor(random: Random) {
    this.#random = random;
    this.slowDown();
  }

  /** Another delay from now on. */
  slowDown(): void {
    this.#mostMs = this.#random.pick([0, 2, 10, 40]);
  }

  carry(arrive: () => void): void {
    if (this.isLost) return;
    const now = performance.now();
    this.#at = Math.max(this.#at, now + this.#random.next() * this.#mostMs);
    this.#waiting.push(arrive);
    setTimeout(() => this.#arrived(), this.#at - now);
  }

  /** Nothing arrives until `release`, as in a tunnel. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    for (const arrive of this.#waiting.splice(0)) arrive();
  }

  /** The connection ends: some of what is under way still arrives. */
  end(): void {
    const last = this.#random.below(this.#waiting.length + 1);
    for (const arrive of this.#waiting.splice(0).slice(0, last)) arrive();
    this.isLost = true;
  }

  #arrived(): void {
    if (!this.#isHeld) this.#waiting.shift()?.();
  }
}

/** The websocket a page would have, over a real one to the server, with a bad network in between. */
class BadSocket {
  binaryType = 'arraybuffer';
  readyState: number = NodeWebSocket.CONNECTING;
  readonly up: Way;
  readonly down: Way;
  readonly #inner: NodeWebSocket;
  readonly #onOpen: (socket: BadSocket) => void;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #gone = Promise.withResolvers<void>();

  constructor(
    address: string,
    headers: Record<string, string>,
    random: Random,
    onOpen: (socket: BadSocket) => void = () => undefined,
  ) {
    this.#onOpen = onOpen;
    this.up = new Way(random);
    this.down = new Way(random);
    this.#inner = new NodeWebSocket(address, { headers });
    this.#inner.binaryType = 'arraybuffer';
    this.#inner.on('open', () => this.down.carry(() => this.#opened()));
    this.#inner.on('close', () => this.#gone.resolve());
    this.#inner.on('message', (data) =>
      this.down.carry(() => this.readyState === 1 && this.#tell('message', { data })),
    );
    this.#inner.on('close', (code, reason) =>
      this.down.carry(() => this.#closed(code, String(reason))),
    );
    this.#inner.on('error', () => undefined);
  }

  addEventListener(type: string, listener: Listener): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener);
  }

  send(data: Uint8Array): void {
    const own = new Uint8Array(data);
    this.up.carry(() => this.#inner.readyState === 1 && this.#inner.send(own));
  }

  close(): void {
    if (this.readyState > NodeWebSocket.OPEN) return;
    this.readyState = NodeWebSocket.CLOSING;
    this.up.carry(() => this.#inner.close());
  }

  /** Ends here; the server may learn of it later. */
  cut(): void {
    if (this.readyState === NodeWebSocket.CLOSED) return;
    this.up.end();
    this.down.end();
    this.#closed(1006, '');
  }

  /** Resolves when the connection is over on the other side. */
  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  /** Ends there. */
  vanish(): void {
    this.#inner.terminate();
  }

  #opened(): void {
    if (this.readyState !== NodeWebSocket.CONNECTING) return;
    this.readyState = NodeWebSocket.OPEN;
    this.#onOpen(this);
    this.#tell('open', {});
  }

  #closed(code: number, reason: string): void {
    if (this.readyState === NodeWebSocket.CLOSED) return;
    this.readyState = NodeWebSocket.CLOSED;
    this.#tell('close', { code, reason });
  }

  #tell(type: string, event: unknown): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(event);
  }
}

/** What can happen to one person's network, and what each does. */
const faults = ['cut', 'halfOpen', 'deaf', 'mute', 'tunnel', 'outOfTunnel', 'slow'] as const;

/** The bad network of one person. `webSocket` is for their client. */
export class BadNetwork {
  /** Connections open, and nothing ever comes through them. */
  isBlackHole = false;
  readonly webSocket: typeof WebSocket;
  readonly #random: Random;
  readonly #open = new Set<BadSocket>();
  /** Gone here, but not for the server. */
  readonly #ghosts = new Set<BadSocket>();

  constructor(random: Random, headers: Record<string, string>) {
    this.#random = random;
    const open = this.#open;
    const onOpen = (socket: BadSocket) => {
      if (this.isBlackHole) swallow(socket);
    };
    this.webSocket = class extends BadSocket {
      constructor(address: string) {
        super(address, headers, random, onOpen);
        open.add(this);
      }
    } as unknown as typeof WebSocket;
  }

  /** The other side vanishes without a word. Resolves when it has noticed as well. */
  halfOpen(): Promise<unknown> {
    const sockets = [...this.#open];
    for (const socket of sockets) swallow(socket);
    return Promise.all(sockets.map(({ gone }) => gone));
  }

  /** Anything. Returns what it was. */
  disturb(): (typeof faults)[number] {
    const fault = this.#random.pick(faults);
    for (const { up, down } of this.#open) {
      if (fault === 'halfOpen' || fault === 'mute') up.isLost = true;
      if (fault === 'halfOpen' || fault === 'deaf') down.isLost = true;
      for (const way of [up, down]) {
        if (fault === 'tunnel') way.hold();
        if (fault === 'outOfTunnel') way.release();
        if (fault === 'slow') way.slowDown();
      }
    }
    if (fault === 'cut') this.cut();
    return fault;
  }

  /** Every connection ends here; for the server some of them only later. */
  cut(): void {
    for (const socket of this.#open) {
      socket.cut();
      if (this.#random.chance(0.5)) this.#ghosts.add(socket);
      else socket.vanish();
    }
    this.#open.clear();
  }

  /** The server has noticed as well. */
  forget(): void {
    for (const ghost of this.#ghosts) ghost.vanish();
    this.#ghosts.clear();
  }
}

function swallow({ up, down }: BadSocket): void {
  up.isLost = true;
  down.isLost = true;
}
