import { randomBytes } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { StoreError } from './store-error.ts';
import { openUpdateLog, type UpdateLog, type UpdateLogOptions } from './update-log.ts';
import type { LogDamage } from './update-log-messages.ts';

const caseId = 'case-one';
const board = 'case/case-one/board';
const chair = 'case/case-one/chair';

let folder: string;
let path: string;
let keys: Map<string, Uint8Array>;
let damage: LogDamage[];
let open: UpdateLog[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
  path = join(folder, 'log.sqlite');
  keys = new Map([
    [caseId, randomBytes(32)],
    ['case-two', randomBytes(32)],
  ]);
  damage = [];
  open = [];
});

afterEach(async () => {
  for (const log of open) await log.close();
  await rm(folder, { recursive: true, force: true });
});

async function openLog(options: Partial<UpdateLogOptions> = {}): Promise<UpdateLog> {
  const log = await openUpdateLog({
    path,
    keyOf(id) {
      const key = keys.get(id);
      if (!key) throw new StoreError('unknownCase', 'no key');
      return key;
    },
    onDamage: (one) => damage.push(one),
    ...options,
  });
  open.push(log);
  return log;
}

/** A document whose edits are collected as the updates a server would append. */
function author(): { doc: Y.Doc; updates: Uint8Array[]; put(key: string, value: string): void } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, updates, put: (key, value) => void doc.getMap('cards').set(key, value) };
}

function cards(update: Uint8Array | undefined): Record<string, unknown> {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return doc.getMap('cards').toJSON();
}

async function appendAll(log: UpdateLog, updates: readonly Uint8Array[], document = board) {
  await Promise.all(updates.map((update) => log.append(caseId, document, update)));
}

/** The rows of a document as they lie in the file; the log must be closed. */
function rowsOf(document = board): { seq: number; kind: string; sealed: Uint8Array }[] {
  const db = new DatabaseSync(path);
  const rows = db.prepare('SELECT * FROM log WHERE document = ? ORDER BY seq').all(document);
  db.close();
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: String(row.kind),
    sealed: row.sealed as Uint8Array,
  }));
}

function change(sql: string, ...values: (string | number | Uint8Array)[]): void {
  const db = new DatabaseSync(path);
  db.prepare(sql).run(...values);
  db.close();
}

test('gives back what was appended, also after it was opened again', async () => {
  const one = author();
  const log = await openLog();
  expect(await log.load(caseId, board)).toBeUndefined();
  for (let i = 0; i < 50; i++) one.put(`card${i}`, `text ${i}`);
  await appendAll(log, one.updates);
  expect(cards(await log.load(caseId, board))).toEqual(one.doc.getMap('cards').toJSON());
  expect(await log.load(caseId, chair)).toBeUndefined();
  await log.close();

  const again = await openLog();
  expect(cards(await again.load(caseId, board))).toEqual(one.doc.getMap('cards').toJSON());
  expect(damage).toEqual([]);
});

test('a load sees every append made before it, on disk or not', async () => {
  const one = author();
  const log = await openLog();
  one.put('a', 'first');
  one.put('b', 'second');
  const appended = appendAll(log, one.updates);
  expect(log.pending).toBe(2);
  expect(cards(await log.load(caseId, board))).toEqual({ a: 'first', b: 'second' });
  await appended;
  expect(log.pending).toBe(0);
});

test('keeps the order of calls and the bytes as they were at the call', async () => {
  const one = author();
  const log = await openLog();
  const settled: number[] = [];
  for (let i = 0; i < 20; i++) one.put('card', `version ${i}`);
  const appends = one.updates.map(async (update, i) => {
    const reused = new Uint8Array(update);
    const appended = log.append(caseId, board, reused);
    reused.fill(0);
    await appended;
    settled.push(i);
  });
  await Promise.all(appends);
  expect(settled).toEqual(one.updates.map((_, i) => i));
  expect(cards(await log.load(caseId, board))).toEqual({ card: 'version 19' });
  expect(damage).toEqual([]);
});

