import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach } from 'vitest';
import * as Y from 'yjs';
import { StoreError } from './store-error.ts';
import { openUpdateLog, type UpdateLog, type UpdateLogOptions } from './update-log.ts';
import type { LogDamage } from './update-log-messages.ts';

export const caseId = 'case-one';
export const board = 'board';
export const chair = 'chair';

/** Where the log of the running test lies, and what it told. New for every test. */
export const bench = {
  folder: '',
  path: '',
  keys: new Map<string, Uint8Array>(),
  damage: [] as LogDamage[],
  open: [] as UpdateLog[],
};

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

export async function openLog(options: Partial<UpdateLogOptions> = {}): Promise<UpdateLog> {
  const log = await openUpdateLog({
    path: bench.path,
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

/** The rows of a document as they lie in the file; the log must be closed. */
export function rowsOf(document = board): { seq: number; kind: string; sealed: Uint8Array }[] {
  const db = new DatabaseSync(bench.path);
  const rows = db.prepare('SELECT * FROM log WHERE document = ? ORDER BY seq').all(document);
  db.close();
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: String(row.kind),
    sealed: row.sealed as Uint8Array,
  }));
}

export function change(sql: string, ...values: (string | number | Uint8Array)[]): void {
  const db = new DatabaseSync(bench.path);
  db.prepare(sql).run(...values);
  db.close();
}

/** Round trips with pauses: without them the worker may take one request after the other and have no turn of its own. */
export async function turns(log: UpdateLog): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await log.check();
    await delay(2);
  }
}
