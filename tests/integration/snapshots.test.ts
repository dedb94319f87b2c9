import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { compareMoments } from '../../shared/case/compare.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { addResource } from '../../shared/case/resource.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { attachVault, openVaults } from '../../shared/case/vaults.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { OpenedSnapshot, Snapshot } from '../../shared/protocol/snapshots.ts';
import { deviceOf } from '../fixtures/door.ts';
import { arrive, type Member } from '../fixtures/member.ts';
import { isSaved, reaches } from '../fixtures/open-session.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

const startOf2018 = Date.UTC(2018, 0);

const path = `/cases/${sampleCaseId}/snapshots`;

const take = async ({ person }: Member, name: string): Promise<Snapshot> =>
  (await ask(person, 'POST', path, { name })).json() as Promise<Snapshot>;

/** Without those the sample comes with. */
const list = async ({ person }: Member) =>
  (await deviceOf(person).read<Snapshot[]>('GET', path)).filter(({ at }) => at > startOf2018);

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** The case as the snapshot tells it to that member. */
async function open({ person }: Member, at: number) {
  const opened = await deviceOf(person).read<OpenedSnapshot>('GET', `${path}/${at}`);
  const [board, chair] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(board, bytes(opened.board));
  Y.applyUpdate(chair, bytes(opened.chair));
  for (const { key, departments, update } of opened.vaults) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes(update));
    attachVault(board, { key, departments, doc });
  }
  migrateBoard(board);
  return { at, board: readBoard(board), chair: readChair(chair), opened };
}

async function write({ session }: Member, text: string): Promise<string> {
  const id = addResource(session.board, session.author, { field: 'social', text });
  await reaches(session.status, isSaved);
  return id;
}

async function allOf(member: Member, at: number): Promise<Buffer> {
  const { opened } = await open(member, at);
  const all = [opened.board, opened.chair, ...opened.vaults.map(({ update }) => update)];
  return Buffer.concat(all.map(bytes));
}

async function entrust(
  { person }: Member,
  id: string,
  departments: readonly string[],
  reason: string,
): Promise<void> {
  const body = { root: 'resources', id, departments, reason };
  const { status } = await ask(person, 'POST', `/cases/${sampleCaseId}/entrust`, body);
  expect(status).toBe(204);
}

async function consult({ session }: Member): Promise<string> {
  const sittingId = startSitting(session.chair, session.author, {
    plan: defaultPhases,
    openGaps: 0,
  });
  await reaches(session.status, isSaved);
  stepSitting(session.chair, session.author, { kind: 'finish', openGaps: 0 });
  await reaches(session.status, isSaved);
  return sittingId;
}

const texts = ({ board }: Awaited<ReturnType<typeof open>>) =>
  [...board.resources.values()].map(({ text }) => text);

