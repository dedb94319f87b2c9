import { createHash, randomBytes } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { examineShared } from '../../server/doctor.ts';
import type { NewLink } from '../../server/store/link-store.ts';
import { moveData } from '../../server/store/move.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { pseudonymise } from '../../shared/case/exemplary.ts';
import { addResource } from '../../shared/case/resource.ts';
import { defaultTownContent } from '../../shared/method/town-settings.ts';
import type { CaseListItem, NewCase } from '../../shared/protocol/http.ts';
import { runAdmin, runAdminWith } from '../fixtures/admin.ts';
import { connect, saved } from '../fixtures/client.ts';
import { createDatabase, runSql } from '../fixtures/postgres.ts';
import { ask, participantOf } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

const day = 24 * 60 * 60_000;
const newCase: NewCase = {
  pseudonym: 'Familie Zwei',
  persons: [{ label: 'Vater', kinship: 'father' }],
  legalSphere: 'SGB II',
  legalSphereSince: '2026-01-01',
};

/** Of both kinds of databases: rows that say the same are the same text. */
type Contents = Map<string, string[]>;

// Without PostgreSQL; the run says so loudly and counts it as not run.
describe.skipIf(!inject('postgresUrl'))('a store that moves to PostgreSQL', () => {
  /** A store with something in every table there is. */
  let filled: string;
  let cookie: string;
  let masterKey: string;
  let databaseUrl: string;

  beforeAll(async () => {
    filled = await temporaryFolder();
    const probe = await startTestServer({ dataDir: filled });
    const client = connect(await signIn(probe.url, 'SAF'));
    await saved(client.board);
    for (let n = 0; n < 5; n += 1) {
      addResource(client.board.document, client.author, { field: 'social', text: `Karte ${n}` });
      await saved(client.board);
    }
    client.destroy();
    await probe.close();
    const people = await inStore(filled, fill);
    cookie = people.saf;
    const server = await startTestServer({ dataDir: filled, variables: { PROBE: 'off' } });
    await work(server.url, people);
    await server.close();
    masterKey = (await readFile(join(filled, 'master.key'), 'utf8')).trim();
  }, 60_000);

  const newDatabase = () =>
    createDatabase(inject('postgresUrl'), `move-${randomBytes(6).toString('hex')}`);

  beforeEach(async () => {
    databaseUrl = await newDatabase();
  });
  afterEach(tearDown);

  const move = (dataDir = filled, key = masterKey) => moveData(dataDir, databaseUrl, key);
  const moveByCommand = ({ dataDir = filled, key = masterKey } = {}) =>
    runAdminWith({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, MASTER_KEY: key }, 'move');

  async function copyOfFilled(): Promise<string> {
    const dataDir = await temporaryFolder();
    await cp(filled, dataDir, { recursive: true });
    return dataDir;
  }

  it('is there with every row of every table, whole, at work, and DATA_DIR as it was', async () => {
    const before = await filesOf(filled);
    const inFiles = await contentsOfFiles(filled);
    for (const [table, rows] of inFiles) expect([table, rows.length]).not.toEqual([table, 0]);

    const moved = await moveByCommand();
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    const logRows = inFiles.get('public.log')?.length;
    expect(moved.stdout).toContain(`1 cases, 1 erased, 2 accounts, ${logRows} rows of the log\n`);
    expect(moved.stdout).toContain('npm run admin -- doctor');
    expect(await filesOf(filled)).toEqual(before);
    const there = await contentsOfPostgres(databaseUrl);
    expect([...there.keys()].sort()).toEqual([...inFiles.keys()].sort());
    for (const [table, rows] of inFiles) expect([table, there.get(table)]).toEqual([table, rows]);

    const { looked, findings, notes } = await examineShared(databaseUrl, masterKey);
    expect({ findings, notes }).toEqual({ findings: [], notes: [] });
    for (const check of ['keys', 'receipts', 'documents', 'sealed texts', 'log of access'])
      expect([...looked]).toContainEqual([check, expect.toSatisfy((count: number) => count > 0)]);

    // The only thing PostgreSQL counts by itself.
    expect(await runSql(databaseUrl, 'SELECT sequencename FROM pg_sequences')).toEqual([
      { sequencename: 'log_seq' },
    ]);
    const variables = { DATABASE_URL: databaseUrl, MASTER_KEY: masterKey };
    const server = onTeardown(await startTestServer({ variables }));
    expect(server.setUpLink).toBeUndefined();
    const asked = { url: server.url, cookie };
    const participant = await participantOf(asked);
    if (!participant) return expect.unreachable();
    const list = (await (await ask(asked, 'GET', '/cases')).json()) as CaseListItem[];
    expect(list.map(({ number }) => number)).toEqual(['F-0617']);
    const client = onTeardown(connect({ ...asked, participant }));
    await saved(client.board);
    const shown = () => [...readBoard(client.board.document).resources.values()];
    expect(shown().map(({ text }) => text)).toEqual(expect.arrayContaining(['Karte 1', 'Karte 4']));
    addResource(client.board.document, client.author, { field: 'social', text: 'danach' });
    await saved(client.board);
    const [log] = await runSql(databaseUrl, 'SELECT max(seq) AS seq FROM log');
    expect(Number(log?.seq)).toBeGreaterThan(lastSeqIn(filled));

    // Erased stays erased, its number is not given again, and the chain of what was done goes on.
    const { number } = (await (await ask(asked, 'POST', '/cases', newCase)).json()) as CaseListItem;
    expect(number).toBe('F-0619');
    const told = await runAdminWith(variables, 'access-log', 'F-0618');
    expect(JSON.parse(told.stdout)).toMatchObject({ check: { entries: expect.any(Number) } });
    expect((await examineShared(databaseUrl, masterKey)).findings).toEqual([]);

    // Not twice, and not over what people have done since.
    await expect(move()).rejects.toMatchObject({ code: 'notEmpty' });
  });

  it('leaves nothing behind where it fails, and can be tried again', async () => {
    const dataDir = await copyOfFilled();
    const minutes = (value: number) =>
      change(dataDir, `UPDATE agenda_items SET minutes = ${value} WHERE case_id IS NOT NULL`);
    minutes(2 ** 40);
    await expect(move(dataDir)).rejects.toThrow(/^agenda_items: /);
    for (const rows of (await contentsOfPostgres(databaseUrl)).values()) expect(rows).toEqual([]);
    minutes(20);
    await move(dataDir);
    expect((await examineShared(databaseUrl, masterKey)).findings).toEqual([]);
  });

  it('leaves behind what belongs to nothing any more, and the key of what was erased', async () => {
    const dataDir = await copyOfFilled();
    change(
      dataDir,
      "INSERT INTO case_departments VALUES ('ghost', 'SAF')",
      "INSERT INTO passkeys VALUES ('key', 'ghost', 'AAAA', 0, 'Schlüssel', 1)",
      // What belongs to what stays behind stays behind with it.
      "UPDATE sessions SET staff_id = 'ghost' WHERE token_hash IN (SELECT session_hash FROM tool_tokens)",
    );
    const keys = join(dataDir, 'keys');
    const [receipt = ''] = (await readdir(keys)).filter((name) => name.endsWith('.erased'));
    const erased = receipt.replace('.erased', '');
    await cp(join(keys, `${sampleCaseId}.key`), join(keys, `${erased}.key`));
    // A server that was started there once has left an unused schema and what its key must be.
    await (await openStore({ dataDir: '', databaseUrl, masterKey })).close();
    const { leftBehind } = await move(dataDir);
    expect([...leftBehind].sort()).toEqual([
      ['case_departments', 1],
      ['passkeys', 1],
      ['sessions', 1],
      ['tool_tokens', 1],
    ]);
    expect((await examineShared(databaseUrl, masterKey)).findings).toEqual([]);
  });

  it('is there once where two move at the same time', async () => {
    const copy = await copyOfFilled();
    await (await openStore({ dataDir: '', databaseUrl, masterKey })).close();
    const results = await Promise.allSettled([move(), move(copy)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'notEmpty' }) }),
    );
    expect((await examineShared(databaseUrl, masterKey)).findings).toEqual([]);
  });

  it('is erased to the end there where that was begun', async () => {
    const dataDir = await copyOfFilled();
    const facts = { number: 'F-0617', at: Date.now(), rows: 1, snapshots: 0, keys: 1 };
    await inStore(dataDir, ({ keys }) =>
      keys.erase({ caseId: sampleCaseId, ...facts }, async () => undefined),
    );
    expect((await moveByCommand({ dataDir })).stdout).toContain('0 cases, 2 erased');
    const there = await contentsOfPostgres(databaseUrl);
    for (const [table, rows] of there)
      if (!/access_log|receipts/.test(table)) expect(rows.join()).not.toContain(sampleCaseId);
    expect((await examineShared(databaseUrl, masterKey)).findings).toEqual([]);
  });

  it('is refused without the right key, while a server works on it, damaged, and into what is not empty', async () => {
    const other = randomBytes(32).toString('base64');
    const wrong = await moveByCommand({ key: other });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain(`MASTER_KEY="$(cat ${join(filled, 'master.key')})"`);
    const none = await runAdminWith({ DATA_DIR: filled, DATABASE_URL: databaseUrl }, 'move');
    expect(none.stderr).toContain('DATA_DIR/master.key');
    expect((await runAdmin(filled, 'move')).stderr).toContain('DATABASE_URL');

    // Where nothing is left but receipts, they are what the key has to be the right one for.
    const onlyErased = await copyOfFilled();
    for (const name of await readdir(join(onlyErased, 'keys')))
      if (name.endsWith('.key')) await rm(join(onlyErased, 'keys', name));
    await expect(move(onlyErased, other)).rejects.toMatchObject({ code: 'masterKeyWrong' });

    const othersUrl = await newDatabase();
    await (await openStore({ dataDir: '', databaseUrl: othersUrl, masterKey: other })).close();
    await expect(moveData(filled, othersUrl, masterKey)).rejects.toMatchObject({
      code: 'masterKeyWrong',
    });

    const nothing = await temporaryFolder();
    await expect(move(nothing)).rejects.toThrow(`There are no data in ${nothing}`);
    for (const file of ['fallrunde.sqlite', 'log.sqlite']) {
      const torn = await copyOfFilled();
      await writeFile(join(torn, file), randomBytes(8192));
      await expect(move(torn)).rejects.toThrow(`let the doctor look at ${torn}`);
    }
    const older = await copyOfFilled();
    change(older, "DELETE FROM kysely_migration WHERE name LIKE '0010%'");
    await expect(move(older)).rejects.toMatchObject({ code: 'olderSchema' });
    const { dataDir } = onTeardown(await startTestServer());
    await expect(move(dataDir)).rejects.toMatchObject({ code: 'inUse' });

    // Nothing of all that has touched the database; what others have in it is not touched either.
    expect(await contentsOfPostgres(databaseUrl)).toEqual(new Map());
    await runSql(databaseUrl, "CREATE TABLE others (id text); INSERT INTO others VALUES ('x')");
    await expect(move()).rejects.toThrow('is not empty (public.others)');
    expect([...(await contentsOfPostgres(databaseUrl)).keys()]).toEqual(['public.others']);
  });
});

