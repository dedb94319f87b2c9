import { limits } from '../../shared/protocol/limits.ts';
import type { ClientSocket } from './client-socket.ts';
import type { ClientFrame } from './frames.ts';

/** Lets `limits.updatesPerSecond` through for ever and `limits.updatesBurst` at once. */
export class TokenBucket {
  #tokens: number = limits.updatesBurst;
  #filledAt: number | undefined;

  take(nowMs: number): boolean {
    const elapsed = nowMs - (this.#filledAt ?? nowMs);
    this.#filledAt = nowMs;
    this.#tokens = Math.min(
      limits.updatesBurst,
      this.#tokens + (elapsed / 1000) * limits.updatesPerSecond,
    );
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** Presence has a budget of its own: a moving pointer must not cost somebody their edits. */
export function withinRate({ rate }: ClientSocket, frame: ClientFrame): boolean {
  return (frame.kind === 'awareness' ? rate.presence : rate.edits).take(performance.now());
}
