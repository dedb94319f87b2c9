import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { compareMoments } from '../../shared/case/compare.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { addResource } from '../../shared/case/resource.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { attachVault } from '../../shared/case/vaults.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { OpenedSnapshot, Snapshot } from '../../shared/protocol/snapshots.ts';
import { deviceOf } from '../fixtures/door.ts';
import { isSaved, openSession, reaches, type TestSession } from '../fixtures/open-session.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer, type TestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

interface Member extends TestSession {
  readonly person: Person;
}

async function arrive(server: TestServer, department: string): Promise<Member> {
  const person = await signIn(server.url, department);
  const test = openSession(person);
  onTeardown({ close: async () => test.session.destroy() });
  await reaches(test.session.status, isSaved);
  return { ...test, person };
}

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
    const entrusted = await ask(saf.person, 'POST', `/cases/${sampleCaseId}/entrust`, {
      root: 'resources',
      id,
      departments: ['SAF', 'IFK'],
      reason: 'Von der Mutter erlaubt',
    });
    expect(entrusted.status).toBe(204);
    const closed = await take(saf, 'vertraut');
    for (const { at } of [open1, closed]) {
      expect(texts(await open(saf, at))).toContain('Vertraut-4f1c');
      const { opened } = await open(aa, at);
      const all = [opened.board, opened.chair, ...opened.vaults.map(({ update }) => update)];
      expect(Buffer.concat(all.map(bytes)).includes('Vertraut-4f1c')).toBe(false);
    }
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