describe('a Momentaufnahme', () => {
  it('says what the case said then, whatever happens later, and tells the difference', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, aa] = [await arrive(server, 'SAF'), await arrive(server, 'AA')];
    await write(saf, 'vorher da');
    const first = await take(saf, 'Vor dem Hausbesuch');
    const id = await write(aa, 'nachher da');
    const second = await take(aa, 'Nach dem Hausbesuch');
    expect(await list(saf)).toEqual([second, first]);
    expect(first).toMatchObject({ name: 'Vor dem Hausbesuch', by: 'SAF' });
    expect(first.departments).toContain('AA');
    const [before, after] = [await open(aa, first.at), await open(saf, second.at)];
    expect(texts(before)).toContain('vorher da');
    expect(texts(before)).not.toContain('nachher da');
    expect(before.board.unreadable).toEqual([]);
    const news = compareMoments(before, after).differences.filter(({ kind }) => kind !== 'open');
    expect(news.map(({ kind, id: which }) => [kind, which])).toEqual([['new', id]]);
  });

  it('is taken when a consultation is closed, once', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const { session } = saf;
    session.takeChair();
    await reaches(session.chairStore, ({ holder }) => holder !== undefined);
    const sittingId = startSitting(session.chair, session.author, {
      plan: defaultPhases,
      openGaps: 0,
    });
    await write(saf, 'in der Beratung gesagt');
    stepSitting(session.chair, session.author, { kind: 'finish', openGaps: 0 });
    await expect.poll(async () => (await list(saf)).length).toBe(1);
    const [{ at, name, by, ...taken }] = (await list(saf)) as [Snapshot];
    expect({ name, by, sittingId: taken.sittingId }).toEqual({
      name: '',
      by: undefined,
      sittingId,
    });
    expect(texts(await open(saf, at))).toContain('in der Beratung gesagt');
    // Opened anew, the end of the consultation is heard again.
    session.destroy();
    const again = await arrive(server, 'SAF');
    await take(again, 'Danach');
    expect((await list(again)).map((each) => each.name)).toEqual(['Danach', '']);
  });

  it('keeps from others what was entrusted, then or since', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, aa] = [await arrive(server, 'SAF'), await arrive(server, 'AA')];
    const id = await write(saf, 'Vertraut-4f1c');
    const open1 = await take(saf, 'offen');
    await entrust(saf, id, ['SAF', 'IFK'], 'Von der Mutter erlaubt');
    const closed = await take(saf, 'vertraut');
    for (const { at } of [open1, closed]) {
      expect(texts(await open(saf, at))).toContain('Vertraut-4f1c');
      expect((await allOf(aa, at)).includes('Vertraut-4f1c')).toBe(false);
    }
  });

  it('tells nobody what was entrusted to them then and is entrusted to others now', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, aa] = [await arrive(server, 'SAF'), await arrive(server, 'AA')];
    const id = await write(saf, 'Vertraut-4f1c');
    await entrust(saf, id, ['SAF', 'AA'], 'Grund-4f1c');
    const first = await take(saf, 'mit der AA');
    expect(texts(await open(aa, first.at))).toContain('Vertraut-4f1c');
    const entry = { root: 'resources', id, reason: 'Grund-77aa' };
    await ask(saf.person, 'POST', `/cases/${sampleCaseId}/release`, entry);
    const second = await take(saf, 'mit allen');
    await entrust(saf, id, ['SAF', 'IFK'], 'Widerrufen');
    for (const { at } of [first, second]) {
      expect(texts(await open(saf, at))).toContain('Vertraut-4f1c');
      const all = await allOf(aa, at);
      for (const text of ['Vertraut-4f1c', 'Grund-4f1c', 'Grund-77aa'])
        expect(all.includes(text)).toBe(false);
    }
  });

  it('is changed for others by nothing that somebody writes into a vault of theirs', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, aa] = [await arrive(server, 'SAF'), await arrive(server, 'AA')];
    const id = await write(saf, 'steht für alle da');
    const { at } = await take(saf, 'offen');
    await entrust(saf, await write(saf, 'vertraut'), ['SAF'], 'Von der Mutter erlaubt');
    await expect.poll(() => openVaults(saf.session.board).length).toBe(1);
    const [vault] = openVaults(saf.session.board);
    vault?.doc.getMap('resources').set(id, new Y.Map());
    await reaches(saf.session.status, isSaved);
    expect(texts(await open(aa, at))).toContain('steht für alle da');
  });

  it('is read by nobody whom the log of access does not name', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, aa, ifk] = [
      await signIn(server.url),
      await signIn(server.url, 'AA'),
      await signIn(server.url, 'IFK'),
    ];
    const [sample] = await deviceOf(aa).read<Snapshot[]>('GET', path);
    await ask(ifk, 'GET', `${path}/${sample?.at}`);
    const { entries } = await deviceOf(saf).read<AccessPage>(
      'GET',
      `/cases/${sampleCaseId}/access-log`,
    );
    expect(entries.map(({ action, department }) => [action, department])).toEqual([
      ['caseOpened', 'IFK'],
      ['caseOpened', 'AA'],
    ]);
  });

  it('does not fill the disk: not by consultations one after the other, nor by name', async () => {
    const dataDir = await temporaryFolder();
    const before = await startTestServer({ dataDir });
    await before.close();
    const store = await openStore({ dataDir });
    for (let count = 1; count < limits.snapshotsPerCase; count += 1)
      await store.checkpoints.saveSnapshot(sampleCaseId, new Map(), {
        name: String(count),
        by: 'SAF',
        departments: [],
        direction: [],
      });
    await store.close();
    const server = onTeardown(await startTestServer({ dataDir }));
    const saf = await arrive(server, 'SAF');
    saf.session.takeChair();
    await reaches(saf.session.chairStore, ({ holder }) => holder !== undefined);
    const first = await consult(saf);
    await consult(saf);
    await take(saf, 'das letzte');
    const ended = (await list(saf)).filter(({ by }) => by === undefined);
    expect(ended.map(({ sittingId }) => sittingId)).toEqual([first]);
    const refused = await ask(saf.person, 'POST', path, { name: 'zu viel' });
    expect([refused.status, await refused.json()]).toEqual([
      409,
      { error: { code: 'snapshotsFull' } },
    ]);
  });

  it('is refused by name, right and moment; one that was changed is not shown', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    for (const name of ['', '  ', '\u200b', 'x'.repeat(81)])
      expect((await ask(saf.person, 'POST', path, { name })).status).toBe(400);
    expect((await ask(saf.person, 'GET', `${path}/123`)).status).toBe(404);
    const first = await take(saf, 'eins');
    await write(saf, 'dazwischen');
    const second = await take(saf, 'zwei');
    const db = new DatabaseSync(join(server.dataDir, 'fallrunde.sqlite'));
    const rows = db
      .prepare(
        "SELECT at, sealed FROM checkpoint_documents WHERE document = 'board' AND at IN (?, ?)",
      )
      .all(first.at, second.at);
    expect(rows).toHaveLength(2);
    db.prepare("DELETE FROM checkpoint_documents WHERE document = 'chair' AND at = ?").run(
      first.at,
    );
    db.close();
    const damaged = await ask(saf.person, 'GET', `${path}/${first.at}`);
    expect([damaged.status, await damaged.json()]).toEqual([500, { error: { code: 'damaged' } }]);
    expect((await ask(saf.person, 'GET', `${path}/${second.at}`)).status).toBe(200);
  });
});
