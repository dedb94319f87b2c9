import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { openStore, type Store } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { familieOConsents, seedFamilieO } from '../../shared/case/familie-o.ts';
import { summarise } from '../../shared/case/summary.ts';
import { runAdminWith } from '../fixtures/admin.ts';
import { createDatabase, runProgram, runSql } from '../fixtures/postgres.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

/** What the operator does where the store lies on PostgreSQL. */
// Without PostgreSQL; the run says so loudly and counts it as not run.
describe.skipIf(!inject('postgresUrl'))('on PostgreSQL', () => {
  let variables: { DATABASE_URL: string; MASTER_KEY: string };

  async function newDatabase(): Promise<string> {
    return createDatabase(inject('postgresUrl'), `operator-${randomBytes(6).toString('hex')}`);
  }

  function store(databaseUrl = variables.DATABASE_URL): Promise<Store> {
    return openStore({ dataDir: '', databaseUrl, masterKey: variables.MASTER_KEY });
  }

  async function newCase({ cases, privacy }: Store, id: string): Promise<void> {
    const [board, chair] = [new Doc(), new Doc()];
    seedFamilieO(board, chair);
    await cases.createCase(
      { id, leadDepartment: 'SAF', leadSince: '2026-10-05', departments: ['SAF', 'KJS'] },
      {
        documents: { board: encodeStateAsUpdate(board), chair: encodeStateAsUpdate(chair) },
        summary: summarise(readBoard(board), readChair(chair)),
      },
    );
    for (const consent of familieOConsents) await privacy.addConsent(id, consent);
  }

  beforeEach(async () => {
    variables = {
      DATABASE_URL: await newDatabase(),
      MASTER_KEY: randomBytes(32).toString('base64'),
    };
  });

  it('the doctor looks at everything while a server works on it, and changes nothing', async () => {
    const server = onTeardown(await startTestServer({ variables }));
    // No probe: it is for a store on this machine.
    expect(server.setUpLink).toBeDefined();
    const node = await store();
    await newCase(node, 'case-one');
    await node.close();
    const well = await runAdminWith(variables, 'doctor');
    expect(well).toMatchObject({ code: 0, stderr: '' });
    for (const check of ['schema', 'keys', 'documents', 'summaries', 'sealed texts'])
      expect(well.stdout).toMatch(new RegExp(`^${check} +[1-9]\\d* +0$`, 'm'));
    await runSql(
      variables.DATABASE_URL,
      `UPDATE log SET sealed = 'torn' WHERE document = 'chair';
       UPDATE consents SET purpose = 'AAAA' WHERE position = 0;
       INSERT INTO fallrunde_keys.case_keys VALUES ('nobody', 'AAAA')`,
    );
    const ill = await runAdminWith(variables, 'doctor');
    expect(ill.code).toBe(1);
    expect(ill.stdout).toContain('! keys: nobody: a key without its case');
    expect(ill.stdout).toContain('! documents: F-0001 chair: 1 rows cannot be read');
    expect(ill.stdout).toContain('! sealed texts: F-0001: a consent or an extension');
    expect((await runAdminWith(variables, 'doctor')).stdout).toBe(ill.stdout);
  });

  it('commands of the operator work beside a server; backups are made by the tools of PostgreSQL', async () => {
    const node = await store();
    await newCase(node, 'case-one');
    const staff = await runAdminWith(
      variables,
      ...['create-staff', 'Prozesskoordination', '--department', 'SAF', '--role', 'coordinator'],
    );
    expect(staff.stdout).toContain('/beitreten#');
    expect((await runAdminWith(variables, 'erase', 'F-0001', '--yes')).code).toBe(0);
    expect(await node.cases.caseExists('case-one')).toBe(false);
    expect((await node.accessLog.list('case-one')).at(-1)).toMatchObject({ action: 'erased' });
    for (const command of ['backup', 'restore'])
      expect(await runAdminWith(variables, command, 'folder')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('pg_dump'),
      });
    await node.close();
  });

  it('a backup as it is documented holds no key; put back elsewhere with the newer keys, what was erased stays erased', async () => {
    const backups = await temporaryFolder();
    const [data, keys] = [join(backups, 'data.dump'), join(backups, 'keys.dump')];
    const url = variables.DATABASE_URL;
    const node = await store();
    await newCase(node, 'case-one');
    await newCase(node, 'case-two');
    const rows = await runSql(url, 'SELECT wrapped FROM fallrunde_keys.case_keys');
    runProgram(
      'pg_dump',
      '--format=custom',
      '--exclude-schema=fallrunde_keys',
      `--file=${data}`,
      url,
    );
    const plain = runProgram('pg_restore', '--file=-', data);
    for (const { wrapped } of rows) expect(plain).not.toContain(wrapped);
    await node.cases.eraseCase('case-one');
    await node.close();
    runProgram('pg_dump', '--format=custom', '--schema=fallrunde_keys', `--file=${keys}`, url);

    // Where the database still stands, its keys stay as they are.
    await runSql(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    runProgram('pg_restore', '--no-owner', `--dbname=${url}`, data);
    const back = await store();
    expect((await back.cases.listCases()).map(({ id }) => id)).toEqual(['case-two']);
    await newCase(back, 'case-three');
    await back.close();

    const elsewhere = await newDatabase();
    runProgram('pg_restore', '--no-owner', `--dbname=${elsewhere}`, data);
    await expect(store(elsewhere)).rejects.toMatchObject({ code: 'keysMissing' });
    runProgram('pg_restore', '--no-owner', `--dbname=${elsewhere}`, keys);
    const again = await store(elsewhere);
    expect((await again.cases.listCases()).map(({ id }) => id)).toEqual(['case-two']);
    expect(await again.log.load('case-two', 'board')).toBeDefined();
    await again.close();
    const doctor = await runAdminWith({ ...variables, DATABASE_URL: elsewhere }, 'doctor');
    expect(doctor).toMatchObject({ code: 0, stderr: '' });
  });
});
