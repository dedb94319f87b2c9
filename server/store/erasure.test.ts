import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import type { CaseSummary } from '../../shared/protocol/http.ts';
import { runSql } from '../../tests/fixtures/postgres.ts';
import { onEveryStore, onPostgres, onSqlite } from '../../tests/fixtures/stores.ts';
import { backupData } from './backup.ts';
import { tablesOfCase } from './case-store.ts';
import { earlierStore } from './earlier-store.ts';
import { seal } from './seal.ts';
import type { Store } from './store.ts';

const summary: CaseSummary = {
  pseudonym: 'Familie Ypsilon',
  origin: 'Syrien',
  persons: 4,
  directions: [],
  resources: { personal: 3, social: 1, material: 0, infrastructural: 2 },
  openGaps: { personal: 0, social: 1, material: 0, infrastructural: 0 },
  due: [],
  sittings: [],
};

const doc = new Y.Doc();
doc.getMap('cards').set('card', 'Pünktlichkeit');
const board = Y.encodeStateAsUpdate(doc);

function newCase(store: Store, id: string) {
  return store.cases.createCase(
    { id, leadDepartment: 'SAF', leadSince: '2026-10-05', departments: ['SAF', 'KJS'] },
    { documents: { board }, summary },
  );
}

onEveryStore((place) => {
  test('an erased case is gone with its key, its content and every byte of both', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    await newCase(store, 'case-two');
    await store.checkpoints.save('case-one', new Map([['board', board]]));
    const kept = await store.checkpoints.save('case-two', new Map([['board', board]]));
    const wrapped = await place.keyOf('case-one');
    expect(await place.everyByte()).toContain(wrapped);

    const receipt = await store.cases.eraseCase('case-one', 'SAF');
    expect(receipt).toMatchObject({
      caseId: 'case-one',
      number: 'F-0001',
      department: 'SAF',
      // The case, its two departments, one row of the log, a checkpoint and its document.
      rows: 6,
      snapshots: 0,
      keys: 1,
    });
    expect(receipt.hash).toMatch(/^[0-9a-f]{64}$/);
    await expect(store.cases.eraseCase('case-one')).rejects.toMatchObject({ code: 'unknownCase' });
    expect(await store.cases.caseExists('case-one')).toBe(false);
    expect(await store.cases.listCases()).toHaveLength(1);
    await expect(store.log.append('case-one', 'board', board)).rejects.toMatchObject({
      code: 'unknownCase',
    });
    expect(await place.everyByte()).not.toContain(wrapped);
    expect(await place.everyByte()).not.toContain('case-one');
    expect(await store.log.load('case-two', 'board')).toEqual(board);
    expect(await store.checkpoints.list('case-one')).toEqual([]);
    expect(new Uint8Array((await store.checkpoints.load('case-two', kept, 'board')) ?? [])).toEqual(
      board,
    );
    await expect(
      store.checkpoints.save('case-one', new Map([['board', board]])),
    ).rejects.toMatchObject({ code: 'unknownCase' });

    await store.close();
    const again = await place.open();
    expect(await again.cases.receipts()).toEqual([receipt]);
    expect(place.damage).toEqual([]);
  });

  test('an erased number is never given again, nor an erased id', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    await store.cases.eraseCase('case-one');
    expect((await newCase(store, 'case-two')).number).toBe('F-0002');
    await expect(newCase(store, 'case-one')).rejects.toMatchObject({ code: 'caseExists' });
    await expect(
      store.cases.createCase({
        id: 'case-six',
        number: 'F-0001',
        leadDepartment: 'SAF',
        leadSince: '2026-10-05',
      }),
    ).rejects.toMatchObject({ code: 'numberTaken' });
  });
});

