import { copyFile, cp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { examine } from '../../server/doctor.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { addResource } from '../../shared/case/resource.ts';
import type { CaseListItem, NewCase } from '../../shared/protocol/http.ts';
import { runAdmin } from '../fixtures/admin.ts';
import { connect, saved } from '../fixtures/client.ts';
import { ask, setUpCoordinator, signInBy, startStaffServer } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

/** Two cases people have worked on, with something in every place the doctor looks at. */
let healthy: string;
const number = 'F-0617';

const newCase: NewCase = {
  pseudonym: 'Familie Zwei',
  persons: [{ label: 'Vater', kinship: 'father' }],
  legalSphere: 'SGB II',
  legalSphereSince: '2026-01-01',
};

beforeAll(async () => {
  const server = await startTestServer();
  healthy = server.dataDir;
  const saf = await signIn(server.url, 'SAF');
  const path = `/cases/${sampleCaseId}`;
  const client = connect(saf);
  await saved(client.board);
  for (let n = 0; n < 5; n += 1) {
    addResource(client.board.document, client.author, { field: 'social', text: `Karte ${n}` });
    await saved(client.board);
  }
  client.destroy();
  const { board } = (await (await ask(saf, 'GET', `${path}/export`)).json()) as CaseFile;
  const id = board.resources[0]?.id;
  const entrusted = { root: 'resources', id, reason: 'Grund', departments: ['SAF', 'KJS'] };
  expect((await ask(saf, 'POST', `${path}/entrust`, entrusted)).ok).toBe(true);
  expect((await ask(saf, 'POST', '/cases', newCase)).ok).toBe(true);
  await server.close();
  await withStore(healthy, async ({ guests, stances, privacy }) => {
    const guest = await guests.create({
      caseId: sampleCaseId,
      name: 'Arbeitsvermittlung',
      department: 'AA',
      role: 'observer',
      device: 'phone',
      untilEnd: true,
      expiresAt: Date.now() + 3_600_000,
    });
    await guests.setState(guest, ['joining'], { kind: 'denied', reason: 'Heute nicht' });
    const stance = { caseId: sampleCaseId, roundId: 'round', strategyId: 's', department: 'SAF' };
    await stances.put(stance, { resistance: 3 });
    const at = Date.now();
    await privacy.extend(sampleCaseId, { at, until: '2999-01-01', department: 'SAF', reason: 'x' });
  });
});

afterEach(tearDown);

async function withStore(dataDir: string, use: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore({ dataDir });
  await use(store);
  await store.close();
}

async function copyOfHealthy(): Promise<string> {
  const dataDir = await temporaryFolder();
  await cp(healthy, dataDir, { recursive: true });
  return dataDir;
}

const change =
  (file: 'log' | 'fallrunde', ...statements: string[]) =>
  (dataDir: string) => {
    const db = new DatabaseSync(join(dataDir, `${file}.sqlite`));
    db.exec('PRAGMA foreign_keys=OFF');
    for (const statement of statements) db.exec(statement);
    db.close();
  };

const inStore = (use: (store: Store) => Promise<unknown>) => (dataDir: string) =>
  withStore(dataDir, use);

const keyFile = (dataDir: string, caseId: string) => join(dataDir, 'keys', `${caseId}.key`);

const receipt = { number, at: 1, rows: 1, snapshots: 0, keys: 1 };

interface Damage {
  readonly name: string;
  readonly plant: (dataDir: string) => void | Promise<void>;
  readonly found: readonly (readonly [check: string, about: string, what: string])[];
}

const third = `(SELECT seq FROM log WHERE case_id = '${sampleCaseId}' AND document = 'board'
                ORDER BY seq LIMIT 1 OFFSET 2)`;

const damages: Damage[] = [
  {
    name: 'a row that was altered',
    plant: change('log', `UPDATE log SET sealed = zeroblob(60) WHERE seq = ${third}`),
    found: [
      ['documents', `${number} board`, '1 rows cannot be read'],
      ['documents', `${number} board`, 'waits for changes that are missing'],
    ],
  },
  {
    name: 'a row that was taken out',
    plant: change('log', `DELETE FROM log WHERE seq = ${third}`),
    found: [['documents', `${number} board`, 'waits for changes that are missing']],
  },
  {
    name: 'a board that is gone',
    plant: change(
      'log',
      `DELETE FROM log WHERE case_id = '${sampleCaseId}' AND document = 'board'`,
    ),
    found: [['documents', number, 'has no board']],
  },
  {
    name: 'rows of nobody',
    plant: change('log', "INSERT INTO log VALUES (9999, 'ghost', 'board', 'update', x'00')"),
    found: [['documents', 'ghost', 'rows in the log that belong to no case']],
  },
  {
    name: 'entrusted entries nobody can open',
    plant: change('fallrunde', 'DELETE FROM vaults'),
    found: [['documents', expect.stringMatching(/^F-0617 vault\//), 'nobody can open it']],
  },
  {
    name: 'an entry that is none',
    plant: inStore(({ log }) => {
      const doc = new Y.Doc();
      doc.getMap('resources').set('card', 'no entry');
      return log.append(sampleCaseId, 'board', Y.encodeStateAsUpdate(doc));
    }),
    found: [['documents', number, '1 of resources cannot be read']],
  },
  {
    name: 'a summary that was altered',
    plant: change('fallrunde', `UPDATE cases SET summary = 'AAAA' WHERE number = '${number}'`),
    found: [['summaries', number, 'does not open']],
  },
  {
    name: 'a case without its key',
    plant: (dataDir) => rm(keyFile(dataDir, sampleCaseId)),
    found: [['keys', number, 'a case without its key']],
  },
  {
    name: 'a key without its case',
    plant: inStore(async ({ keys }) => keys.create('unborn-case')),
    found: [['keys', 'unborn-case', 'a key without its case']],
  },
  {
    name: 'a key that was altered',
    plant: (dataDir) => writeFile(keyFile(dataDir, sampleCaseId), 'AAAA'),
    found: [['keys', number, 'its key or its receipt does not open']],
  },
  {
    name: 'a receipt of somebody else',
    plant: (dataDir) => writeFile(join(dataDir, 'keys', 'other.erased'), '{}'),
    found: [['keys', 'other', 'its key or its receipt does not open']],
  },
  {
    name: 'an erasure that was not finished',
    plant: async (dataDir) => {
      const wrapped = await readFile(keyFile(dataDir, sampleCaseId));
      await withStore(dataDir, async ({ keys }) =>
        keys.erase({ caseId: sampleCaseId, ...receipt }, async () => undefined),
      );
      await writeFile(keyFile(dataDir, sampleCaseId), wrapped);
    },
    found: [
      ['keys', number, 'was erased, and its key is still there'],
      ['receipts', number, 'was erased, and its rows are still there'],
    ],
  },
  {
    name: 'a stance that was altered',
    plant: change('fallrunde', "UPDATE stances SET sealed = 'AAAA'"),
    found: [['sealed texts', number, 'a stance does not open']],
  },
  {
    name: 'an extension that was altered',
    plant: change('fallrunde', "UPDATE retention_extensions SET reason = 'AAAA'"),
    found: [['sealed texts', number, 'a consent or an extension does not open']],
  },
  {
    name: 'a word to a guest that was altered',
    plant: change('fallrunde', "UPDATE guests SET why = 'AAAA'"),
    found: [['sealed texts', number, 'a word to a guest does not open']],
  },
  {
    name: 'an earlier state that was altered',
    plant: change(
      'fallrunde',
      `UPDATE checkpoint_documents SET sealed = 'AAAA'
        WHERE rowid = (SELECT min(rowid) FROM checkpoint_documents)`,
    ),
    found: [['sealed texts', number, 'an earlier state does not open']],
  },
  {
    name: 'a log of access that was altered',
    plant: change(
      'fallrunde',
      `UPDATE access_log SET department = 'AUS' WHERE case_id = '${sampleCaseId}' AND seq = 2`,
    ),
    found: [['log of access', number, 'is not as it was written from entry 2 on']],
  },
  {
    name: 'a log of access that was cut',
    plant: change('fallrunde', `DELETE FROM access_log WHERE case_id = '${sampleCaseId}'`),
    found: [['log of access', number, 'is not as it was written from entry 1 on']],
  },
  {
    name: 'rows of a case that is gone',
    plant: change('fallrunde', "INSERT INTO case_departments VALUES ('ghost', 'SAF')"),
    found: [['rows of cases', 'case_departments', '1 rows belong to no case']],
  },
  {
    name: 'a passkey of nobody',
    plant: change(
      'fallrunde',
      "INSERT INTO passkeys VALUES ('key', 'ghost', 'AAAA', 0, 'Schlüssel', 1)",
    ),
    found: [['files', 'fallrunde.sqlite', 'has rows that belong to nothing']],
  },
  {
    name: 'an older schema',
    plant: change(
      'fallrunde',
      'DELETE FROM kysely_migration WHERE name = (SELECT max(name) FROM kysely_migration)',
    ),
    found: [['schema', 'fallrunde.sqlite', expect.stringContaining('older version')]],
  },
  {
    name: 'a newer schema',
    plant: change(
      'fallrunde',
      "UPDATE kysely_migration SET name = '9999-x' WHERE name LIKE '0010%'",
    ),
    found: [['schema', 'fallrunde.sqlite', expect.stringContaining('newer version')]],
  },
  {
    name: 'a file with a hole',
    plant: async (dataDir) => {
      const file = await open(join(dataDir, 'log.sqlite'), 'r+');
      await file.write(new Uint8Array(4096).fill(7), 0, 4096, 2 * 4096);
      await file.close();
    },
    found: [['files', 'log.sqlite', 'is damaged']],
  },
];

describe('the doctor', () => {
  it('finds nothing where nothing is broken, and has looked everywhere', async () => {
    const { looked, findings, notes } = await examine(await copyOfHealthy(), undefined);
    expect(findings).toEqual([]);
    expect(notes).toEqual([]);
    expect(looked.get('documents')).toBe(5);
    for (const check of ['files', 'schema', 'keys', 'summaries', 'sealed texts', 'log of access'])
      expect([...looked]).toContainEqual([check, expect.toSatisfy((count: number) => count > 0)]);
  });

  it.each(damages)('finds $name, and nothing else', async ({ plant, found }) => {
    const dataDir = await copyOfHealthy();
    await plant(dataDir);
    const { findings } = await examine(dataDir, undefined);
    expect(findings.map(({ check, about, what }) => [check, about, what])).toEqual(found);
    // It has changed nothing.
    expect((await examine(dataDir, undefined)).findings).toEqual(findings);
  });

  it('takes a summary that lags behind for no damage', async () => {
    const dataDir = await copyOfHealthy();
    change('fallrunde', 'UPDATE cases SET summary = NULL')(dataDir);
    const { findings, notes } = await examine(dataDir, undefined);
    expect(findings).toEqual([]);
    expect(notes.map(({ about }) => about)).toEqual([number, 'F-0618']);
  });

  it('prints a table for the operator and says by its code whether all is well', async () => {
    const dataDir = await copyOfHealthy();
    const well = await runAdmin(dataDir, 'doctor');
    expect(well).toMatchObject({ code: 0, stderr: '' });
    expect(well.stdout).toMatch(/^documents +5 +0$/m);
    change('fallrunde', "UPDATE stances SET sealed = 'AAAA'")(dataDir);
    const ill = await runAdmin(dataDir, 'doctor');
    expect(ill.code).toBe(1);
    expect(ill.stdout).toMatch(/^sealed texts +\d+ +1$/m);
    expect(ill.stdout).toContain('! sealed texts: F-0617: a stance does not open');
    await rm(join(dataDir, 'master.key'));
    expect(await runAdmin(dataDir, 'doctor')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('master key is missing'),
    });
  });

  it('does not look while a server works on the data', async () => {
    const { dataDir } = onTeardown(await startTestServer());
    expect(await runAdmin(dataDir, 'doctor')).toMatchObject({
      code: 1,
      stderr: 'A server works on these data; stop it first.\n',
    });
  });
});

it('a backup is put to work on a machine that has nothing but the master key', async () => {
  const backups = await temporaryFolder();
  const first = await startStaffServer();
  const coordinator = await setUpCoordinator(first);
  const created = await ask(coordinator, 'POST', '/cases', newCase);
  const { id } = (await created.json()) as CaseListItem;
  const client = connect(coordinator, id);
  const card = (text: string) =>
    addResource(client.board.document, client.author, { field: 'social', text });
  await saved(client.board);
  // While the server runs and somebody writes.
  card('kurz davor');
  await saved(client.board);
  const { stdout } = await runAdmin(first.dataDir, 'backup', backups);
  card('kurz danach');
  await saved(client.board);
  client.destroy();
  await first.close();

  const elsewhere = await temporaryFolder();
  const restore = () => runAdmin(elsewhere, 'restore', stdout.trim(), '--replace');
  // Without the master key nothing is made up in its place.
  expect(await restore()).toMatchObject({ code: 1, stderr: expect.stringContaining('master.key') });
  await copyFile(join(first.dataDir, 'master.key'), join(elsewhere, 'master.key'));
  expect(await restore()).toMatchObject({ code: 0, stdout: '1 cases, 0 erased\n', stderr: '' });
  expect((await examine(elsewhere, undefined)).findings).toEqual([]);

  const second = onTeardown(await startStaffServer({ dataDir: elsewhere }));
  const person = await signInBy(second.url, 'koordination@stadt.example');
  const again = onTeardown(connect(person, id));
  await saved(again.board);
  const texts = [...readBoard(again.board.document).resources.values()].map(({ text }) => text);
  expect(texts).toEqual(['kurz davor']);
  addResource(again.board.document, again.author, { field: 'social', text: 'weiter' });
  await saved(again.board);
});
