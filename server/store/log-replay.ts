import * as Y from 'yjs';
import { unseal } from './seal.ts';

/**
 * Rows applied at once. As long as an update waits for a missing one, Yjs merges all that wait again with each
 * `applyUpdate`: 5,000 rows behind a damaged one took 13 s singly and 0.2 s in groups. Larger groups cost `mergeUpdates` more.
 */
const groupSize = 64;

/** One document of one case. */
export interface Document {
  readonly caseId: string;
  readonly document: string;
}

interface ReadRow {
  readonly seq: number;
  readonly kind: unknown;
  readonly plain: Uint8Array;
}

interface Replayed {
  /** Undefined: no row could be read. */
  readonly update: Uint8Array | undefined;
  /** Sequence numbers of the rows `update` holds. */
  readonly covered: readonly number[];
  /** Those that could not be read. */
  readonly damaged: readonly number[];
}

/** What the rows (seq, kind, sealed) of a document say together, in one update. */
export function replayRows(
  rows: Iterable<Record<string, unknown>>,
  key: Uint8Array,
  document: Document,
): Replayed {
  const covered: number[] = [];
  const damaged: number[] = [];
  const doc = new Y.Doc({ gc: true });
  let only: Uint8Array | undefined;
  transactDeep(doc, () => {
    let group: ReadRow[] = [];
    for (const row of rows) {
      const seq = Number(row.seq);
      const place = placeOf(document, String(row.kind), seq);
      const plain = row.sealed instanceof Uint8Array && unseal(key, row.sealed, place);
      if (!plain) damaged.push(seq);
      else if (group.push({ seq, plain, kind: row.kind }) === groupSize) apply();
    }
    const [first] = group;
    // Nothing but a snapshot: it is what the replay would encode again.
    if (covered.length === 0 && group.length === 1 && first?.kind === 'snapshot') {
      covered.push(first.seq);
      only = first.plain;
    } else apply();

    function apply(): void {
      const refused = applyGroup(doc, group);
      for (const row of group) (refused.includes(row) ? damaged : covered).push(row.seq);
      only = group.findLast((row) => !refused.includes(row))?.plain ?? only;
      group = [];
    }
  });
  const update = covered.length > 1 ? Y.encodeStateAsUpdate(doc) : only;
  doc.destroy();
  return { update, covered, damaged };
}

export function nameOf({ caseId, document }: Document): string {
  return `${caseId}\n${document}`;
}

export function placeOf(document: Document, kind: string, seq: number): string {
  return `log\n${nameOf(document)}\n${kind}\n${seq}`;
}

/**
 * Yjs tidies up by recursion when a transaction ends. Where a hostile document is too deep for that, all of it has been
 * applied nevertheless; one document must not end the log of all.
 */
function transactDeep(doc: Y.Doc, work: () => void): void {
  let isDone = false;
  try {
    doc.transact(() => {
      work();
      isDone = true;
    });
  } catch (error) {
    if (!isDone || !(error instanceof RangeError)) throw error;
  }
}

/** Applies the rows together; where that fails one by one. Returns those that are no Yjs updates. */
function applyGroup(doc: Y.Doc, group: readonly ReadRow[]): ReadRow[] {
  if (group.length > 1 && applies(doc, () => Y.mergeUpdates(group.map((row) => row.plain)))) {
    return [];
  }
  return group.filter((row) => !applies(doc, () => row.plain));
}

function applies(doc: Y.Doc, update: () => Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update());
    return true;
  } catch {
    return false;
  }
}
