import { expect, test } from 'vitest';
import {
  appendAll,
  author,
  bench,
  board,
  cards,
  caseId,
  chair,
  onEveryLog,
  onlyPlace,
  onTables,
  openLog,
  rowsOf,
  turns,
} from './log-fixture.ts';

onEveryLog(() => {
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
    expect(bench.damage).toEqual([]);
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
    expect(bench.damage).toEqual([]);
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

    const kinds = (await rowsOf()).map((row) => row.kind);
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
    expect(await rowsOf()).toHaveLength(40);

    const log = await openLog({ compactAfter: 20 });
    await log.load(caseId, board);
    await turns(log);
    expect(cards(await log.load(caseId, board))).toEqual(one.doc.getMap('cards').toJSON());
    await log.close();
    expect((await rowsOf()).map((row) => row.kind)).toEqual(['snapshot']);
  });

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
    // What came while it was made may lie behind it.
    expect((await rowsOf())[0]?.kind).toBe('snapshot');

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
    // What came while it was made may lie behind it.
    expect((await rowsOf())[0]?.kind).toBe('snapshot');

    const again = await openLog();
    await again.append(caseId, board, missing);
    expect(cards(await again.load(caseId, board))).toEqual(other.doc.getMap('cards').toJSON());
  });

  test('erasing a case leaves neither its rows nor their bytes, and nobody else loses anything', async () => {
    const one = author();
    const log = await openLog();
    for (let i = 0; i < 50; i++) one.put(`card${i}`, 'x');
    await appendAll(log, one.updates);
    await appendAll(log, one.updates, chair);
    await Promise.all(one.updates.map((u) => log.append('case-two', 'board', u)));
    const stored = await onlyPlace().query('SELECT sealed FROM log WHERE case_id = ?', [caseId]);
    const sealed = stored.map((row) => row.sealed as Uint8Array);
    expect(sealed).toHaveLength(100);
    await log.eraseCase(caseId);
    await log.eraseCase(caseId);
    bench.keys.delete(caseId);
    await expect(log.load(caseId, board)).rejects.toMatchObject({ code: 'unknownCase' });
    expect(Object.keys(cards(await log.load('case-two', 'board')))).toHaveLength(50);

    const bytes = await onlyPlace().everyByte();
    expect(sealed.filter((row) => bytes.includes(row))).toEqual([]);
    expect(bytes.includes(caseId)).toBe(false);
  });

  test('documents of two cases are kept apart under the names the server uses', async () => {
    const one = author();
    const two = author();
    const log = await openLog({ compactAfter: 5 });
    for (let i = 0; i < 12; i++) {
      one.put(`one${i}`, 'x');
      two.put(`two${i}`, 'x');
    }
    await Promise.all([
      appendAll(log, one.updates),
      ...two.updates.map((update) => log.append('case-two', board, update)),
    ]);
    await turns(log);
    expect(Object.keys(cards(await log.load(caseId, board)))).toHaveLength(12);
    expect(Object.keys(cards(await log.load('case-two', board)))).toHaveLength(12);
    expect(bench.damage).toEqual([]);
    await log.close();
    // Each has its own tail to be compacted.
    const rows = await onlyPlace().query('SELECT case_id, kind FROM log ORDER BY seq', []);
    for (const id of [caseId, 'case-two'])
      expect(rows.find((row) => row.case_id === id)?.kind).toBe('snapshot');
  });

  test('nothing of the content can be read in the files', async () => {
    const one = author();
    const log = await openLog({ compactAfter: 3 });
    for (let i = 0; i < 10; i++) one.put(`card${i}`, 'Pünktlichkeit zählt als Ressource');
    await appendAll(log, one.updates);
    await turns(log);
    const bytes = await onlyPlace().everyByte();
    expect(bytes.includes('nktlichkeit')).toBe(false);
    expect(bytes.includes('card1')).toBe(false);
  });
});

onTables(() => {
  test('two nodes write and compact the same document at once, and nothing of either is lost', async () => {
    const nodes = [await openLog({ compactAfter: 5 }), await openLog({ compactAfter: 5 })];
    const people = [author(), author()];
    for (let round = 0; round < 30; round++)
      await Promise.all(
        people.flatMap((one, i) => {
          const from = one.updates.length;
          for (let n = 0; n < 4; n++) one.put(`card${i}-${round}-${n}`, 'x');
          // As nodes do that hear each other: each also writes what the other one has heard.
          return nodes.flatMap((each) => appendAll(each, one.updates.slice(from)));
        }),
      );
    for (const log of nodes) await turns(log);
    for (const log of nodes)
      expect(Object.keys(cards(await log.load(caseId, board)))).toHaveLength(240);
    const rows = await rowsOf();
    expect(rows.some(({ kind }) => kind === 'snapshot')).toBe(true);
    expect(rows.length).toBeLessThan(100);
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(rows.length);
    expect(bench.damage).toEqual([]);
  });

  test('what is written of a case that another node erases is refused, everything else is kept', async () => {
    const log = await openLog({ compactAfter: 3 });
    const [erased, living] = [author(), author()];
    for (let i = 0; i < 40; i++) {
      erased.put(`card${i}`, 'x');
      living.put(`card${i}`, 'x');
    }
    const appends = Promise.allSettled(
      erased.updates.flatMap((update, i) => [
        log.append(caseId, board, update),
        log.append('case-two', board, living.updates[i] ?? new Uint8Array()),
      ]),
    );
    await onlyPlace().query('DELETE FROM fallrunde_keys.case_keys WHERE case_id = ?', [caseId]);
    const settled = await appends;
    for (const update of erased.updates.slice(0, 2))
      await expect(
        log.appendTogether(caseId, [
          { document: board, update },
          { document: chair, update },
        ]),
      ).rejects.toMatchObject({ code: 'unknownCase' });
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.every((reason) => reason.code === 'unknownCase')).toBe(true);
    expect(Object.keys(cards(await log.load('case-two', board)))).toHaveLength(40);
    expect(await rowsOf(chair)).toEqual([]);
    await log.check();
  });

  test('a lost connection costs nothing but time', async () => {
    const log = await openLog();
    const one = author();
    const appends: Promise<void>[] = [];
    for (let i = 0; i < 10; i++) {
      for (let n = 0; n < 20; n++) one.put(`card${i}-${n}`, 'x'.repeat(2_000));
      appends.push(appendAll(log, one.updates.slice(i * 20)));
      await onlyPlace().query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        [],
      );
    }
    await Promise.all(appends);
    expect(cards(await log.load(caseId, board))).toEqual(one.doc.getMap('cards').toJSON());
    // Nothing is there twice: what was sent again has the number it had.
    expect(await rowsOf()).toHaveLength(200);
    expect(bench.damage).toEqual([]);
  });
});
