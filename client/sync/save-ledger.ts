/**
 * What of one document's local changes is known to be durable. Hocuspocus' own counter cannot say it: it is set to 1 at
 * every handshake whatever is under way, so the first of several acknowledgements already looks like the last.
 * Here every frame that carries changes is counted on the very socket that carries it, and nothing counts as saved before
 * the handshake of that socket has sent all that the server lacked.
 */
export class SaveLedger {
  #changes = 0;
  #unsent = false;
  #inFlight = 0;
  #handshaken = false;
  #refused = false;

  /** A local change. `isNew`: false where it continues the one before (typing on in the same text). */
  changed(isNew: boolean): void {
    if (isNew || this.#changes === 0) this.#changes += 1;
    this.#unsent = true;
  }

  /** A frame left this client carrying everything changed so far; `handshake`: as the answer to the server's state vector. */
  sent(handshake: boolean): void {
    this.#unsent = false;
    this.#inFlight += 1;
    if (handshake) this.#handshaken = true;
  }

  /** The server's answer to one such frame: durable, or refused. */
  answered(durable: boolean): void {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    if (!durable) this.#refused = true;
    if (this.settled) this.#changes = 0;
  }

  /** The socket is gone, and with it the answers that were to come. */
  disconnected(): void {
    this.#inFlight = 0;
    this.#handshaken = false;
  }

  /** Everything changed here is durable, and everything the server has is here. */
  get settled(): boolean {
    return this.#handshaken && !this.#unsent && this.#inFlight === 0 && !this.#refused;
  }

  /** Local changes not known to be durable. */
  get waiting(): number {
    return this.#changes;
  }
}
