import type { Redis } from 'ioredis';

/** What was begun and waits for its answer: kept for a while, and lost without harm. */
export interface ShortLived {
  /** Whether it is kept now: not where the key is taken. */
  add(key: string, value: string): Promise<boolean>;
  get(key: string): Promise<string | undefined>;
  /** Gets it, and it is gone: good for one answer. */
  take(key: string): Promise<string | undefined>;
}

/** More at once are somebody's attempt to fill the memory: the oldest goes. */
const keptMax = 10_000;

export class InMemory implements ShortLived {
  readonly #lifetimeMs: number;
  readonly #kept = new Map<string, { readonly value: string; readonly until: number }>();

  constructor(lifetimeSeconds: number) {
    this.#lifetimeMs = lifetimeSeconds * 1000;
  }

  async add(key: string, value: string): Promise<boolean> {
    if (this.#find(key) !== undefined) return false;
    const now = Date.now();
    // In the order in which they came.
    for (const [old, { until }] of this.#kept)
      if (until <= now || this.#kept.size >= keptMax) this.#kept.delete(old);
      else break;
    this.#kept.set(key, { value, until: now + this.#lifetimeMs });
    return true;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#find(key);
  }

  async take(key: string): Promise<string | undefined> {
    const found = this.#find(key);
    this.#kept.delete(key);
    return found;
  }

  #find(key: string): string | undefined {
    const found = this.#kept.get(key);
    if (found && found.until > Date.now()) return found.value;
    this.#kept.delete(key);
    return undefined;
  }
}

/** Shared by all nodes. */
export class InRedis implements ShortLived {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #lifetimeSeconds: number;

  constructor(redis: Redis, prefix: string, lifetimeSeconds: number) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  async add(key: string, value: string): Promise<boolean> {
    const done = await this.#redis.set(
      this.#prefix + key,
      value,
      'EX',
      this.#lifetimeSeconds,
      'NX',
    );
    return done !== null;
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#redis.get(this.#prefix + key)) ?? undefined;
  }

  async take(key: string): Promise<string | undefined> {
    return (await this.#redis.getdel(this.#prefix + key)) ?? undefined;
  }
}
