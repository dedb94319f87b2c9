import type { Vault } from '../case/vaults.ts';

/** Stateless messages over the sync connection: type → payload. Unknown ones are ignored, never thrown. */
export interface ServerMessages {
  /** A write to this document was refused; the client must drop its local copy of it and load again. */
  refused: { reason: 'notChair' | 'readOnly' | 'boardFull' };
  /** Whoever has the chair asks this department to speak. */
  reminder: Record<never, never>;
  /** Somebody is at the door, or a link has changed: ask `/api/cases/:id/lobby` again. */
  door: Record<never, never>;
  /** The board is larger than `limits.boardWarnBytes`. */
  boardLarge: { bytes: number };
  /** Sent on the board: the vaults this participant may open, at every connection and when one is added. */
  vaults: { vaults: readonly Vault[] };
}

export interface ClientMessages {
  /** Sent on the chair document: take the chair, visibly to all. */
  takeChair: Record<never, never>;
  /** Sent on the chair document by whoever has the chair: somebody who is here gets it. */
  handOverChair: { participantId: string };
  /** Sent on the chair document by whoever has the chair: these departments have not spoken yet. */
  remind: { departments: readonly string[] };
}

export type Message<M> = { [T in keyof M]: { type: T } & M[T] }[keyof M];

export function encodeMessage<M extends ServerMessages | ClientMessages>(
  message: Message<M>,
): string {
  return JSON.stringify(message);
}

/** The message in a stateless payload, or undefined if it is not one of `types`. Payload fields are unchecked. */
export function decodeMessage<T extends string>(
  payload: string,
  types: readonly T[],
): ({ type: T } & Record<string, unknown>) | undefined {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
    const type = types.find((known) => known === value.type);
    return type ? { ...value, type } : undefined;
  } catch {
    return undefined;
  }
}
