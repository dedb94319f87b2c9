import { fetchSession } from './api.ts';

/** This far the clocks of a machine may drift apart before one of them was set or slept, ms. */
const jumpMs = 1_000;

/** The server's clock, whatever this machine's shows. Told anew by every `/api/session`. */
class ServerClock {
  /** Server time minus `performance.now()`. */
  #offset = Date.now() - performance.now();
  /** `Date.now()` minus `performance.now()` when the offset was told. */
  #machine = Date.now() - performance.now();
  #asking = false;

  /** ms since epoch, whole ones: `performance.now()` counts smaller ones, which no date and no request knows. */
  readonly now = (): number => {
    // The wall clock was set, or the machine slept, which some monotonic clocks do not count.
    if (Math.abs(Date.now() - performance.now() - this.#machine) > jumpMs) void this.#ask();
    return Math.round(performance.now() + this.#offset);
  };

  /** `performance.now()` before the request and when its answer came: in the middle the server looked at its clock. */
  tell(serverTime: number, askedAt: number, heardAt = performance.now()): void {
    this.#offset = serverTime - (askedAt + heardAt) / 2;
    this.#machine = Date.now() - performance.now();
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      const askedAt = performance.now();
      this.tell((await fetchSession()).serverTime, askedAt);
    } catch {
      // Without a connection the old offset is the best there is; the next reading asks again.
    } finally {
      this.#asking = false;
    }
  }
}

export const serverClock = new ServerClock();
