/** Limits both ends know: the client refuses before the server has to. */
export const limits = {
  /** One websocket frame, bytes. */
  frameBytes: 1024 * 1024,
  peoplePerBoard: 40,
  /** Sets of departments entries of one case are entrusted to: everybody opens all of theirs over one connection. */
  vaultsPerCase: 32,
  /** Momentaufnahmen of one case that people take; as many again are taken by the server. */
  snapshotsPerCase: 200,
  /** Document updates per connection and second, sustained. */
  updatesPerSecond: 60,
  updatesBurst: 300,
  /** A whole case as a file, bytes: years of consultations with a snapshot of each. */
  caseFileBytes: 64 * 1024 * 1024,
  /** A case to learn from, bytes: without drawings and snapshots. */
  exemplaryBytes: 8 * 1024 * 1024,
  /** Encoded size of a board from which people are warned, bytes. */
  boardWarnBytes: 4 * 1024 * 1024,
  /** Encoded size of a board from which growth is refused, bytes. */
  boardMaxBytes: 16 * 1024 * 1024,
  /** How long whoever handed over the chair may still deliver what they decided, ms. */
  chairGraceMs: 60_000,
} as const;
