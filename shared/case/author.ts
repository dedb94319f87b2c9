/**
 * Who writes. The object itself is the origin of every transaction of this person in this session,
 * so that an UndoManager tracking it undoes nobody else's work.
 */
export interface Author {
  readonly participantId: string;
  readonly department: string;
  /** Server time, ms since epoch. */
  now(): number;
}