test('close writes what is pending, and afterwards nothing is taken', async () => {
  const one = author();
  const log = await openLog();
  one.put('a', 'last word');
  const appended = appendAll(log, one.updates);
  await log.close();
  await log.close();
  await appended;
  await expect(log.append(caseId, board, new Uint8Array(2))).rejects.toMatchObject({
    code: 'closed',
  });
  const again = await openLog();
  expect(cards(await again.load(caseId, board))).toEqual({ a: 'last word' });
});

test('an unknown case is refused and harms nobody else', async () => {
  const one = author();
  one.put('a', 'x');
  const log = await openLog();
  await expect(log.append('case-none', board, new Uint8Array(2))).rejects.toMatchObject({
    code: 'unknownCase',
  });
  await expect(log.load('case-none', board)).rejects.toMatchObject({ code: 'unknownCase' });
  await appendAll(log, one.updates);
  await log.check();
});

test('compacts a long tail to one snapshot without changing the document', async () => {
  const one = author();
  const log = await openLog({ compactAfter: 20 });
  for (let i = 0; i < 30; i++) one.put(`card${i % 7}`, `text ${i}`);
  one.doc.getText('note').insert(0, 'written together');
  await appendAll(log, one.updates);
  one.put('after', 'the snapshot');
  await appendAll(log, one.updates.slice(-1));
  const before = await log.load(caseId, board);
  await log.check();
  await log.close();

  const kinds = rowsOf().map((row) => row.kind);
  expect(kinds.filter((kind) => kind === 'snapshot')).toHaveLength(1);
  expect(kinds.length).toBeLessThan(20);
  const again = await openLog({ compactAfter: 20 });
  const loaded = await again.load(caseId, board);
  expect(cards(loaded)).toEqual(one.doc.getMap('cards').toJSON());
  expect(cards(loaded)).toEqual(cards(before));
});

test('compacts a long tail that an earlier process left', async () => {
  const one = author();
  for (let i = 0; i < 40; i++) one.put(`card${i}`, 'x');
  const first = await openLog();
  await appendAll(first, one.updates);
  await first.close();
  expect(rowsOf()).toHaveLength(40);

  const log = await openLog({ compactAfter: 20 });
  await log.load(caseId, board);
  await turns(log);
  expect(cards(await log.load(caseId, board))).toEqual(one.doc.getMap('cards').toJSON());
  await log.close();
  expect(rowsOf().map((row) => row.kind)).toEqual(['snapshot']);
});

/** Round trips that leave the worker free turns in between. */
async function turns(log: UpdateLog): Promise<void> {
  for (let i = 0; i < 10; i++) await log.check();
}

test('an update whose predecessor is missing survives compaction until that one comes', async () => {
  const one = author();
  const other = author();
  one.put('first', 'a');
  one.put('second', 'b');
  const [missing, waiting] = one.updates;
  if (!missing || !waiting) throw new Error('two updates expected');
  for (let i = 0; i < 10; i++) other.put(`other${i}`, 'c');

  const log = await openLog({ compactAfter: 5 });
  await log.append(caseId, board, waiting);
  await appendAll(log, other.updates);
  await turns(log);
  await log.close();
  expect(rowsOf().map((row) => row.kind)).toEqual(['snapshot']);

  const again = await openLog({ compactAfter: 5 });
  expect(cards(await again.load(caseId, board))).not.toHaveProperty('second');
  await again.append(caseId, board, missing);
  expect(cards(await again.load(caseId, board))).toMatchObject({ first: 'a', second: 'b' });
});

test('a deletion that comes before what it deletes survives compaction too', async () => {
  const one = author();
  one.put('card', 'a');
  one.doc.getMap('cards').delete('card');
  const [missing, deletion] = one.updates;
  if (!missing || !deletion) throw new Error('two updates expected');
  const other = author();
  for (let i = 0; i < 10; i++) other.put(`other${i}`, 'c');

  const log = await openLog({ compactAfter: 5 });
  await log.append(caseId, board, deletion);
  await appendAll(log, other.updates);
  await turns(log);
  await log.close();
  expect(rowsOf().map((row) => row.kind)).toEqual(['snapshot']);

  const again = await openLog();
  await again.append(caseId, board, missing);
  expect(cards(await again.load(caseId, board))).toEqual(other.doc.getMap('cards').toJSON());
});

