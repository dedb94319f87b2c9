import { randomInt } from 'node:crypto';

export interface Room {
  readonly caseId: string;
  readonly sittingId: string;
}

/**
 * The six digits a room shows. They live as long as this process and its sitting: after a restart the room shows new
 * ones. Knowing them opens nothing by itself; who uses them is signed in.
 */
export class RoomCodes {
  readonly #rooms = new Map<string, Room>();

  /** The code of that sitting; those of earlier sittings of the case end. */
  codeFor(caseId: string, sittingId: string): string {
    for (const [code, room] of this.#rooms) {
      if (room.caseId !== caseId) continue;
      if (room.sittingId === sittingId) return code;
      this.#rooms.delete(code);
    }
    let code: string;
    do code = String(randomInt(1_000_000)).padStart(6, '0');
    while (this.#rooms.has(code));
    this.#rooms.set(code, { caseId, sittingId });
    return code;
  }

  /** Another code for that sitting: the one before opens nothing any more. */
  renew(caseId: string, sittingId: string): string {
    for (const [code, room] of this.#rooms) if (room.caseId === caseId) this.#rooms.delete(code);
    return this.codeFor(caseId, sittingId);
  }

  /** The room that was given the code, though its sitting may be over by now. */
  roomOf(code: string): Room | undefined {
    return this.#rooms.get(code);
  }
}
