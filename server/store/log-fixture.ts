import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import * as Y from 'yjs';
import { createDatabase, runSql } from '../../tests/fixtures/postgres.ts';
import { openPostgres } from './database.ts';
import { StoreError } from './store-error.ts';
import { openUpdateLog, type UpdateLog, type UpdateLogOptions } from './update-log.ts';
import type { LogDamage } from './update-log-messages.ts';

export const caseId = 'case-one';
export const board = 'board';
export const chair = 'chair';

type Row = Record<string, unknown>;

/** Where a log lies, and a way to it past the log. */
interface LogPlace {
  options(): { path: string } | { databaseUrl: string };
  query(sql: string, values: readonly (string | number | Uint8Array)[]): Promise<Row[]>;
  everyByte(): Promise<Buffer>;
}

/** Where the log of the running test lies, and what it told. New for every test. */
export const bench = {
  folder: '',
  /** Of the file, where it lies in one. */
  path: '',
  keys: new Map<string, Uint8Array>(),
  damage: [] as LogDamage[],
  open: [] as UpdateLog[],
  place: undefined as LogPlace | undefined,
};

export function onFiles(tests: () => void): void {
  describe('in a file', () => {
    useBench();
    beforeEach(() => {
      bench.place = file(bench.path);
    });
    tests();
  });
}

export function onTables(tests: () => void): void {
  // Without PostgreSQL; the run says so loudly and counts it as not run.
  describe.skipIf(!inject('postgresUrl'))('on PostgreSQL', () => {
    let databaseUrl = '';
    beforeAll(async () => {
      databaseUrl = await createDatabase(
        inject('postgresUrl'),
        `log-${randomBytes(6).toString('hex')}`,
      );
      await (await openPostgres(databaseUrl)).destroy();
    });
    useBench();
    beforeEach(async () => {
      bench.place = table(databaseUrl);
      await runSql(
        databaseUrl,
        `DELETE FROM log; INSERT INTO fallrunde_keys.case_keys
         VALUES ('${caseId}', ''), ('case-two', '') ON CONFLICT DO NOTHING`,
      );
    });
    tests();
  });
}

export function onEveryLog(tests: () => void): void {
  onFiles(tests);
  onTables(tests);
}

function useBench(): void {
  beforeEach(async () => {
    bench.folder = await mkdtemp(join(tmpdir(), 'log-'));
    bench.path = join(bench.folder, 'log.sqlite');
    bench.keys = new Map([
      [caseId, randomBytes(32)],
      ['case-two', randomBytes(32)],
    ]);
    bench.damage = [];
    bench.open = [];
  });

  afterEach(async () => {
    for (const log of bench.open) await log.close();
    await rm(bench.folder, { recursive: true, force: true });
  });
}

function file(path: string): LogPlace {
  return {
    options: () => ({ path }),
    async query(sql, values) {
      const db = new DatabaseSync(path);
      try {
        return db.prepare(sql).all(...values);
      } finally {
        db.close();
      }
    },
    everyByte: async () => Buffer.concat([await readFile(path), await readFile(`${path}-wal`)]),
  };
}

function table(databaseUrl: string): LogPlace {
  const query: LogPlace['query'] = (sql, values) => {
    let place = 0;
    return runSql(
      databaseUrl,
      sql.replaceAll('?', () => `$${++place}`),
      values,
    );
  };
  return {
    options: () => ({ databaseUrl }),
    query,
    async everyByte() {
      const rows = await query('SELECT * FROM log', []);
      return Buffer.concat(
        rows.flatMap((row) =>
          Object.values(row).map((one) => (Buffer.isBuffer(one) ? one : Buffer.from(String(one)))),
        ),
      );
    },
  };
}

export function onlyPlace(): LogPlace {
  if (!bench.place) throw new Error('a log of onEveryLog expected');
  return bench.place;
}

/** Opened twice it is two nodes, where the place allows it. */
export async function openLog(options: Partial<UpdateLogOptions> = {}): Promise<UpdateLog> {
  const log = await openUpdateLog({
    ...onlyPlace().options(),
    keyOf(id) {
      const key = bench.keys.get(id);
      if (!key) throw new StoreError('unknownCase', 'no key');
      return key;
    },
    onDamage: (one) => bench.damage.push(one),
    ...options,
  });
  bench.open.push(log);
  return log;
}

/** A document whose edits are collected as the updates a server would append. */
export function author(): {
  doc: Y.Doc;
  updates: Uint8Array[];
  put(key: string, value: string): void;
} {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, updates, put: (key, value) => void doc.getMap('cards').set(key, value) };
}

export function cards(update: Uint8Array | undefined): Record<string, unknown> {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return doc.getMap('cards').toJSON();
}

export async function appendAll(log: UpdateLog, updates: readonly Uint8Array[], document = board) {
  await Promise.all(updates.map((update) => log.append(caseId, document, update)));
}

/** The rows of a document as they are stored. */
export async function rowsOf(
  document = board,
): Promise<{ seq: number; kind: string; sealed: Uint8Array }[]> {
  const rows = await onlyPlace().query('SELECT * FROM log WHERE document = ? ORDER BY seq', [
    document,
  ]);
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: String(row.kind),
    sealed: row.sealed as Uint8Array,
  }));
}

/** Puts something else in the place of what is stored. */
export async function damage({ seq }: { seq: number }, sealed: Uint8Array): Promise<void> {
  await onlyPlace().query('UPDATE log SET sealed = ? WHERE seq = ?', [sealed, seq]);
}

/** Round trips with pauses: without them the worker may take one request after the other and have no turn of its own. */
export async function turns(log: UpdateLog): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await log.check();
    await delay(2);
  }
}
