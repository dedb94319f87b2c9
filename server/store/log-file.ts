import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as Y from 'yjs';
import { openLogDatabase } from './log-database.ts';
import { seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';
import type { Append, LogDamage, LogWorkerOptions } from './update-log-messages.ts';

type RowKind = 'update' | 'snapshot';

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
  /** Updates since the snapshot, by document, for those this process has written to. */
  readonly #tails = new Map<string, number>();
  /** Document → case, for those whose tail is to be compacted. */
  readonly #due = new Map<string, string>();
  readonly #reportedRows = new Set<number>();
  readonly #insert: StatementSync;
  readonly #rowsOf: StatementSync;
  readonly #countTail: StatementSync;
  readonly #deleteRow: StatementSync;
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
    this.#rowsOf = db.prepare('SELECT seq, kind, sealed FROM log WHERE document = ? ORDER BY seq');
    this.#countTail = db.prepare(
      "SELECT count(*) AS rows FROM log WHERE document = ? AND kind = 'update'",
    );
    this.#deleteRow = db.prepare('DELETE FROM log WHERE seq = ?');
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
    this.#transaction(() => {
      for (const { caseId, document, update } of batch) {
        this.#write(caseId, document, 'update', update);
      }
    });
    for (const { caseId, document } of batch) {
      const known = this.#tails.get(document);
      const rows = known === undefined ? this.#tailRows(document) : known + 1;
      this.#tails.set(document, rows);
      if (rows > this.#compactAfter) this.#due.set(document, caseId);
    }
  }

  get compactionDue(): boolean {
    return this.#due.size > 0;
  }

  /** Puts a snapshot in the place of one document's rows. */
  compactNext(): void {
    for (const [document, caseId] of this.#due) {
      this.#due.delete(document);
      return this.#compact(caseId, document);
    }
  }

  /** All that is stored of a document as one update. */
  load(caseId: string, document: string): Uint8Array | undefined {
    const replay = this.#replay(caseId, document);
    if (replay && replay.covered.length > this.#compactAfter) this.#due.set(document, caseId);
    return replay?.update;
  }

  eraseCase(caseId: string): void {
    this.#transaction(() => this.#deleteCase.run(caseId));
    for (const [document, owner] of this.#due) {
      if (owner === caseId) this.#due.delete(document);
    }
    // Counted again at the next append.
    this.#tails.clear();
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

  #replay(caseId: string, document: string): Replay | undefined {
    const key = this.#keyOf(caseId);
    const covered: number[] = [];
    const damaged: number[] = [];
    const doc = new Y.Doc({ gc: true });
    let only: Uint8Array | undefined;
    doc.transact(() => {
      for (const row of this.#rowsOf.iterate(document)) {
        const seq = Number(row.seq);
        const plain =
          row.sealed instanceof Uint8Array
            ? unseal(key, row.sealed, placeOf(document, String(row.kind), seq))
            : undefined;
        if (plain && applies(doc, plain)) {
          covered.push(seq);
          only = plain;
        } else damaged.push(seq);
      }
    });
    this.#tellDamage(document, damaged);
    if (covered.length === 0 || only === undefined) return undefined;
    const update = covered.length === 1 ? only : Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return { update, covered };
  }

  /** Rows that could not be read stay: the right key or a repaired file may still open them. */
  #compact(caseId: string, document: string): void {
    const replay = this.#replay(caseId, document);
    if (replay && replay.covered.length > 1) {
      this.#transaction(() => {
        this.#write(caseId, document, 'snapshot', replay.update);
        for (const seq of replay.covered) this.#deleteRow.run(seq);
      });
    }
    this.#tails.set(document, 0);
  }

  #write(caseId: string, document: string, kind: RowKind, plain: Uint8Array): void {
    const seq = ++this.#lastSeq;
    const sealed = seal(this.#keyOf(caseId), plain, placeOf(document, kind, seq));
    this.#insert.run(seq, caseId, document, kind, sealed);
  }

  #keyOf(caseId: string): Uint8Array {
    const key = this.#keys.get(caseId);
    if (!key) throw new StoreError('unknownCase', 'The log has no key for this case');
    return key;
  }

  #tailRows(document: string): number {
    return Number(this.#countTail.get(document)?.rows ?? 0);
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

function placeOf(document: string, kind: string, seq: number): string {
  return `log\n${document}\n${kind}\n${seq}`;
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}
