import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import { InMemory, InRedis, type ShortLived } from './short-lived.ts';

/** Whom a change of rights concerns; without either: everybody. */
export interface Recheck {
  readonly caseId?: string;
  readonly participantId?: string;
  readonly reason?: CloseReason;
}

/** What nodes tell each other, beside what is written in documents. */
export interface Signals {
  readonly recheck: Recheck;
  /** Somebody is at the door of the case. */
  readonly door: { readonly caseId: string };
  /** The case has another vault. */
  readonly vault: { readonly caseId: string };
  /** Something about the guest has changed. */
  readonly guest: { readonly id: string };
  readonly remind: { readonly caseId: string; readonly departments: readonly unknown[] };
  /** Presences that are over. */
  readonly left: { readonly documentName: string; readonly clients: readonly number[] };
  /** This node was apart from the others and has missed what they told. Told by nobody. */
  readonly rejoined: Record<string, never>;
}

const prefix = 'fallrunde';
const channel = `${prefix}#signals`;
/** A node that cannot be heard any more is not waited for, ms. */
const answerMs = 5_000;

/** This server and the others that serve the same town, if there are any (`REDIS_URL`). */
export class Nodes {
  /** The beginning of every key and channel in Redis. */
  readonly prefix = prefix;
  /** Absent: this is the only one. */
  readonly redis: Redis | undefined;
  readonly #hearing: Redis | undefined;
  readonly #heard = new EventEmitter();
  readonly #self = crypto.randomUUID();
  readonly #onError: (error: unknown) => void;

  private constructor(redis: Redis | undefined, onError: (error: unknown) => void) {
    this.redis = redis;
    this.#onError = onError;
    this.#hearing = redis && connection(redis.options, onError, true);
  }

  /** Throws where Redis does not answer: a node that starts alone would be alone unnoticed. */
  static async join(url: string | undefined, onError: (error: unknown) => void): Promise<Nodes> {
    const nodes = new Nodes(url === undefined ? undefined : connection(url, onError), onError);
    await nodes.#begin();
    return nodes;
  }

  /** Whether this node cannot hear the others at the moment. */
  get isApart(): boolean {
    return this.#hearing !== undefined && this.#hearing.status !== 'ready';
  }

  /** Tells the other nodes. Who cannot be reached now looks for itself when it can again. */
  send<K extends Exclude<keyof Signals, 'rejoined'>>(type: K, said: Signals[K]): void {
    void this.redis?.publish(channel, JSON.stringify({ from: this.#self, type, said }));
  }

  /** What the other nodes tell. */
  on<K extends keyof Signals>(
    type: K,
    handle: (said: Signals[K]) => Promise<unknown> | undefined,
  ): void {
    this.#heard.on(type, (said: Signals[K]) => handle(said)?.catch(this.#onError));
  }

  /** A place for what all nodes must know for a while. */
  shortLived(name: string, seconds: number): ShortLived {
    return this.redis
      ? new InRedis(this.redis, `${prefix}:${name}:`, seconds)
      : new InMemory(seconds);
  }

  /** One more connection, which its user ends; `waits`: what is asked while Redis is away is asked later. */
  connection(waits: boolean): Redis {
    if (!this.redis) throw new Error('There are no other nodes.');
    return connection(this.redis.options, this.#onError, waits);
  }

  close(): void {
    this.redis?.disconnect();
    this.#hearing?.disconnect();
  }

  async #begin(): Promise<void> {
    if (!this.redis || !this.#hearing) return;
    const hearing = this.#hearing;
    try {
      await Promise.all([this.redis.connect(), hearing.connect()]);
      await hearing.subscribe(channel);
    } catch (error) {
      this.close();
      throw new Error('Redis (REDIS_URL) does not answer.', { cause: error });
    }
    hearing.on('message', (_, text) => this.#hear(text));
    // Behind the subscriptions that are renewed then.
    hearing.on('ready', () => {
      hearing
        .subscribe(channel)
        .then(() => this.#heard.emit('rejoined', {}))
        .catch(this.#onError);
    });
  }

  #hear(text: string): void {
    try {
      const { from, type, said } = JSON.parse(text);
      if (from !== this.#self) this.#heard.emit(type, said);
    } catch (error) {
      this.#onError(error);
    }
  }
}

/** Of the connection to Redis only what cannot be read off its state is an error: it comes back by itself. */
class NodesRedis extends Redis {
  onError: (error: unknown) => void = () => undefined;

  /** Nobody is lost by what is not told: see `rejoined`. */
  override publish(...args: Parameters<Redis['publish']>): Promise<number> {
    return super.publish(...args).catch((error: unknown) => {
      this.onError(error);
      return 0;
    });
  }
}

function connection(
  to: string | Redis['options'],
  onError: (error: unknown) => void,
  waits = false,
): Redis {
  const options = {
    lazyConnect: true,
    connectTimeout: answerMs,
    enableOfflineQueue: waits,
    // A connection that has died silently is noticed by its next question.
    ...(waits ? { maxRetriesPerRequest: null } : { commandTimeout: answerMs }),
    keepAlive: 10_000,
  };
  const redis =
    typeof to === 'string' ? new NodesRedis(to, options) : new NodesRedis({ ...to, ...options });
  redis.onError = onError;
  redis.on('error', onError);
  return redis;
}
