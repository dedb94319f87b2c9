import * as Y from 'yjs';
import { readSignature } from './author.ts';
import { schemaVersionOf } from './meta.ts';
import { readText } from './normalise.ts';
import { isId, isRecord, rootMap } from './roots.ts';

/** The schema this code writes. */
export const schemaVersion = 3;

/** A step takes a board from `to - 1` to `to`. It must be keyed and idempotent: two servers may run it at once. */
export interface Migration {
  readonly to: number;
  readonly run: (board: Y.Doc) => void;
}

/**
 * Who wrote an entry and when, for the entry that is made from it: read, not copied. What is stored there may be a shared
 * type, and one that is put in a second place breaks the document for good.
 */
function signatureFields(entry: Y.Map<unknown>): [string, unknown][] {
  const { at, by, department } = readSignature(
    entry.get('createdAt'),
    entry.get('createdBy'),
    entry.get('department'),
  );
  return [
    ['createdAt', at],
    ['createdBy', by],
    ['department', department],
  ];
}

/** What was one text of a strategy becomes an entry of its own, under the strategy's id: two servers make the same. */
function takeConditionsOut(board: Y.Doc): void {
  const conditions = rootMap(board, 'conditions');
  if (!conditions) return;
  for (const [id, strategy] of rootMap(board, 'strategies')?.entries() ?? []) {
    const text: unknown = strategy instanceof Y.Map ? strategy.get('conditions') : undefined;
    if (!(strategy instanceof Y.Map && text instanceof Y.Text)) continue;
    if (text.toString().trim() !== '' && !conditions.has(id)) {
      const condition = new Y.Map<unknown>([
        ...signatureFields(strategy),
        ['strategyId', id],
        ['text', new Y.Text(text.toString())],
      ]);
      conditions.set(id, condition);
    }
    strategy.delete('conditions');
  }
}

const textMax = 280;

const shortText = (stored: unknown) =>
  typeof stored === 'string' ? readText(stored, textMax, false).value : '';

/**
 * Whether a wish is a Wille follows from evidence that is linked. What was written as evidence becomes a card of
 * its own with an id that is the same wherever this runs; it counts only where the wish was called a Wille.
 */
function linkWrittenEvidence(board: Y.Doc): void {
  const resources = rootMap(board, 'resources');
  if (!resources) return;
  for (const [id, will] of rootMap(board, 'wills')?.entries() ?? []) {
    if (!(will instanceof Y.Map) || !isId(id)) continue;
    const wasWill = will.get('stage') === 'will';
    const text = shortText(will.get('evidence'));
    const cardId = `evidence-${id}`.slice(0, 64);
    if (text !== '') {
      const card = new Y.Map<unknown>(signatureFields(will));
      const removed = will.get('removed');
      if (isRecord(removed))
        card.set('removed', readSignature(removed.at, removed.by, removed.department));
      card.set('field', 'personal');
      card.set('text', new Y.Text(text));
      const personId = will.get('personId');
      card.set('personIds', new Y.Map(isId(personId) ? [[personId, true]] : []));
      card.set('basis', wasWill ? 'observed' : 'stated');
      card.set('order', 'a0');
      if (!resources.has(cardId)) resources.set(cardId, card);
      const evidence = will.get('evidenceIds');
      if (evidence instanceof Y.Map) evidence.set(cardId, true);
      else will.set('evidenceIds', new Y.Map([[cardId, true]]));
    }
    const statement = will.get('statement');
    const wish = statement instanceof Y.Text ? shortText(statement.toString()) : '';
    if (wasWill && wish !== '') will.set('wish', wish);
    for (const field of ['stage', 'evidence']) will.delete(field);
  }
}

/** In order. Version 1 is the first: an empty board only needs its version. */
export const migrations: readonly Migration[] = [
  { to: 1, run: () => undefined },
  { to: 2, run: takeConditionsOut },
  { to: 3, run: linkWrittenEvidence },
];

/** For edits in the form of version `from` that reach a board which has been migrated already. */
export function repeatMigrations(
  board: Y.Doc,
  from: number,
  steps: readonly Migration[] = migrations,
): void {
  board.transact(() => {
    for (const step of steps) if (step.to > from) step.run(board);
  }, 'migration');
}

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
