/** Why the server closed a websocket. 4400–4499 are ours; the client must not reconnect where `retry` is false. */
export const closeCodes = {
  notSignedIn: { code: 4401, retry: false },
  forbidden: { code: 4403, retry: false },
  /** The right to this case has ended while it was open. */
  accessEnded: { code: 4410, retry: false },
  /** The family wants this department to know nothing more of the case. */
  consentWithdrawn: { code: 4414, retry: false },
  caseErased: { code: 4415, retry: false },
  linkRevoked: { code: 4416, retry: false },
  linkExpired: { code: 4417, retry: false },
  /** Somebody at the table ended this guest's access. */
  removed: { code: 4418, retry: false },
  /** The consultation is over, and with it the access of those who came for it. */
  sittingFinished: { code: 4419, retry: false },
  /** Department or role of this person is another one now: ask who one is, then come back. */
  rightsChanged: { code: 4411, retry: false },
  unknownDocument: { code: 4404, retry: false },
  boardFull: { code: 4413, retry: false },
  badFrame: { code: 4422, retry: true },
  tooManyPeople: { code: 4423, retry: false },
  /** The page is of an earlier version than the server and would write in a form that is not read any more: load it anew. */
  pageOutdated: { code: 4426, retry: false },
  tooManyUpdates: { code: 4429, retry: true },
  /** What is stored of this case cannot be opened. */
  documentUnreadable: { code: 4500, retry: false },
  storeFailed: { code: 4503, retry: true },
  serverStopping: { code: 4512, retry: true },
  /** ws itself closes with this when a frame exceeds `limits.frameBytes`. */
  frameTooLarge: { code: 1009, retry: false },
} as const;

export type CloseReason = keyof typeof closeCodes;

const reasonByCode = new Map<number, CloseReason>(
  (Object.keys(closeCodes) as CloseReason[]).map((reason) => [closeCodes[reason].code, reason]),
);

/** The reason for a close code of ours, or undefined for an ordinary loss of connection. */
export function closeReason(code: number): CloseReason | undefined {
  return reasonByCode.get(code);
}
