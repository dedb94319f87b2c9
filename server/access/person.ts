import type { Participant } from '../../shared/protocol/http.ts';

/** Whom a session belongs to. What this holds beside the participant decides about rights and is told nobody. */
export interface Person extends Participant {
  /** Of a guest: the department of whoever let them in. */
  readonly admittedBy?: string;
  /** When the session ends, ms since epoch. */
  readonly sessionEndsAt: number;
}
