import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as Y from 'yjs';
import { openLogDatabase } from './log-database.ts';
import { seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';
import type { Append, LogDamage, LogWorkerOptions } from './update-log-messages.ts';

type RowKind = 'update' | 'snapshot';

/**
 * Rows applied at once. As long as an update waits for a missing one, Yjs merges all that wait again with each
 * `applyUpdate`: 5,000 rows behind a damaged one took 13 s singly and 0.2 s in groups. Larger groups cost `mergeUpdates` more.
 */
const groupSize = 64;

/**
 * A snapshot of this size doubles the tail that is waited for, twice this size triples it, and so on: a large board
 * takes long to compact (4 MiB: 0.2 s), so it happens less often.
 */
const snapshotBytesPerTail = 256 * 1024;

interface ReadRow {
  readonly seq: number;
  readonly kind: unknown;
  readonly plain: Uint8Array;
}

/** What lies in the file of a document, without reading it. */
interface Stored {
  tailRows: number;
  readonly snapshotBytes: number;
}

/** One document of one case. */
interface Document {
  readonly caseId: string;
  readonly document: string;
}

interface Replay {
  readonly update: Uint8Array;
  /** Sequence numbers of the rows `update` holds; unreadable ones are not among them. */
  readonly covered: readonly number[];
}

/** The rows of the log: sealed, written in batches, replayed, compacted. Runs in the worker. */
export class LogFile {
  readonly #db: DatabaseSync;
  readonly #compactAfter: number;
  readonly #report: (damage: LogDamage) => void;
  readonly #keys = new Map<string, Uint8Array>();
  /** By document, for those this process has written to. */
  readonly #stored = new Map<string, Stored>();
  /** Those whose tail is to be compacted. */
  readonly #due = new Map<string, Document>();
  readonly #reportedRows = new Set<number>();
  readonly #insert: StatementSync;
  readonly #rowsOf: StatementSync;
  readonly #measureRows: StatementSync;
  readonly #deleteRow: StatementSync;
  readonly #countCase: StatementSync;
  readonly #deleteCase: StatementSync;
  readonly #beat: StatementSync;
  #lastSeq: number;

  constructor(options: LogWorkerOptions, report: (damage: LogDamage) => void) {
    this.#compactAfter = options.compactAfter;
    this.#report = report;
    const db = openLogDatabase(options.path, report);
    if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count=${options.maxPages}`);
    this.#db = db;
    this.#insert = db.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?)');
    this.#rowsOf = db.prepare(
      'SELECT seq, kind, sealed FROM log WHERE case_id = ? AND document = ? ORDER BY seq',
    );
    this.#measureRows = db.prepare(
      `SELECT sum(kind = 'update') AS rows, sum(iif(kind = 'snapshot', length(sealed), 0)) AS bytes
       FROM log WHERE case_id = ? AND document = ?`,
    );
    this.#deleteRow = db.prepare('DELETE FROM log WHERE seq = ?');
    this.#countCase = db.prepare('SELECT count(*) AS rows FROM log WHERE case_id = ?');
    this.#deleteCase = db.prepare('DELETE FROM log WHERE case_id = ?');
    this.#beat = db.prepare('UPDATE heartbeat SET beats = beats + 1');
    const last = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'log'").get();
    this.#lastSeq = Number(last?.seq ?? 0);
  }

  setKey(caseId: string, key: Uint8Array): void {
    this.#keys.set(caseId, key);
  }

  /** Writes all of them or, thrown, none. On disk when it returns. */
  append(batch: readonly Append[]): void {
    const rows = batch.flatMap(({ caseId, updates }) => updates.map((one) => ({ caseId, ...one })));
    this.#transaction(() => {
      for (const { caseId, document, update } of rows)
        this.#write({ caseId, document }, 'update', update);
    });
    for (const { caseId, document } of rows) {
      const name = nameOf({ caseId, document });
      const known = this.#stored.get(name);
      const stored = known ?? this.#measure({ caseId, document });
      if (known) known.tailRows++;
      else this.#stored.set(name, stored);
      if (stored.tailRows > this.#tailLimit(stored.snapshotBytes))
        this.#due.set(name, { caseId, document });
    }
  }

  get compactionDue(): boolean {
    return this.#due.size > 0;
  }

  /** Puts a snapshot in the place of one document's rows. */
  compactNext(): void {
    const next = this.#due.entries().next();
    if (next.done) return;
    const [name, document] = next.value;
    this.#due.delete(name);
    this.#compact(document);
  }

  /** All that is stored of a document as one update. */
  load(caseId: string, document: string): Uint8Array | undefined {
    const replay = this.#replay({ caseId, document });
    if (replay && replay.covered.length > this.#tailLimit(replay.update.length)) {
      this.#due.set(nameOf({ caseId, document }), { caseId, document });
    }
    return replay?.update;
  }

  countRows(caseId: string): number {
    return Number(this.#countCase.get(caseId)?.rows ?? 0);
  }

  eraseCase(caseId: string): void {
    this.#transaction(() => this.#deleteCase.run(caseId));
    for (const [name, due] of this.#due) {
      if (due.caseId === caseId) this.#due.delete(name);
    }
    // Counted again at the next append.
    this.#stored.clear();
    this.#keys.get(caseId)?.fill(0);
    this.#keys.delete(caseId);
    // The write-ahead log still holds the rows as they were.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  check(): void {
    this.#transaction(() => this.#beat.run());
  }

  close(): void {
    this.#due.clear();
    this.#db.close();
  }

  #replay({ caseId, document }: Document): Replay | undefined {
    const key = this.#keyOf(caseId);
    const covered: number[] = [];
    const damaged: number[] = [];
    const doc = new Y.Doc({ gc: true });
    let only: Uint8Array | undefined;
    transactDeep(doc, () => {
      let group: ReadRow[] = [];
      for (const row of this.#rowsOf.iterate(caseId, document)) {
        const seq = Number(row.seq);
        const place = placeOf({ caseId, document }, String(row.kind), seq);
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
    this.#tellDamage(document, damaged);
    if (only === undefined) return undefined;
    const update = covered.length === 1 ? only : Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return { update, covered };
  }

  /** Rows that could not be read stay: the right key or a repaired file may still open them. */
  #compact(document: Document): void {
    const replay = this.#replay(document);
    if (replay && replay.covered.length > 1) {
      this.#transaction(() => {
        this.#write(document, 'snapshot', replay.update);
        for (const seq of replay.covered) this.#deleteRow.run(seq);
      });
    }
    this.#stored.set(nameOf(document), { tailRows: 0, snapshotBytes: replay?.update.length ?? 0 });
  }

  #write(place: Document, kind: RowKind, plain: Uint8Array): void {
    const seq = ++this.#lastSeq;
    const sealed = seal(this.#keyOf(place.caseId), plain, placeOf(place, kind, seq));
    this.#insert.run(seq, place.caseId, place.document, kind, sealed);
  }

  #keyOf(caseId: string): Uint8Array {
    const key = this.#keys.get(caseId);
    if (!key) throw new StoreError('unknownCase', 'The log has no key for this case');
    return key;
  }

  #measure({ caseId, document }: Document): Stored {
    const row = this.#measureRows.get(caseId, document);
    return { tailRows: Number(row?.rows ?? 0), snapshotBytes: Number(row?.bytes ?? 0) };
  }

  #tailLimit(snapshotBytes: number): number {
    return this.#compactAfter * (1 + Math.floor(snapshotBytes / snapshotBytesPerTail));
  }

  #tellDamage(document: string, damaged: readonly number[]): void {
    const news = damaged.filter((seq) => !this.#reportedRows.has(seq));
    if (news.length === 0) return;
    for (const seq of news) this.#reportedRows.add(seq);
    this.#report({ kind: 'damagedRows', document, rows: news.length });
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      // SQLite has already rolled back after some errors, a full disk among them.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}

function nameOf({ caseId, document }: Document): string {
  return `${caseId}\n${document}`;
}

function placeOf(document: Document, kind: string, seq: number): string {
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