async function inStore<T>(dataDir: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** What nobody does through the interface within a test; returns who may work there. */
async function fill(store: Store) {
  const people = { saf: '', kjs: '' };
  const ids = { saf: '', kjs: '' };
  for (const who of ['saf', 'kjs'] as const) {
    const department = who.toUpperCase();
    const { id } = await store.staff.create({
      login: `${who}@stadt.example`,
      name: who,
      department,
      role: 'coordinator',
      passwordHash: 'hash',
    });
    ids[who] = id;
    const session = { participantId: id, name: who, department, role: 'coordinator' } as const;
    people[who] = `fallrunde=${await store.sessions.create({ ...session, staffId: id }, day)}`;
  }
  const passkey = { id: 'passkey', publicKey: 'AAAA', counter: 2 ** 40 };
  await store.passkeys.add(ids.saf, passkey, 'Schlüssel');
  const invitation = { name: 'Kita', department: 'KJS', role: 'member' } as const;
  await store.staffInvitations.create(invitation, ids.saf, ids.kjs);
  await store.cases.setTable(sampleCaseId, { departments: ['SAF', 'KJS'], staffIds: [ids.kjs] });
  await store.cases.setLead(sampleCaseId, 'KJS', '2026-11-01');
  await store.settings.save(0, defaultTownContent, 'SAF');
  const rule = { title: 'Früher', text: 'Am ersten Tag.', field: 'work' } as const;
  const number = await store.rules.draft({ ...rule, cases: [], exceptions: [] }, 'SAF');
  await store.rules.change(number, 1, { ...rule, cases: [], exceptions: ['Nie.'] }, '2999-01-01');
  const voice = { basedOn: 2, kind: 'reject', text: 'Zu früh.' } as const;
  await store.rules.say(number, { id: ids.kjs, name: 'kjs', department: 'KJS' }, voice);
  const caseId = sampleCaseId;
  const conference = await store.conferences.create({
    date: '2026-12-03',
    start: '09:00',
    place: 'Rathaus',
    items: [{ kind: 'case', id: 'item', caseId, minutes: 30 }],
    invited: ['SAF', 'KJS'],
  });
  await store.conferences.postpone(conference.id, { itemId: 'item', reason: 'Krank' });
  const link: NewLink = {
    caseId,
    department: 'AA',
    person: '',
    role: 'observer',
    untilEnd: true,
    expiresAt: Date.now() + day,
    createdBy: 'SAF',
  };
  await store.links.create(link);
  const guest = await store.guests.create({ ...link, name: 'Arbeitsvermittlung', device: 'phone' });
  await store.guests.setState(guest, ['joining'], { kind: 'denied', reason: 'Heute nicht' });
  const stance = { caseId, roundId: 'round', strategyId: 's', department: 'SAF' };
  await store.stances.put(stance, { resistance: 3 });
  const extension = { at: Date.now(), until: '2999-01-01', department: 'SAF', reason: 'Grund' };
  await store.privacy.extend(caseId, extension);
  return people;
}

/** What else there is to be done at a case, and a case that is erased. */
async function work(url: string, people: { readonly saf: string; readonly kjs: string }) {
  const [saf, kjs] = [people.saf, people.kjs].map((cookie) => ({ url, cookie }));
  if (!saf || !kjs) throw new Error('Nobody is there.');
  const path = `/cases/${sampleCaseId}`;
  const done = async (asked: Promise<Response>) => {
    const response = await asked;
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.text();
  };
  const file = JSON.parse(await done(ask(saf, 'GET', `${path}/export`))) as CaseFile;
  const copy = pseudonymise(file.board, file.chair, {
    ...{ title: 'Ankommen', origin: 'Naher Osten', replacements: [], shiftDays: 77 },
  });
  const proposal = { title: 'Ankommen', fields: ['work'], movedDays: 77, ...copy };
  const { id } = JSON.parse(await done(ask(saf, 'POST', `${path}/exemplary`, proposal))) as {
    id: string;
  };
  await done(ask(kjs, 'POST', `/exemplary/${id}/release`));
  await done(ask(saf, 'POST', `${path}/exemplary`, proposal));
  const resource = file.board.resources[0]?.id;
  const entrusted = {
    root: 'resources',
    id: resource,
    reason: 'Grund',
    departments: ['SAF', 'KJS'],
  };
  await done(ask(saf, 'POST', `${path}/entrust`, entrusted));
  await done(ask(saf, 'POST', `${path}/tool-tokens`));
  const second = JSON.parse(await done(ask(saf, 'POST', '/cases', newCase))) as CaseListItem;
  await done(ask(saf, 'DELETE', `/cases/${second.id}`, { pseudonym: newCase.pseudonym }));
}

function change(dataDir: string, ...statements: string[]): void {
  const db = new DatabaseSync(join(dataDir, 'fallrunde.sqlite'), {
    enableForeignKeyConstraints: false,
  });
  for (const statement of statements) db.exec(statement);
  db.close();
}

function lastSeqIn(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, 'log.sqlite'), { readOnly: true });
  const last = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'log'").get();
  db.close();
  return Number(last?.seq);
}

