import { limits } from '../../shared/protocol/limits.ts';
import type { ClientSocket } from './client-socket.ts';
import type { ClientFrame } from './frames.ts';

/** Lets `limits.updatesPerSecond` through for ever and `limits.updatesBurst` at once. */
export class TokenBucket {
  #tokens: number = limits.updatesBurst;
  #filledAt: number | undefined;

  take(nowMs: number, cost = 1): boolean {
    const elapsed = nowMs - (this.#filledAt ?? nowMs);
    this.#filledAt = nowMs;
    this.#tokens = Math.min(
      limits.updatesBurst,
      this.#tokens + (elapsed / 1000) * limits.updatesPerSecond,
    );
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }
}

/** Bytes that count as one update: the log must not fill faster than by small ones. */
const bytesPerToken = 16 * 1024;

/** Presence has a budget of its own: a moving pointer must not cost somebody their edits. */
export function withinRate({ rate }: ClientSocket, frame: ClientFrame, bytes: number): boolean {
  const bucket = frame.kind === 'awareness' ? rate.presence : rate.edits;
  return bucket.take(performance.now(), Math.max(1, Math.ceil(bytes / bytesPerToken)));
}