test('a torn, a tampered and a swapped row are skipped and reported, the rest is read', async () => {
  const people = Array.from({ length: 6 }, author);
  const log = await openLog();
  for (const [i, one] of people.entries()) {
    one.put(`card${i}`, `text ${i}`);
    await appendAll(log, one.updates);
  }
  await log.close();
  const rows = rowsOf();
  const [torn, tampered, left, right] = rows;
  if (!torn || !tampered || !left || !right) throw new Error('rows expected');
  change('UPDATE log SET sealed = ? WHERE seq = ?', torn.sealed.slice(0, 9), torn.seq);
  const altered = new Uint8Array(tampered.sealed);
  altered.set([(altered.at(-1) ?? 0) ^ 1], altered.length - 1);
  change('UPDATE log SET sealed = ? WHERE seq = ?', altered, tampered.seq);
  change('UPDATE log SET sealed = ? WHERE seq = ?', right.sealed, left.seq);
  change('UPDATE log SET sealed = ? WHERE seq = ?', left.sealed, right.seq);

  const again = await openLog();
  const read = { card4: 'text 4', card5: 'text 5' };
  expect(cards(await again.load(caseId, board))).toEqual(read);
  expect(cards(await again.load(caseId, board))).toEqual(read);
  expect(damage).toEqual([{ kind: 'damagedRows', document: board, rows: 4 }]);
});

test('compaction never removes a row it could not read', async () => {
  const one = author();
  one.put('card', 'precious');
  const log = await openLog();
  await appendAll(log, one.updates);
  await log.close();
  const [precious] = rowsOf();
  if (!precious) throw new Error('row expected');

  const right = keys.get(caseId);
  keys.set(caseId, randomBytes(32));
  const wrong = await openLog({ compactAfter: 5 });
  const other = author();
  for (let i = 0; i < 10; i++) other.put(`other${i}`, 'c');
  await appendAll(wrong, other.updates);
  await turns(wrong);
  await wrong.close();
  expect(rowsOf().map((row) => row.kind)).toEqual(['update', 'snapshot']);
  expect(damage).toEqual([{ kind: 'damagedRows', document: board, rows: 1 }]);

  if (right) keys.set(caseId, right);
  const again = await openLog();
  expect(cards(await again.load(caseId, board))).toEqual({ card: 'precious' });
});

test('a file cut off at its end is opened with every row that can still be read', async () => {
  const log = await openLog();
  const people = Array.from({ length: 400 }, author);
  for (const [i, one] of people.entries()) {
    one.put(`card${i}`, 'x'.repeat(500));
    void log.append(caseId, board, one.updates[0] ?? new Uint8Array());
  }
  await log.close();
  const { size } = await stat(path);
  truncateSync(path, Math.floor(size * 0.7));

  const again = await openLog();
  const read = Object.keys(cards(await again.load(caseId, board))).length;
  expect(read).toBeGreaterThan(100);
  expect(read).toBeLessThan(400);
  // The row at the cut may be there in part.
  const unread = damage.find((one) => one.kind === 'damagedRows')?.rows ?? 0;
  expect(damage[0]).toMatchObject({ kind: 'salvagedFile', rows: read + unread });
  const late = author();
  late.put('late', 'still writable');
  await appendAll(again, late.updates);
  expect(cards(await again.load(caseId, board))).toHaveProperty('late');
});

test('a write-ahead log cut off at its end costs its last rows only', async () => {
  const log = await openLog();
  for (let i = 0; i < 20; i++) {
    const one = author();
    one.put(`card${i}`, 'x');
    await appendAll(log, one.updates);
  }
  const wal = `${path}-wal`;
  const { size } = await stat(wal);
  const copy = join(folder, 'copy.sqlite');
  await copyFile(path, copy);
  await copyFile(wal, `${copy}-wal`);
  truncateSync(`${copy}-wal`, size - 1000);
  const again = await openLog({ path: copy });
  expect(Object.keys(cards(await again.load(caseId, board)))).toHaveLength(19);
});

