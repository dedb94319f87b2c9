import { randomBytes } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CaseSummary } from '../../shared/protocol/http.ts';
import { onEveryStore, onPostgres, onSqlite } from '../../tests/fixtures/stores.ts';

function newCase(id: string, number?: string) {
  const lead = { id, leadDepartment: 'SAF', leadSince: '2026-10-05' };
  return number === undefined ? lead : { ...lead, number };
}

const summary: CaseSummary = {
  pseudonym: 'Familie Ypsilon',
  origin: 'Syrien',
  persons: 4,
  directions: ['Der Vater sucht Arbeit'],
  resources: { personal: 3, social: 1, material: 0, infrastructural: 2 },
  openGaps: { personal: 0, social: 1, material: 0, infrastructural: 0 },
  due: [],
  sittings: [],
};

const doc = new Y.Doc();
doc.getMap('cards').set('card', 'Pünktlichkeit');
const oneUpdate = Y.encodeStateAsUpdate(doc);

const person = {
  participantId: 'p-1',
  name: 'Sozialdienst für ausländische Flüchtlinge',
  department: 'SAF',
  role: 'member',
} as const;

onEveryStore((place) => {
  test('keeps everything over a restart', async () => {
    const store = await place.open();
    expect(await store.cases.isEmpty()).toBe(true);
    const created = await store.cases.createCase(newCase('case-one'));
    await store.cases.saveSummary('case-one', summary);
    await store.log.append('case-one', 'board', oneUpdate);
    await store.close();

    const again = await place.open();
    expect(await again.cases.isEmpty()).toBe(false);
    expect(await again.cases.caseExists('case-one')).toBe(true);
    expect(await again.cases.caseExists('case-two')).toBe(false);
    expect(await again.cases.getCase('case-one')).toEqual({ ...created, summary });
    expect(await again.cases.getCase('case-two')).toBeUndefined();
    expect(await again.log.load('case-one', 'board')).toEqual(oneUpdate);
    expect(place.damage).toEqual([]);
  });

  test('numbers go on from the highest there is, beyond four digits too', async () => {
    const { cases } = await place.open();
    const numbers: string[] = [];
    for (const number of [
      undefined,
      undefined,
      'F-0617',
      undefined,
      'F-9999',
      undefined,
      undefined,
    ]) {
      numbers.push((await cases.createCase(newCase(`case-${numbers.length}`, number))).number);
    }
    expect(numbers).toEqual([
      'F-0001',
      'F-0002',
      'F-0617',
      'F-0618',
      'F-9999',
      'F-10000',
      'F-10001',
    ]);
    expect((await cases.listCases()).map((one) => one.number).sort()).toEqual([...numbers].sort());
  });

  test('cases created at once get numbers of their own', async () => {
    const { cases } = await place.open();
    const created = await Promise.all(
      Array.from({ length: 20 }, (_, i) => cases.createCase(newCase(`case-${i}`))),
    );
    expect(new Set(created.map((one) => one.number)).size).toBe(20);
  });

  test('an id or number that is taken and a number that is none are refused; the first case stays whole', async () => {
    const { cases, log } = await place.open();
    await cases.createCase(newCase('case-one'));
    await log.append('case-one', 'board', oneUpdate);
    await expect(cases.createCase(newCase('case-one'))).rejects.toMatchObject({
      code: 'caseExists',
    });
    await expect(cases.createCase(newCase('case-two', 'F-0001'))).rejects.toMatchObject({
      code: 'numberTaken',
    });
    await expect(cases.createCase(newCase('case-two', '17'))).rejects.toMatchObject({
      code: 'numberInvalid',
    });
    expect(await log.load('case-one', 'board')).toEqual(oneUpdate);
    expect(await cases.caseExists('case-two')).toBe(false);
  });

  test('whatever characters and numbers somebody sends, they are looked for and kept', async () => {
    const { accessLog, cases, checkpoints, links, settings } = await place.open();
    await cases.createCase(newCase('case-one'));
    const nobody = 'a\0b\uD800\u202E\u{1F468}\u200D\u{1F469}';
    expect(await cases.caseExists(nobody)).toBe(false);
    for (const number of [2 ** 31, 2 ** 53, 1e20, 1e300]) {
      expect(await settings.get(number)).toBeUndefined();
      expect(await accessLog.page('case-one', 5, number)).toEqual([]);
      expect(await checkpoints.load('case-one', number, 'board')).toBeUndefined();
    }
    const link = {
      caseId: 'case-one',
      department: 'AA',
      person: nobody,
      role: 'observer' as const,
      untilEnd: false,
      expiresAt: 1,
      createdBy: 'SAF',
    };
    await links.create(link);
    expect((await links.ofCase('case-one'))[0]?.person).toMatch(/^a.b.\u202E\u{1F468}/u);
  });

  test('a summary that cannot be read is left out and reported', async () => {
    const { cases } = await place.open();
    await cases.createCase(newCase('case-one'));
    await cases.createCase(newCase('case-two'));
    await cases.saveSummary('case-one', summary);
    await cases.saveSummary('case-two', summary);
    await place.change(
      "UPDATE cases SET summary = (SELECT summary FROM cases WHERE id = 'case-two')",
    );
    const list = await cases.listCases();
    expect(list.map((one) => one.summary)).toEqual([undefined, summary]);
    expect(place.damage).toEqual([{ kind: 'damagedSummary', caseId: 'case-one' }]);
    await expect(cases.saveSummary('case-none', summary)).rejects.toMatchObject({
      code: 'unknownCase',
    });
  });

  test('nothing people wrote can be read in any file', async () => {
    const store = await place.open();
    await store.cases.createCase(newCase('case-one'));
    await store.cases.saveSummary('case-one', summary);
    await store.log.append('case-one', 'board', oneUpdate);
    const bytes = await place.everyByte();
    for (const text of ['Ypsilon', 'Syrien', 'sucht Arbeit', 'nktlichkeit']) {
      expect(bytes).not.toContain(text);
    }
  });

  test('data of a newer version are refused', async () => {
    const store = await place.open();
    await store.close();
    await place.change(
      "INSERT INTO kysely_migration VALUES ('9999-from-the-future', '2030-01-01')",
    );
    await expect(place.open()).rejects.toMatchObject({ code: 'newerSchema' });
    await place.change("DELETE FROM kysely_migration WHERE name = '9999-from-the-future'");
  });

  test('a session is found by its token until it is removed or expires', async () => {
    const store = await place.open();
    const token = await store.sessions.create(person, 60_000);
    const other = await store.sessions.create({ ...person, participantId: 'p-2' }, 60_000);
    const expired = await store.sessions.create(person, 0);
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(await store.sessions.find(token)).toMatchObject(person);
    expect(await store.sessions.find(expired)).toBeUndefined();
    expect(await store.sessions.find('')).toBeUndefined();
    expect(await place.everyByte()).not.toContain(token);
    await store.sessions.remove(token);
    expect(await store.sessions.find(token)).toBeUndefined();
    await store.close();
    const again = await place.open();
    expect(await again.sessions.find(other)).toMatchObject({ participantId: 'p-2' });
  });

  test('a case is never there without what it was created with', async () => {
    const store = await place.open();
    await expect(
      store.cases.createCase(
        { id: 'case-one', number: 'F-1', leadDepartment: 'SAF', leadSince: '2026-01-01' },
        { documents: { board: oneUpdate }, summary },
      ),
    ).rejects.toMatchObject({ code: 'numberInvalid' });
    expect(await store.cases.caseExists('case-one')).toBe(false);
    const created = await store.cases.createCase(
      { id: 'case-one', leadDepartment: 'SAF', leadSince: '2026-01-01' },
      { documents: { board: oneUpdate }, summary },
    );
    expect(created.summary).toEqual(summary);
    expect(await store.log.load('case-one', 'board')).toEqual(oneUpdate);
  });
});

