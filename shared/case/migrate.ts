import * as Y from 'yjs';
import { readSignature } from './author.ts';
import { schemaVersionOf } from './meta.ts';
import { rootMap } from './roots.ts';

/** The schema this code writes. */
export const schemaVersion = 2;

/** A step takes a board from `to - 1` to `to`. It must be keyed and idempotent: two servers may run it at once. */
export interface Migration {
  readonly to: number;
  readonly run: (board: Y.Doc) => void;
}

/** What was one text of a strategy becomes an entry of its own, under the strategy's id: two servers make the same. */
function takeConditionsOut(board: Y.Doc): void {
  const conditions = rootMap(board, 'conditions');
  for (const [id, strategy] of rootMap(board, 'strategies')?.entries() ?? []) {
    const text: unknown = strategy instanceof Y.Map ? strategy.get('conditions') : undefined;
    if (!(strategy instanceof Y.Map && text instanceof Y.Text)) continue;
    if (text.toString().trim() !== '' && conditions && !conditions.has(id)) {
      const { at, by, department } = readSignature(
        strategy.get('createdAt'),
        strategy.get('createdBy'),
        strategy.get('department'),
      );
      const condition = new Y.Map<unknown>([
        ['createdAt', at],
        ['createdBy', by],
        ['department', department],
        ['strategyId', id],
        ['text', new Y.Text(text.toString())],
      ]);
      conditions.set(id, condition);
    }
    strategy.delete('conditions');
  }
}

/** In order. Version 1 is the first: an empty board only needs its version. */
export const migrations: readonly Migration[] = [
  { to: 1, run: () => undefined },
  { to: 2, run: takeConditionsOut },
];

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
