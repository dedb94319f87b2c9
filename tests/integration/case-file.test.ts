import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Ajv } from 'ajv';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { addResource } from '../../shared/case/resource.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import type { CaseImportCheck, CaseImported, CaseListItem } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CasePrivacy } from '../../shared/protocol/privacy.ts';
import { deviceOf } from '../fixtures/door.ts';
import { arrive } from '../fixtures/member.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { ask, errorOf } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const exported = async (person: Person, id = sampleCaseId) =>
  (await ask(person, 'GET', `/cases/${id}/export`)).text();

const take = async (person: Person, file: unknown) =>
  (await ask(person, 'POST', '/cases/import', file)).json() as Promise<CaseImported>;

const cases = async (person: Person) =>
  (await deviceOf(person).read<CaseListItem[]>('GET', '/cases')).map(({ id }) => id);

const refused = async (person: Person, file: unknown) => {
  const answers = await Promise.all(
    ['/cases/import/check', '/cases/import'].map(async (path) =>
      errorOf(await ask(person, 'POST', path, file)),
    ),
  );
  expect(answers[0]).toEqual(answers[1]);
  return answers[0];
};

/** The sample with something entrusted and a Momentaufnahme of now. */
async function server() {
  const running = onTeardown(await startTestServer());
  const saf = await arrive(running, 'SAF');
  const id = addResource(saf.session.board, saf.session.author, { field: 'social', text: 'leise' });
  await reaches(saf.session.status, isSaved);
  const body = { root: 'resources', id, departments: ['SAF', 'KJS'], reason: 'nur für uns' };
  await ask(saf.person, 'POST', `/cases/${sampleCaseId}/entrust`, body);
  await ask(saf.person, 'POST', `/cases/${sampleCaseId}/snapshots`, { name: 'Vor dem Umzug' });
  await ask(saf.person, 'POST', `/cases/${sampleCaseId}/retention`, {
    until: '2040-01-01',
    reason: 'Klage',
  });
  return { ...running, saf: saf.person };
}

