import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type Document, placeOf, replayRows } from './log-replay.ts';
import { LogTails } from './log-tails.ts';
import { openPool } from './postgres.ts';
import { seal } from './seal.ts';
import { StoreError, toStoreError } from './store-error.ts';
import type { Append, LogDamage, LogTableOptions } from './update-log-messages.ts';

const pauseMs = 200;

/** As many as the sequence goes on by: migration 0012. */
const seqBlock = 64;

/** A row to be written. */
interface Row extends Document {
  readonly seq: number;
  readonly sealed: Uint8Array;
}

/**
 * The rows of the log on PostgreSQL, which other nodes write and compact as well. Runs in the worker.
 * Every statement is a transaction of its own and may be sent again when nobody knows what became of it: a row has its
 * number before it is sent.
 */
export class LogTable {
  readonly #pool: Pool;
  readonly #patienceMs: number;
  readonly #tails: LogTails;
  readonly #report: (damage: LogDamage) => void;
  readonly #keys = new Map<string, Uint8Array>();
  readonly #reportedRows = new Set<number>();
  #nextSeq = 0;
  #seqsLeft = 0;

  constructor(options: LogTableOptions, report: (damage: LogDamage) => void) {
    this.#tails = new LogTails(options.compactAfter);
    this.#report = report;
    const { databaseUrl, patienceMs } = options;
    this.#patienceMs = patienceMs;
    this.#pool = openPool(databaseUrl, { max: 1, query_timeout: patienceMs });
  }

  setKey(caseId: string, key: Uint8Array): void {
    this.#keys.set(caseId, key);
  }

  /** Writes all of them but those of erased cases, which it returns, or, thrown, none. On disk when it resolves. */
  async append(batch: readonly Append[]): Promise<readonly Append[]> {
    const rows: Row[] = [];
    for (const { caseId, updates } of batch) {
      const key = this.#keys.get(caseId);
      if (!key) continue;
      for (const { document, update } of updates) {
        const seq = await this.#takeSeq();
        const place = { caseId, document };
        rows.push({ ...place, seq, sealed: seal(key, update, placeOf(place, 'update', seq)) });
      }
    }
    const living = await this.#insert(rows, 'update', []);
    for (const { caseId, document } of rows)
      if (living.has(caseId)) await this.#count({ caseId, document });
    return batch.filter(({ caseId }) => !living.has(caseId));
  }

  get compactionDue(): boolean {
    return this.#tails.isDue;
  }

  /**
   * Puts a snapshot in the place of one document's rows: exactly those that were read. Where another node does the same at
   * the same time there are two snapshots, which say the same together.
   */
  async compactNext(): Promise<void> {
    const document = this.#tails.takeDue();
    const key = document && this.#keys.get(document.caseId);
    if (!document || !key) return;
    const { update, covered } = await this.#replay(document, key);
    if (update && covered.length > 1) {
      const seq = await this.#takeSeq();
      const sealed = seal(key, update, placeOf(document, 'snapshot', seq));
      await this.#insert([{ ...document, seq, sealed }], 'snapshot', covered);
    }
    this.#tails.set(document, { tailRows: 0, snapshotBytes: update?.length ?? 0 });
  }

  /** All that is stored of a document as one update. */
  async load(caseId: string, document: string): Promise<Uint8Array | undefined> {
    const key = this.#keys.get(caseId);
    if (!key) throw new StoreError('unknownCase', 'The log has no key for this case');
    const { update, covered } = await this.#replay({ caseId, document }, key);
    if (update) this.#tails.replayed({ caseId, document }, covered.length, update.length);
    return update;
  }

  async countRows(caseId: string): Promise<number> {
    const [row] = await this.#query('SELECT count(*) AS rows FROM log WHERE case_id = $1', [
      caseId,
    ]);
    return Number(row?.rows ?? 0);
  }

  async eraseCase(caseId: string): Promise<void> {
    await this.#query('DELETE FROM log WHERE case_id = $1', [caseId]);
    this.#tails.forget(caseId);
    this.#keys.get(caseId)?.fill(0);
    this.#keys.delete(caseId);
  }

  async check(): Promise<void> {
    await this.#query('UPDATE log_heartbeat SET beats = beats + 1');
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /**
   * Inserts rows and deletes others of the same case, in one step. Returns which cases are not erased; of the others nothing is written. The
   * lock on their keys keeps anybody from erasing them in this moment, and nobody else from writing.
   */
  async #insert(
    rows: readonly Row[],
    kind: 'update' | 'snapshot',
    replaced: readonly number[],
  ): Promise<ReadonlySet<string>> {
    const living = await this.#query(
      `WITH living AS (
         SELECT case_id FROM fallrunde_keys.case_keys WHERE case_id = ANY($1) FOR KEY SHARE
       ), gone AS (
         DELETE FROM log WHERE seq = ANY($6) AND case_id IN (SELECT case_id FROM living)
       ), written AS (
         INSERT INTO log (seq, case_id, document, kind, sealed)
         SELECT seq, case_id, document, $5, sealed
         FROM unnest($2::bigint[], $1::text[], $3::text[], $4::bytea[]) AS row (seq, case_id, document, sealed)
         WHERE case_id IN (SELECT case_id FROM living)
         ON CONFLICT (seq) DO NOTHING
       )
       SELECT case_id FROM living`,
      [
        rows.map((row) => row.caseId),
        rows.map((row) => row.seq),
        rows.map((row) => row.document),
        rows.map((row) => row.sealed),
        kind,
        replaced,
      ],
    );
    return new Set(living.map((row) => String(row.case_id)));
  }

  async #replay(document: Document, key: Uint8Array) {
    const rows = await this.#query(
      'SELECT seq, kind, sealed FROM log WHERE case_id = $1 AND document = $2 ORDER BY seq',
      [document.caseId, document.document],
    );
    const replay = replayRows(rows, key, document);
    const news = replay.damaged.filter((seq) => !this.#reportedRows.has(seq));
    for (const seq of news) this.#reportedRows.add(seq);
    if (news.length > 0)
      this.#report({ kind: 'damagedRows', document: document.document, rows: news.length });
    return replay;
  }

  /** One more row of a document. */
  async #count(document: Document): Promise<void> {
    const known = this.#tails.get(document);
    if (known) {
      this.#tails.set(document, { ...known, tailRows: known.tailRows + 1 });
      return;
    }
    const [row] = await this.#query(
      `SELECT count(*) FILTER (WHERE kind = 'update') AS rows,
         sum(length(sealed)) FILTER (WHERE kind = 'snapshot') AS bytes
       FROM log WHERE case_id = $1 AND document = $2`,
      [document.caseId, document.document],
    );
    this.#tails.set(document, {
      tailRows: Number(row?.rows ?? 0),
      snapshotBytes: Number(row?.bytes ?? 0),
    });
  }

  async #takeSeq(): Promise<number> {
    if (this.#seqsLeft === 0) {
      const [row] = await this.#query("SELECT nextval('log_seq') AS seq");
      this.#nextSeq = Number(row?.seq);
      this.#seqsLeft = seqBlock;
    }
    this.#seqsLeft--;
    return this.#nextSeq++;
  }

  async #query(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const start = performance.now();
    for (;;) {
      try {
        return (await this.#pool.query(text, [...values])).rows;
      } catch (error) {
        const reason = toStoreError(error);
        const passes = reason.code === 'connectionLost' || reason.code === 'conflict';
        if (!passes || performance.now() - start > this.#patienceMs) throw reason;
      }
      await delay(pauseMs);
    }
  }
}
