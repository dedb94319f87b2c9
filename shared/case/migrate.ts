import type * as Y from 'yjs';
import { schemaVersionOf } from './meta.ts';
import { rootMap } from './roots.ts';

/** The schema this code writes. */
export const schemaVersion = 1;

/** A step takes a board from `to - 1` to `to`. It must be keyed and idempotent: two servers may run it at once. */
export interface Migration {
  readonly to: number;
  readonly run: (board: Y.Doc) => void;
}

/** In order. Version 1 is the first: an empty board only needs its version. */
export const migrations: readonly Migration[] = [{ to: 1, run: () => undefined }];

export type MigrationResult = 'current' | 'migrated' | 'newer';

/** Brings a board to the current schema in one transaction; leaves one from a newer version untouched. Only the server runs it. */
export function migrateBoard(
  board: Y.Doc,
  steps: readonly Migration[] = migrations,
): MigrationResult {
  const target = steps.at(-1)?.to ?? 0;
  const from = schemaVersionOf(board);
  if (from > target) return 'newer';
  if (from === target) return 'current';
  board.transact(() => {
    for (const step of steps) if (step.to > from) step.run(board);
    rootMap(board, 'meta')?.set('schemaVersion', target);
  }, 'migration');
  return 'migrated';
}