describe('a case as a file', () => {
  it('comes back byte for byte after it was erased, with snapshots, consents and what is entrusted', async () => {
    const { url, dataDir, saf } = await server();
    const before = await exported(saf);
    const file = JSON.parse(before) as CaseFile;
    expect(file.snapshots.length).toBeGreaterThan(1);
    await ask(saf, 'DELETE', `/cases/${sampleCaseId}`, { pseudonym: 'Familie O.' });
    const check = (await (
      await ask(saf, 'POST', '/cases/import/check', file)
    ).json()) as CaseImportCheck;
    expect(check).toMatchObject({ pseudonym: 'Familie O.', keepsNumber: false, entrusted: 1 });
    const { id, number, mayOpen } = await take(saf, file);
    expect([id === sampleCaseId, number === 'F-0617', mayOpen]).toEqual([false, false, true]);
    expect(await exported(saf, id)).toBe(before);

    const aa = await signIn(url, 'AA');
    const seen = JSON.parse(await exported(aa, id)) as CaseFile;
    expect(JSON.stringify(seen)).not.toContain('leise');
    expect(seen.leftOut.entrusted.social).toBe(1);
    const session = openSession(await signIn(url, 'KJS'), id);
    onTeardown({ close: async () => session.session.destroy() });
    await reaches(session.session.boardStore, ({ resources }) =>
      [...resources.values()].some(({ text, entrusted }) => text === 'leise' && entrusted),
    );
    const { consents, retention } = await deviceOf(saf).read<CasePrivacy>(
      'GET',
      `/cases/${id}/privacy`,
    );
    expect(consents).toEqual(file.consents);
    expect(retention.until).toBe('2040-01-01');
    const { entries } = await deviceOf(saf).read<AccessPage>('GET', `/cases/${id}/access-log`);
    expect(entries.map(({ action }) => action)).toContain('caseImported');
    // The withdrawn consent still counts.
    expect((await ask(await signIn(url, 'CBE'), 'GET', `/cases/${id}`)).status).toBe(404);
    // On disk nothing of it can be read.
    const database = new DatabaseSync(join(dataDir, 'fallrunde.sqlite'), { readOnly: true });
    const rows = database.prepare('SELECT * FROM checkpoint_documents').all();
    expect(JSON.stringify(rows)).not.toContain('Maler');
    database.close();
  });

  it('keeps id and number on a server that does not know them', async () => {
    const { saf } = await server();
    const before = await exported(saf);
    const other = onTeardown(await startTestServer());
    const there = await signIn(other.url, 'SAF');
    const file = JSON.parse(before) as CaseFile;
    const foreign = { ...file, id: 'familie-p', number: 'F-0999' };
    expect(await take(there, foreign)).toEqual({
      id: 'familie-p',
      number: 'F-0999',
      mayOpen: true,
    });
    expect(await exported(there, 'familie-p')).toBe(JSON.stringify(foreign));
    // Once more it becomes a case of its own beside the first, and remembers where it is from.
    const twin = await take(there, foreign);
    expect([twin.id, twin.number]).not.toContain('familie-p');
    expect(await exported(there, twin.id)).toBe(JSON.stringify(foreign));
  });

  it('comes in from version 1', async () => {
    const { url } = onTeardown(await startTestServer());
    const saf = await signIn(url, 'SAF');
    const text = await readFile(new URL('../fixtures/case-file-1.json', import.meta.url), 'utf8');
    const { id } = await take(saf, JSON.parse(text));
    const file = JSON.parse(await exported(saf, id)) as CaseFile;
    expect(file.version).toBe(2);
    expect(file.board.resources.filter(({ entrusted }) => entrusted)).toHaveLength(1);
  });

  it('edited by hand is refused at its place, and leaves nothing behind', async () => {
    const { dataDir, saf } = await server();
    const text = await exported(saf);
    const before = await cases(saf);
    const replaced = (from: string | RegExp, to: string) => {
      expect(text).toMatch(from);
      return refused(saf, JSON.parse(text.replace(from, to)));
    };
    const error = (code: string, field?: string) => [400, { code, ...(field ? { field } : {}) }];
    expect(await refused(saf, { format: 'something' })).toEqual(error('caseFileUnknown'));
    expect(await refused(saf, [])).toEqual(error('caseFileUnknown'));
    expect(await replaced('"version":2', '"version":3')).toEqual(
      error('caseFileVersion', 'version'),
    );
    expect(await replaced('"schemaVersion":3', '"schemaVersion":99')).toEqual(
      error('caseFileVersion', 'board.meta.schemaVersion'),
    );
    expect(await replaced('"createdAt"', '"password":"x","createdAt"')).toEqual(
      error('caseFileForeign', 'password'),
    );
    expect(await replaced('"kinship":', '"name":"Erika","kinship":')).toEqual(
      error('caseFileForeign', 'board.persons[0].name'),
    );
    expect(await replaced('"departments":["AA"', '"departments":["XX"')).toEqual(
      error('caseFileDepartment', 'departments[0]'),
    );
    const { snapshots } = JSON.parse(text) as CaseFile;
    const last = snapshots.length - 1;
    const kept = { ...snapshots[last], name: 'Nach dem Umzug' };
    expect(
      await refused(saf, { ...JSON.parse(text), snapshots: [...snapshots.slice(0, -1), kept] }),
    ).toEqual(error('caseFileHash', `snapshots[${last}].hash`));
    expect(await refused(saf, { ...JSON.parse(text), snapshots: snapshots.slice(1) })).toEqual(
      error('caseFileHash', 'snapshots[0].hash'),
    );
    expect(await cases(saf)).toEqual(before);
    const database = new DatabaseSync(join(dataDir, 'log.sqlite'), { readOnly: true });
    const logged = database.prepare('SELECT DISTINCT case_id FROM log').all();
    expect(logged.map((row) => row.case_id)).toEqual([sampleCaseId]);
    database.close();
  });

  it('that is no JSON, or too large, is refused in words', async () => {
    const { url, saf } = await server();
    const post = (body: string) =>
      fetch(`${url}/api/cases/import`, {
        method: 'POST',
        headers: { origin: url, cookie: saf.cookie, 'content-type': 'application/json' },
        body,
      });
    expect(await errorOf(await post('{"format":'))).toEqual([400, { code: 'caseFileUnknown' }]);
    expect(await errorOf(await post('{"__proto__":{"a":1}}'))).toEqual([
      400,
      { code: 'caseFileUnknown' },
    ]);
    const large = await post(`"${'x'.repeat(limits.caseFileBytes)}"`);
    expect(await errorOf(large)).toEqual([413, { code: 'caseFileTooLarge' }]);
  });

  it('has a form that is told', async () => {
    const { url, saf } = await server();
    const schema = (await (await fetch(`${url}/schema/fallrunde-case.json`)).json()) as object;
    const isOfForm = new Ajv({ discriminator: true, strict: false }).compile(schema);
    expect(isOfForm(JSON.parse(await exported(saf)))).toBe(true);
  });
});
