import { randomInt } from 'node:crypto';
import type { ShortLived } from '../nodes/short-lived.ts';

export interface Room {
  readonly caseId: string;
  readonly sittingId: string;
}

/**
 * The six digits a room shows. After a restart, or a long day, the room shows new ones. Knowing them opens nothing by
 * itself; who uses them is signed in, and the sitting runs.
 */
export class RoomCodes {
  /** A room by its code, and the code by its room. */
  readonly #kept: ShortLived;

  constructor(kept: ShortLived) {
    this.#kept = kept;
  }

  /** The code of that sitting. */
  async codeFor(caseId: string, sittingId: string): Promise<string> {
    const place = placeOf({ caseId, sittingId });
    const known = await this.#kept.get(place);
    if (known) return known;
    let code: string;
    do code = String(randomInt(1_000_000)).padStart(6, '0');
    while (!(await this.#kept.add(code, JSON.stringify({ caseId, sittingId }))));
    if (await this.#kept.add(place, code)) return code;
    // Somebody else was faster.
    await this.#kept.take(code);
    return this.codeFor(caseId, sittingId);
  }

  /** Another code for that sitting: the one before opens nothing any more. */
  async renew(caseId: string, sittingId: string): Promise<string> {
    const before = await this.#kept.take(placeOf({ caseId, sittingId }));
    if (before) await this.#kept.take(before);
    return this.codeFor(caseId, sittingId);
  }

  /** The room that was given the code, though its sitting may be over by now. */
  async roomOf(code: string): Promise<Room | undefined> {
    const room = /^\d{6}$/.test(code) ? await this.#kept.get(code) : undefined;
    return room === undefined ? undefined : (JSON.parse(room) as Room);
  }
}

function placeOf({ caseId, sittingId }: Room): string {
  return `${caseId} ${sittingId}`;
}
