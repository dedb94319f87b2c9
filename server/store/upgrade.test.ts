import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { earlierStore } from './earlier-store.ts';
import { migrations } from './migrations/migrations.ts';
import { seal } from './seal.ts';
import { hashOfToken } from './secret-token.ts';
import { openStore } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fallrunde-upgrade-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const versions = Object.keys(migrations(() => undefined));

test.each(versions)(
  'a store of version %s opens with its cases, keys and sessions',
  async (version) => {
    const masterKey = randomBytes(32);
    const wrapped = Buffer.from(seal(masterKey, randomBytes(32), 'key\ncase-one')).toString(
      'base64',
    );
    mkdirSync(join(folder, 'keys'));
    const { database, migrateTo } = earlierStore(join(folder, 'fallrunde.sqlite'), (id, key) =>
      writeFileSync(join(folder, 'keys', `${id}.key`), key),
    );
    await migrateTo('0001-cases-and-sessions');
    database
      .prepare(
        `INSERT INTO cases (id, number, lead_department, lead_since, created_at, wrapped_key)
       VALUES ('case-one', 'F-0001', 'SAF', '2026-10-05', 1, ?)`,
      )
      .run(wrapped);
    database
      .prepare("INSERT INTO sessions VALUES (?, 'p-1', 'Sozialdienst', 'SAF', 'member', 1, 9e15)")
      .run(hashOfToken('token'));
    await migrateTo(version);
    database.close();

    const store = await openStore({ dataDir: folder, masterKey: masterKey.toString('base64') });
    expect(await store.cases.getCase('case-one')).toMatchObject({
      number: 'F-0001',
      leadDepartment: 'SAF',
    });
    expect(await store.sessions.find('token')).toMatchObject({ participantId: 'p-1' });
    // A board of the first version, as it lies in the log.
    const board = new Y.Doc();
    migrateBoard(board, [{ to: 1, run: () => undefined }]);
    await store.log.append('case-one', 'board', Y.encodeStateAsUpdate(board));
    await store.close();
    const again = await openStore({ dataDir: folder, masterKey: masterKey.toString('base64') });
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, (await again.log.load('case-one', 'board')) ?? new Uint8Array());
    expect(migrateBoard(loaded)).toBe('migrated');
    await again.close();
  },
);