test('a file that is no database at all is refused and left as it is', async () => {
  await writeFile(path, 'this is not a database, and it is long enough to be looked at'.repeat(99));
  const before = await readFile(path);
  await expect(openLog()).rejects.toMatchObject({ code: 'damaged' });
  expect(await readFile(path)).toEqual(before);
});

test('on a full disk nothing unwritten is acknowledged and nothing acknowledged is lost', async () => {
  const log = await openLog({ maxPages: 40 });
  const acknowledged = new Set<string>();
  const refused: unknown[] = [];
  for (let i = 0; i < 100; i++) {
    const one = author();
    one.put(`card${i}`, 'x'.repeat(3000));
    await log.append(caseId, board, one.updates[0] ?? new Uint8Array()).then(
      () => acknowledged.add(`card${i}`),
      (error: unknown) => refused.push(error),
    );
  }
  const reason = await log.failed;
  expect(reason.code).toBe('diskFull');
  expect(acknowledged.size).toBeGreaterThan(10);
  expect(new Set(refused)).toEqual(new Set([reason]));
  await expect(log.check()).rejects.toBe(reason);
  expect(log.pending).toBe(0);
  await log.close();

  const again = await openLog();
  expect(new Set(Object.keys(cards(await again.load(caseId, board))))).toEqual(acknowledged);
});

test('when the worker dies, waiting appends reject and the log says so', async () => {
  const started = Promise.withResolvers<Worker>();
  process.once('worker', started.resolve);
  const log = await openLog();
  const worker = await started.promise;
  const one = author();
  one.put('a', 'kept');
  await appendAll(log, one.updates);
  const terminated = worker.terminate();
  const waiting = log.append(caseId, board, new Uint8Array(2));
  await expect(waiting).rejects.toMatchObject({ code: 'workerDied' });
  expect((await log.failed).code).toBe('workerDied');
  await terminated;
  await expect(log.append(caseId, board, new Uint8Array(2))).rejects.toBeInstanceOf(StoreError);
  await expect(log.load(caseId, board)).rejects.toBeInstanceOf(StoreError);

  const again = await openLog();
  expect(cards(await again.load(caseId, board))).toEqual({ a: 'kept' });
});

test('erasing a case leaves neither its rows nor their bytes, and nobody else loses anything', async () => {
  const one = author();
  const log = await openLog();
  for (let i = 0; i < 50; i++) one.put(`card${i}`, 'x');
  await appendAll(log, one.updates);
  await appendAll(log, one.updates, chair);
  await Promise.all(one.updates.map((u) => log.append('case-two', 'case/case-two/board', u)));
  const sealed = await sealedRows();
  await log.eraseCase(caseId);
  await log.eraseCase(caseId);
  keys.delete(caseId);
  await expect(log.load(caseId, board)).rejects.toMatchObject({ code: 'unknownCase' });
  expect(Object.keys(cards(await log.load('case-two', 'case/case-two/board')))).toHaveLength(50);

  const bytes = Buffer.concat([await readFile(path), await readFile(`${path}-wal`)]);
  expect(sealed.filter((row) => bytes.includes(row))).toEqual([]);
  expect(bytes.includes(caseId)).toBe(false);

  async function sealedRows(): Promise<Uint8Array[]> {
    const db = new DatabaseSync(path, { readOnly: true });
    const rows = db.prepare('SELECT sealed FROM log WHERE case_id = ?').all(caseId);
    db.close();
    return rows.map((row) => row.sealed as Uint8Array);
  }
});

test('nothing of the content can be read in the files', async () => {
  const one = author();
  const log = await openLog({ compactAfter: 3 });
  for (let i = 0; i < 10; i++) one.put(`card${i}`, 'Pünktlichkeit zählt als Ressource');
  await appendAll(log, one.updates);
  await turns(log);
  const bytes = Buffer.concat([await readFile(path), await readFile(`${path}-wal`)]);
  expect(bytes.includes('nktlichkeit')).toBe(false);
  expect(bytes.includes('card1')).toBe(false);
});
