import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openLogDatabase } from './log-database.ts';
import { type Document, placeOf, replayRows } from './log-replay.ts';
import { LogTails, type Stored } from './log-tails.ts';
import { seal } from './seal.ts';
import { StoreError } from './store-error.ts';
import type { Append, LogDamage, LogFileOptions } from './update-log-messages.ts';

type RowKind = 'update' | 'snapshot';

interface Replay {
  readonly update: Uint8Array;
  /** Sequence numbers of the rows `update` holds; unreadable ones are not among them. */
  readonly covered: readonly number[];
}

/** The rows of the log: sealed, written in batches, replayed, compacted. Runs in the worker. */
export class LogFile {
  readonly #db: DatabaseSync;
  readonly #tails: LogTails;
  readonly #report: (damage: LogDamage) => void;
  readonly #keys = new Map<string, Uint8Array>();
  readonly #reportedRows = new Set<number>();
  readonly #insert: StatementSync;
  readonly #rowsOf: StatementSync;
  readonly #measureRows: StatementSync;
  readonly #deleteRow: StatementSync;
  readonly #countCase: StatementSync;
  readonly #deleteCase: StatementSync;
  readonly #beat: StatementSync;
  #lastSeq: number;

  constructor(options: LogFileOptions, report: (damage: LogDamage) => void) {
    this.#tails = new LogTails(options.compactAfter);
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

  /** Writes all of them or, thrown, none. On disk when it returns. Refuses none: cases are erased here in their turn. */
  append(batch: readonly Append[]): readonly Append[] {
    const rows = batch.flatMap(({ caseId, updates }) => updates.map((one) => ({ caseId, ...one })));
    this.#transaction(() => {
      for (const { caseId, document, update } of rows)
        this.#write({ caseId, document }, 'update', update);
    });
    for (const { caseId, document } of rows) this.#count({ caseId, document });
    return [];
  }

  get compactionDue(): boolean {
    return this.#tails.isDue;
  }

  /** Puts a snapshot in the place of one document's rows. */
  compactNext(): void {
    const document = this.#tails.takeDue();
    if (document) this.#compact(document);
  }

  /** All that is stored of a document as one update. */
  load(caseId: string, document: string): Uint8Array | undefined {
    const replay = this.#replay({ caseId, document });
    if (replay)
      this.#tails.replayed({ caseId, document }, replay.covered.length, replay.update.length);
    return replay?.update;
  }

  countRows(caseId: string): number {
    return Number(this.#countCase.get(caseId)?.rows ?? 0);
  }

  eraseCase(caseId: string): void {
    this.#transaction(() => this.#deleteCase.run(caseId));
    this.#tails.forget(caseId);
    this.#keys.get(caseId)?.fill(0);
    this.#keys.delete(caseId);
    // The write-ahead log still holds the rows as they were.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  check(): void {
    this.#transaction(() => this.#beat.run());
  }

  close(): void {
    this.#db.close();
  }

  #replay({ caseId, document }: Document): Replay | undefined {
    const rows = this.#rowsOf.iterate(caseId, document);
    const replay = replayRows(rows, this.#keyOf(caseId), { caseId, document });
    this.#tellDamage(document, replay.damaged);
    return replay.update && { ...replay, update: replay.update };
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
    this.#tails.set(document, { tailRows: 0, snapshotBytes: replay?.update.length ?? 0 });
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

  /** One more row of a document. */
  #count(document: Document): void {
    const known = this.#tails.get(document);
    const stored = known ? { ...known, tailRows: known.tailRows + 1 } : this.#measure(document);
    this.#tails.set(document, stored);
  }

  #measure({ caseId, document }: Document): Stored {
    const row = this.#measureRows.get(caseId, document);
    return { tailRows: Number(row?.rows ?? 0), snapshotBytes: Number(row?.bytes ?? 0) };
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
