/** One piece of work after the other, by name. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when no other work of that name is under way; a failed one holds nobody up. */
  async inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }

  async close(): Promise<void> {}
}
