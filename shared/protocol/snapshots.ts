export const snapshotNameMax = 80;

/** Momentaufnahme: the whole case at a moment, kept for as long as the case is. GET /api/cases/:id/snapshots, the newest first. */
export interface Snapshot {
  /** The moment, by which it is found, ms since epoch. */
  readonly at: number;
  /** Empty: of a consultation. */
  readonly name: string;
  /** Department of whoever took it; absent: the server, at the end of a consultation. */
  readonly by?: string;
  /** The consultation it was taken in or after. */
  readonly sittingId?: string;
  /** The departments that took part. */
  readonly departments: readonly string[];
  /** Texts of the current direction; two where two were set at the same time. */
  readonly direction: readonly string[];
  /** What was decided about the strategies. */
  readonly decision?: string;
  /** SHA-256 over all of it and the snapshot before, hex. */
  readonly hash: string;
}

/** POST /api/cases/:id/snapshots. Answer 201: Snapshot. Conflict: `snapshotsFull`. */
export interface NewSnapshot {
  readonly name: string;
}

/**
 * GET /api/cases/:id/snapshots/:at: the documents as they were, as far as whoever asks may read them now. Each a Yjs update,
 * base64, of the schema version of then: `migrateBoard` brings boards and vaults along.
 */
export interface OpenedSnapshot extends Snapshot {
  readonly board: string;
  readonly chair: string;
  readonly vaults: readonly {
    readonly key: string;
    readonly departments: readonly string[];
    readonly update: string;
  }[];
}