onSqlite((place) => {
  function keyFile(id: string): string {
    return join(place.folder, 'keys', `${id}.key`);
  }

  test('a key is for its owner alone', async () => {
    await newCase(await place.open(), 'case-one');
    expect((await stat(keyFile('case-one'))).mode & 0o777).toBe(0o600);
  });

  test.each(['receipt', 'key'])(
    'a crash right after the %s is completed at the next start',
    async (after) => {
      const store = await place.open();
      await newCase(store, 'case-one');
      const wrapped = await readFile(keyFile('case-one'));
      const { number } = await store.cases.createCase({
        id: 'case-two',
        leadDepartment: 'SAF',
        leadSince: '2026-10-05',
      });
      const facts = { caseId: 'case-one', number, at: 1, rows: 4, snapshots: 0, keys: 1 };
      await store.keys.erase(facts, async () => undefined);
      if (after === 'receipt') await writeFile(keyFile('case-one'), wrapped);
      await store.close();
      expect(await place.everyByte()).toContain('case-one');

      const again = await place.open();
      expect(await again.cases.caseExists('case-one')).toBe(false);
      expect(await place.everyByte()).not.toContain('case-one');
      expect(await readdir(join(place.folder, 'keys'))).not.toContain('case-one.key');
      expect(await again.cases.receipts()).toMatchObject([facts]);
    },
  );

  test('what else lies beside the keys keeps no server from starting', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    await store.close();
    const keys = join(place.folder, 'keys');
    const names = ['._case-one.key', 'case-one (copy).key', '.key', '..erased', 'a b.erased'];
    for (const name of names) await writeFile(join(keys, name), 'x');
    await mkdir(join(keys, 'folder.key'));
    await symlink(keyFile('case-one'), join(keys, 'linked.key'));
    await symlink(keyFile('case-one'), join(keys, 'linked.erased'));
    const again = await place.open();
    expect(place.damage).toEqual([]);
    expect(again.keys.get('case-one')).toHaveLength(32);
  });

  test('a backup writes through no link that somebody put where it goes', async () => {
    const store = await place.open();
    for (const id of ['case-one', 'case-two']) await newCase(store, id);
    const backups = join(place.folder, 'backups');
    const [mine, keys] = [join(place.folder, 'mine'), join(backups, 'keys')];
    await writeFile(mine, 'of somebody else');
    await mkdir(keys, { recursive: true });
    for (const id of ['case-one', 'case-two']) await symlink(mine, join(keys, `${id}.key`));
    await symlink(mine, join(keys, 'case-two.erased'));
    await store.cases.eraseCase('case-two');
    await backupData(place.folder, backups, new Date());
    expect(await readFile(mine, 'utf8')).toBe('of somebody else');
    expect(await readFile(join(keys, 'case-one.key'))).toEqual(await readFile(keyFile('case-one')));
    expect(await readdir(keys)).not.toContain('case-two.key');
  });

  test('a receipt that somebody else wrote erases nothing', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    await store.close();
    const forged = { caseId: 'case-one', number: 'F-0001', at: 1, rows: 1, snapshots: 0, keys: 1 };
    await writeFile(
      join(place.folder, 'keys', 'case-one.erased'),
      JSON.stringify({ ...forged, hash: 'ab'.repeat(32) }),
    );
    const again = await place.open();
    expect(place.damage).toEqual([{ kind: 'damagedKey', caseId: 'case-one' }]);
    expect(await again.cases.caseExists('case-one')).toBe(true);
    expect(await again.cases.receipts()).toEqual([]);
  });

  test('no table that holds something of a case is forgotten', async () => {
    await place.open();
    const db = new DatabaseSync(join(place.folder, 'fallrunde.sqlite'), { readOnly: true });
    const tables = db
      .prepare(
        `SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = 'case_id' AND m.name NOT LIKE 'access_log%'`,
      )
      .all()
      .map(({ name }) => name);
    db.close();
    expect(tables.toSorted()).toEqual([...tablesOfCase].toSorted());
  });

  test('a database without the keys of its cases is refused, not taken for erased', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    await store.close();
    await cp(join(place.folder, 'keys'), join(place.folder, 'elsewhere'), { recursive: true });
    await rm(join(place.folder, 'keys'), { recursive: true });
    await expect(place.open()).rejects.toMatchObject({ code: 'keysMissing' });
    await rm(join(place.folder, 'keys'), { recursive: true });
    await cp(join(place.folder, 'elsewhere'), join(place.folder, 'keys'), { recursive: true });
    expect(await (await place.open()).log.load('case-one', 'board')).toEqual(board);
  });

  test('keys that an earlier version kept in the database move out without a trace', async () => {
    const masterKey = randomBytes(32);
    const wrapped = Buffer.from(seal(masterKey, randomBytes(32), 'key\ncase-one')).toString(
      'base64',
    );
    const path = join(place.folder, 'fallrunde.sqlite');
    const { database: db, migrateTo } = earlierStore(path);
    await migrateTo('0004-conferences');
    db.prepare(
      `INSERT INTO cases (id, number, lead_department, lead_since, created_at, wrapped_key)
       VALUES ('case-one', 'F-0001', 'SAF', '2026-10-05', 1, ?)`,
    ).run(wrapped);
    db.close();
    expect(await readFile(path, 'latin1')).toContain(wrapped);

    const store = await place.open({ masterKey: masterKey.toString('base64') });
    expect(store.keys.get('case-one')).toHaveLength(32);
    expect((await readFile(keyFile('case-one'), 'utf8')).trim()).toBe(wrapped);
    for (const file of ['fallrunde.sqlite', 'fallrunde.sqlite-wal'])
      expect(await readFile(join(place.folder, file), 'latin1')).not.toContain(wrapped);
  });
});