onSqlite((place) => {
  test('creates its folder for its owner alone', async () => {
    const dataDir = join(place.folder, 'new', 'data');
    await place.open({ dataDir });
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  test('two servers never work on the same data', async () => {
    const store = await place.open();
    await expect(place.open()).rejects.toMatchObject({ code: 'inUse' });
    await store.close();
    await place.open();
  });

  test('another or a lost master key is refused instead of showing empty cases', async () => {
    const masterKey = randomBytes(32).toString('base64');
    const store = await place.open({ masterKey });
    await store.cases.createCase(newCase('case-one'));
    await store.close();
    await expect(
      place.open({ masterKey: randomBytes(32).toString('base64') }),
    ).rejects.toMatchObject({
      code: 'masterKeyWrong',
    });
    await expect(place.open()).rejects.toMatchObject({ code: 'masterKeyMissing' });
    await expect(place.open({ masterKey: 'short' })).rejects.toMatchObject({
      code: 'masterKeyInvalid',
    });
    expect(await readdir(place.folder)).not.toContain('master.key');
    expect(await (await place.open({ masterKey })).cases.caseExists('case-one')).toBe(true);
  });

  test('one damaged key costs its own case only', async () => {
    const store = await place.open();
    await store.cases.createCase(newCase('case-one'));
    await store.cases.createCase(newCase('case-two'));
    await store.log.append('case-two', 'board', oneUpdate);
    await store.close();
    await writeFile(join(place.folder, 'keys', 'case-one.key'), 'AAAA');
    const again = await place.open();
    expect(place.damage).toEqual([{ kind: 'damagedKey', caseId: 'case-one' }]);
    expect(await again.log.load('case-two', 'board')).toEqual(oneUpdate);
    await expect(again.log.load('case-one', 'board')).rejects.toMatchObject({
      code: 'unknownCase',
    });
  });
});

onPostgres((place) => {
  test('needs a master key, the same on all nodes', async () => {
    await expect(place.open({ masterKey: '' })).rejects.toMatchObject({
      code: 'masterKeyMissing',
    });
    await place.open();
    const masterKey = randomBytes(32).toString('base64');
    await expect(place.open({ masterKey })).rejects.toMatchObject({ code: 'masterKeyWrong' });
  });

  test('what one node writes is there on the other at once', async () => {
    const [one, other] = [await place.open(), await place.open()];
    await one.cases.createCase(newCase('case-one'), { documents: { board: oneUpdate }, summary });
    expect((await other.cases.getCase('case-one'))?.summary).toEqual(summary);
    expect((await other.cases.listCases()).map(({ id }) => id)).toEqual(['case-one']);
    expect(await other.log.load('case-one', 'board')).toEqual(oneUpdate);
    const token = await one.sessions.create(person, 60_000);
    expect(await other.sessions.find(token)).toMatchObject(person);
  });

  test('cases created at once on two nodes get numbers of their own', async () => {
    const nodes = [await place.open(), await place.open()];
    const created = await Promise.all(
      nodes.flatMap(({ cases }, node) =>
        Array.from({ length: 10 }, (_, i) => cases.createCase(newCase(`case-${node}-${i}`))),
      ),
    );
    expect(new Set(created.map(({ number }) => number)).size).toBe(20);
  });
});