/** Every file that holds anything, by its content. */
async function filesOf(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile() && !/^lock|-shm$|-wal$/.test(each.name));
  const told = files.map(async ({ parentPath, name }) => {
    const bytes = await readFile(join(parentPath, name));
    return `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
  });
  return (await Promise.all(told)).sort();
}

const textOf = (value: unknown) =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString('hex')
    : value === null
      ? null
      : `${value}`;

const textsOf = (rows: readonly Record<string, unknown>[]) =>
  rows
    .map((row) => Object.entries(row).map(([column, value]) => [column, textOf(value)] as const))
    .map((row) => JSON.stringify(row.toSorted(([a], [b]) => a.localeCompare(b))))
    .sort();

/** All but what belongs to the database itself. */
const isOwn = (name: string) => !/^(sqlite_|kysely_)|heartbeat$|installation$/.test(name);

async function contentsOfFiles(dataDir: string): Promise<Contents> {
  const contents: Contents = new Map();
  for (const file of ['fallrunde.sqlite', 'log.sqlite']) {
    const db = new DatabaseSync(join(dataDir, file), { readOnly: true });
    for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all())
      if (isOwn(String(name)))
        contents.set(`public.${name}`, textsOf(db.prepare(`SELECT * FROM "${name}"`).all()));
    db.close();
  }
  const keys = join(dataDir, 'keys');
  const kept = async (suffix: string, column: string) => {
    const names = (await readdir(keys)).filter((name) => name.endsWith(suffix));
    const rows = names.map(async (name) => ({
      case_id: name.slice(0, -suffix.length),
      [column]: (await readFile(join(keys, name), 'utf8')).trim(),
    }));
    return textsOf(await Promise.all(rows));
  };
  contents.set('fallrunde_keys.case_keys', await kept('.key', 'wrapped'));
  contents.set('fallrunde_keys.receipts', await kept('.erased', 'receipt'));
  return contents;
}

async function contentsOfPostgres(databaseUrl: string): Promise<Contents> {
  const contents: Contents = new Map();
  const tables = await runSql(
    databaseUrl,
    `SELECT schemaname, tablename FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  for (const { schemaname, tablename } of tables)
    if (isOwn(String(tablename))) {
      const table = `${schemaname}.${tablename}`;
      contents.set(table, textsOf(await runSql(databaseUrl, `SELECT * FROM ${table}`)));
    }
  return contents;
}