onPostgres((place) => {
  test('a case that another node erases is gone here without being told', async () => {
    const [here, there] = [await place.open(), await place.open()];
    await newCase(here, 'case-one');
    await newCase(here, 'case-two');
    await there.cases.eraseCase('case-one');

    const unknown = { code: 'unknownCase' };
    expect(await here.cases.getCase('case-one')).toBeUndefined();
    expect((await here.cases.listCases()).map(({ id }) => id)).toEqual(['case-two']);
    await expect(here.cases.saveSummary('case-one', summary)).rejects.toMatchObject(unknown);
    await expect(here.cases.eraseCase('case-one')).rejects.toMatchObject(unknown);
    await expect(here.log.append('case-one', 'board', board)).rejects.toMatchObject(unknown);
    expect(await here.log.load('case-one', 'board')).toBeUndefined();
    const copies = new Map([['board' as const, board]]);
    await expect(here.checkpoints.save('case-one', copies)).rejects.toMatchObject(unknown);
    const stance = { caseId: 'case-one', roundId: 'r', strategyId: 's', department: 'SAF' };
    await expect(here.stances.put(stance, { resistance: 3, objection: '' })).rejects.toMatchObject(
      unknown,
    );
    expect(await here.cases.receipts()).toHaveLength(1);
    expect(await place.everyByte()).not.toContain('case-one');

    await here.cases.erasedElsewhere('case-one');
    expect(() => here.keys.get('case-one')).toThrow('no key');
    await here.cases.erasedElsewhere('case-two');
    await here.log.append('case-two', 'board', board);
  });

  test('two nodes that erase a case at once, while both write of it, leave one receipt and nothing else', async () => {
    const nodes = [await place.open(), await place.open()];
    await newCase(nodes[0] as Store, 'case-one');
    const writing = nodes.flatMap((node) => [
      node.cases.getCase('case-one'),
      ...Array.from({ length: 50 }, async () => {
        await node.cases.caseExists('case-one');
        await node.log.append('case-one', 'board', board);
      }),
    ]);
    const erased = await Promise.allSettled([
      ...nodes.map((node) => node.cases.eraseCase('case-one')),
      ...writing,
    ]);
    expect(erased.slice(0, 2).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of erased)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'unknownCase' });
    expect(await place.everyByte()).not.toContain('case-one');
    expect(await nodes[0]?.cases.receipts()).toHaveLength(1);
  });

  test('the file of the keys holds no erased one', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    const wrapped = await place.keyOf('case-one');
    const bytes = async () => {
      const [row] = await place.change(
        `SELECT pg_relation_filepath('fallrunde_keys.case_keys') AS path`,
      );
      await runSql(inject('postgresUrl'), 'CHECKPOINT');
      const read = 'SELECT pg_read_binary_file($1) AS file';
      const [{ file } = {}] = await runSql(inject('postgresUrl'), read, [row?.path]);
      return String(file);
    };
    expect(await bytes()).toContain(wrapped);
    await store.cases.eraseCase('case-one');
    expect(await bytes()).not.toContain(wrapped);
  });

  test('what a copy of the database brings back stays erased', async () => {
    const store = await place.open();
    await newCase(store, 'case-one');
    const rows = await place.change('SELECT * FROM log');
    await store.cases.eraseCase('case-one');
    await store.close();
    await place.change(
      `INSERT INTO cases VALUES ('case-one', 'F-0001', 'SAF', '2026-10-05', 1);
       INSERT INTO log VALUES (${rows[0]?.seq}, 'case-one', 'board', 'update', '')`,
    );
    const again = await place.open();
    expect(await again.cases.listCases()).toEqual([]);
    expect(await place.everyByte()).not.toContain('case-one');
  });

  test('no table that holds something of a case is forgotten, and none takes a row of an erased one', async () => {
    await place.open();
    const tables = await place.change(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'case_id'
         AND table_name <> 'log' AND table_name NOT LIKE 'access_log%'`,
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual([...tablesOfCase].toSorted());
    const guarded = await place.change(
      `SELECT conrelid::regclass::text AS name FROM pg_constraint
       WHERE confrelid = 'cases'::regclass AND confdeltype = 'c'
         AND conname = conrelid::regclass || '_of_case'`,
    );
    expect(guarded.map(({ name }) => name).toSorted()).toEqual([...tablesOfCase].toSorted());
  });
});
