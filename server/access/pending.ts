/** More at once are somebody's attempt to fill the memory: the oldest goes. */
const pendingMax = 10_000;

/** What was begun and waits for its answer, each good for one answer and a while. Lost with a restart: it is begun anew. */
export class Pending<T> {
  readonly #lifetimeMs: number;
  readonly #waiting = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(lifetimeSeconds: number) {
    this.#lifetimeMs = lifetimeSeconds * 1000;
  }

  add(key: string, value: T): void {
    const now = Date.now();
    // In the order in which they came.
    for (const [old, { until }] of this.#waiting)
      if (until <= now || this.#waiting.size >= pendingMax) this.#waiting.delete(old);
      else break;
    this.#waiting.set(key, { value, until: now + this.#lifetimeMs });
  }

  /** Undefined: never begun, answered already or too late. */
  take(key: string): T | undefined {
    const found = this.#waiting.get(key);
    this.#waiting.delete(key);
    return found && found.until > Date.now() ? found.value : undefined;
  }
}
