import type { Since } from '../case/turn-back.ts';
import type { Snapshot } from './snapshots.ts';

/** A checkpoint is made at most so often, ms. */
export const checkpointEveryMs = 5 * 60_000;
/** No checkpoint is kept longer. */
export const checkpointDays = 30;

/** A state of a case that is kept, by the moment it is of, ms since epoch. GET /api/cases/:id/checkpoints, the newest first. */
export interface Checkpoint {
  readonly at: number;
  /** Made right before somebody restored another one: their department, and the state they restored. */
  readonly before?: { readonly department: string; readonly state: number };
  /** A Momentaufnahme: it is not let go of. */
  readonly snapshot?: Snapshot;
}

/** GET /api/cases/:id/checkpoints/:at. */
export interface CheckpointDifference {
  /** What has become different since, of what whoever asks may restore. */
  readonly since: Since;
}

/** POST /api/cases/:id/checkpoints/:at/restore. */
export interface Restored {
  /** The state of just before; absent where nothing was different. */
  readonly before?: number;
}
