import { randomBytes } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import {
  appendAll,
  author,
  bench,
  board,
  cards,
  caseId,
  damage,
  onEveryLog,
  onFiles,
  openLog,
  rowsOf,
  turns,
} from './log-fixture.ts';
import { StoreError } from './store-error.ts';

onEveryLog(() => {
  test('a torn, a tampered and a swapped row are skipped and reported, the rest is read', async () => {
    const people = Array.from({ length: 6 }, author);
    const log = await openLog();
    for (const [i, one] of people.entries()) {
      one.put(`card${i}`, `text ${i}`);
      await appendAll(log, one.updates);
    }
    await log.close();
    const rows = await rowsOf();
    const [torn, tampered, left, right] = rows;
    if (!torn || !tampered || !left || !right) throw new Error('rows expected');
    await damage(torn, torn.sealed.slice(0, 9));
    const altered = new Uint8Array(tampered.sealed);
    altered.set([(altered.at(-1) ?? 0) ^ 1], altered.length - 1);
    await damage(tampered, altered);
    await damage(left, right.sealed);
    await damage(right, left.sealed);

    const again = await openLog();
    const read = { card4: 'text 4', card5: 'text 5' };
    expect(cards(await again.load(caseId, board))).toEqual(read);
    expect(cards(await again.load(caseId, board))).toEqual(read);
    expect(bench.damage).toEqual([{ kind: 'damagedRows', document: board, rows: 4 }]);
  });

  test('compaction never removes a row it could not read', async () => {
    const one = author();
    one.put('card', 'precious');
    const log = await openLog();
    await appendAll(log, one.updates);
    await log.close();
    const [precious] = await rowsOf();
    if (!precious) throw new Error('row expected');

    const right = bench.keys.get(caseId);
    bench.keys.set(caseId, randomBytes(32));
    const wrong = await openLog({ compactAfter: 5 });
    const other = author();
    for (let i = 0; i < 10; i++) other.put(`other${i}`, 'c');
    await appendAll(wrong, other.updates);
    await turns(wrong);
    await wrong.close();
    expect((await rowsOf()).slice(0, 2).map((row) => row.kind)).toEqual(['update', 'snapshot']);
    expect(bench.damage).toEqual([{ kind: 'damagedRows', document: board, rows: 1 }]);

    if (right) bench.keys.set(caseId, right);
    const again = await openLog();
    expect(cards(await again.load(caseId, board))).toEqual({ card: 'precious' });
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

  test('what waits for a damaged row comes back when somebody delivers that update again', async () => {
    const one = author();
    for (let i = 0; i < 200; i++) one.put(`card${i}`, `text ${i}`);
    const log = await openLog();
    await appendAll(log, one.updates);
    await log.close();
    const [first] = await rowsOf();
    const [again] = one.updates;
    if (!first || !again) throw new Error('rows expected');
    await damage(first, first.sealed.slice(1));

    const damaged = await openLog({ compactAfter: 50 });
    expect(cards(await damaged.load(caseId, board))).toEqual({});
    await turns(damaged);
    await damaged.append(caseId, board, again);
    expect(cards(await damaged.load(caseId, board))).toEqual(one.doc.getMap('cards').toJSON());
  });

  test('a document too deep to tidy up is read, and the log lives on', async () => {
    const client = 4711;
    const depth = 70_000;
    const encoder = encoding.createEncoder();
    for (const value of [1, depth, client, 0]) encoding.writeVarUint(encoder, value);
    for (let clock = 0; clock < depth; clock += 1) {
      encoding.writeUint8(encoder, 32 | 7);
      for (const value of clock === 0 ? [1] : [0, client, clock - 1])
        encoding.writeVarUint(encoder, value);
      if (clock === 0) encoding.writeVarString(encoder, 'x');
      encoding.writeVarString(encoder, 'k');
      encoding.writeVarUint(encoder, 1);
    }
    for (const value of [1, client, 1, 0, 1]) encoding.writeVarUint(encoder, value);
    const one = author();
    one.put('card', 'text');
    const log = await openLog();
    await appendAll(log, [encoding.toUint8Array(encoder), ...one.updates]);
    expect(await log.load(caseId, board)).toBeDefined();
    await log.check();
  });
});

onFiles(() => {
  test('a file cut off at its end is opened with every row that can still be read', async () => {
    // Uncompacted: each row has its place in the file.
    const log = await openLog({ compactAfter: 1_000_000 });
    const people = Array.from({ length: 400 }, author);
    for (const [i, one] of people.entries()) {
      one.put(`card${i}`, 'x'.repeat(500));
      void log.append(caseId, board, one.updates[0] ?? new Uint8Array());
    }
    await log.close();
    const { size } = await stat(bench.path);
    truncateSync(bench.path, Math.floor(size * 0.7));

    const again = await openLog();
    const read = Object.keys(cards(await again.load(caseId, board))).length;
    expect(read).toBeGreaterThan(200);
    expect(read).toBeLessThan(400);
    // The row at the cut may be there in part.
    const unread = bench.damage.find((one) => one.kind === 'damagedRows')?.rows ?? 0;
    expect(bench.damage[0]).toMatchObject({ kind: 'salvagedFile', rows: read + unread });
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
    const wal = `${bench.path}-wal`;
    const { size } = await stat(wal);
    const copy = join(bench.folder, 'copy.sqlite');
    await copyFile(bench.path, copy);
    await copyFile(wal, `${copy}-wal`);
    truncateSync(`${copy}-wal`, size - 1000);
    const again = await openLog({ path: copy });
    expect(Object.keys(cards(await again.load(caseId, board)))).toHaveLength(19);
  });

  test('a file that is no database at all is refused and left as it is', async () => {
    await writeFile(
      bench.path,
      'this is not a database, and it is long enough to be looked at'.repeat(99),
    );
    const before = await readFile(bench.path);
    await expect(openLog()).rejects.toMatchObject({ code: 'damaged' });
    expect(await readFile(bench.path)).toEqual(before);
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
});
