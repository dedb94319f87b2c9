import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { removeEntity } from '../../shared/case/entity.ts';
import type { EntryRef } from '../../shared/case/entries.ts';
import { addResource } from '../../shared/case/resource.ts';
import { readRestored, restoredKey } from '../../shared/case/restored-mark.ts';
import { rootMap, rootNames } from '../../shared/case/roots.ts';
import { editText } from '../../shared/case/text.ts';
import type { Since } from '../../shared/case/turn-back.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import type {
  Checkpoint,
  CheckpointDifference,
  Restored,
} from '../../shared/protocol/checkpoints.ts';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { connect, saved } from '../fixtures/client.ts';
import { Device, deviceOf, invite, waitingIds } from '../fixtures/door.ts';
import { arrive, type Member } from '../fixtures/member.ts';
import { isSaved, reaches } from '../fixtures/open-session.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { startTestServer, type TestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

/** Rarely enough that only what a test waits for is kept. */
const never = 2 ** 30;

async function start(checkpointEveryMs = never, dataDir?: string): Promise<TestServer> {
  return onTeardown(
    await startTestServer({ checkpointEveryMs, ...(dataDir === undefined ? {} : { dataDir }) }),
  );
}

async function read<T>({ person }: Pick<Member, 'person'>, path: string): Promise<T> {
  return (await (await ask(person, 'GET', `/cases/${sampleCaseId}${path}`)).json()) as T;
}

const list = (member: Pick<Member, 'person'>) =>
  read<readonly Checkpoint[]>(member, '/checkpoints');

/** The newest state, as soon as there are so many. */
async function checkpoint(member: Pick<Member, 'person'>, count = 1): Promise<number> {
  await expect.poll(async () => (await list(member)).length).toBeGreaterThanOrEqual(count);
  return (await list(member))[0]?.at ?? 0;
}

const since = async (member: Pick<Member, 'person'>, at: number): Promise<Since> =>
  (await read<CheckpointDifference>(member, `/checkpoints/${at}`)).since;

const restore = ({ person }: Pick<Member, 'person'>, at: number) =>
  ask(person, 'POST', `/cases/${sampleCaseId}/checkpoints/${at}/restore`);

const restored = async (member: Pick<Member, 'person'>, at: number) =>
  (await (await restore(member, at)).json()) as Restored;

const entrust = ({ person }: Pick<Member, 'person'>, entry: EntryRef, departments: string[]) =>
  ask(person, 'POST', `/cases/${sampleCaseId}/entrust`, {
    ...entry,
    departments,
    reason: 'Datenschutzvereinbarung Gesundheit',
  });

const shown = ({ session }: Member) => {
  const board = session.boardStore.getState();
  return rootNames.map((root) => [...board[root].values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
};

const anyCard = ({ session }: Member, index = 0): string =>
  [...session.boardStore.getState().resources.keys()][index] ?? '';

const textOf = ({ session }: Member, id: string) =>
  session.boardStore.getState().resources.get(id)?.text;

function type({ session }: Member, id: string, insert: string): void {
  const ref = { root: 'resources', id, field: 'text' } as const;
  editText(session.board, session.author, ref, { index: 0, remove: 0, insert });
}

describe('an earlier state', () => {
  it('comes back for everybody after a member has deleted all there was, and can be left again', async () => {
    const server = await start();
    const saf = await arrive(server, 'SAF');
    const aa = await arrive(server, 'AA');
    const at = await checkpoint(saf);
    const before = shown(saf);
    const cards = saf.session.boardStore.getState().resources.size;

    // Not by the commands: for good.
    aa.session.board.transact(() => {
      for (const root of ['persons', 'resources', 'gaps', 'directions'] as const)
        for (const id of [...(rootMap(aa.session.board, root)?.keys() ?? [])])
          rootMap(aa.session.board, root)?.delete(id);
    });
    await reaches(saf.session.boardStore, ({ resources }) => resources.size === 0);
    const emptied = shown(saf);
    expect((await since(saf, at)).removed).toBeGreaterThan(cards);

    const { before: justBefore = 0 } = await restored(saf, at);
    await reaches(aa.session.boardStore, ({ resources }) => resources.size === cards);
    await expect.poll(() => shown(aa)).toEqual(before);
    expect(shown(saf)).toEqual(before);
    expect(saf.session.boardStore.getState().unreadable).toEqual([]);
    expect(readRestored(aa.session.board)).toMatchObject({
      by: saf.person.participant.id,
      department: 'SAF',
      state: at,
      before: justBefore,
    });
    expect(await list(aa)).toEqual([
      { at: justBefore, before: { department: 'SAF', state: at } },
      { at },
    ]);

    await restored(aa, justBefore);
    await reaches(saf.session.boardStore, ({ resources }) => resources.size === 0);
    await expect.poll(() => shown(saf)).toEqual(emptied);

    const { entries } = await read<AccessPage>(saf, '/access-log');
    expect(entries.filter(({ action }) => action === 'stateRestored')).toMatchObject([
      { department: 'AA', detail: { state: new Date(justBefore).toISOString() } },
      { department: 'SAF', detail: { state: new Date(at).toISOString() } },
    ]);
  });

  it('comes back while others type, and nothing they type is lost', async () => {
    const server = await start();
    const saf = await arrive(server, 'SAF');
    const kjs = await arrive(server, 'KJS');
    const at = await checkpoint(saf);
    const [gone, typed] = [anyCard(saf, 0), anyCard(saf, 1)];
    const text = textOf(saf, typed);
    removeEntity(saf.session.board, saf.session.author, 'resources', gone);
    await reaches(saf.session.status, isSaved);
    await reaches(kjs.session.boardStore, ({ resources }) => !resources.has(gone));

    // Without a connection, so that the server hears of it only after the restore.
    kjs.cut();
    type(kjs, typed, 'Sehr: ');
    const added = addResource(kjs.session.board, kjs.session.author, {
      field: 'social',
      text: 'Der Nachbar fährt',
    });
    await restored(saf, at);
    kjs.restore();
    await reaches(kjs.session.status, isSaved);
    for (const member of [saf, kjs]) {
      await reaches(member.session.boardStore, ({ resources }) => resources.has(added));
      expect(textOf(member, typed)).toBe(`Sehr: ${text}`);
      expect(textOf(member, added)).toBe('Der Nachbar fährt');
      expect(member.session.boardStore.getState().resources.has(gone)).toBe(true);
    }
  });

  it('ends what could be undone before, so that nothing comes twice', async () => {
    const server = await start();
    const saf = await arrive(server, 'SAF');
    const kjs = await arrive(server, 'KJS');
    const at = await checkpoint(saf);
    const card = anyCard(kjs);
    const text = textOf(kjs, card) ?? '';
    const ref = { root: 'resources', id: card, field: 'text' } as const;
    const all = { index: 0, remove: text.length - 1, insert: '' };
    editText(kjs.session.board, kjs.session.author, ref, all);
    await reaches(saf.session.boardStore, () => textOf(saf, card) === text.at(-1));
    await restored(saf, at);
    await reaches(kjs.session.boardStore, () => textOf(kjs, card) === text);
    expect(kjs.session.undo.store.getState()).toEqual({ canUndo: false, canRedo: false });
    kjs.session.undo.undo();
    expect(textOf(kjs, card)).toBe(text);
    type(kjs, card, 'Sehr: ');
    kjs.session.undo.undo();
    expect(textOf(kjs, card)).toBe(text);
  });

  it('that says what the board says changes nothing, and none but those there are can be restored', async () => {
    const saf = await arrive(await start(), 'SAF');
    const at = await checkpoint(saf);
    expect(await since(saf, at)).toEqual({ added: 0, changed: 0, removed: 0, drawn: 0 });
    expect(await restored(saf, at)).toEqual({});
    expect(readRestored(saf.session.board)).toBeUndefined();
    expect(await list(saf)).toHaveLength(1);
    expect((await restore(saf, at + 1)).status).toBe(404);
    expect((await restore(saf, -1)).status).toBe(400);
  });

  it('leaves the documents of the chair alone, and who restored cannot be written by hand', async () => {
    const server = await start();
    const saf = await arrive(server, 'SAF');
    const at = await checkpoint(saf);
    removeEntity(saf.session.board, saf.session.author, 'resources', anyCard(saf));
    await reaches(saf.session.status, isSaved);
    saf.session.takeChair();
    await reaches(saf.session.chairStore, ({ holder }) => holder !== undefined);
    const chair = Y.encodeStateAsUpdate(saf.session.chair);
    await restored(saf, at);
    await reaches(saf.session.boardStore, () => readRestored(saf.session.board) !== undefined);
    expect(Y.encodeStateAsUpdate(saf.session.chair)).toEqual(chair);
    const mark = readRestored(saf.session.board);
    const forged = { ...mark, department: 'AA' };
    const { board } = onTeardown(connect(saf.person));
    await saved(board);
    board.document.getMap('meta').set(restoredKey, forged);
    await saved(board);
    await expect.poll(() => readRestored(saf.session.board)).toEqual(mark);
  });
});

describe('checkpoints', () => {
  it('are made while people write, and none when nothing has changed', async () => {
    const saf = await arrive(await start(20), 'SAF');
    await checkpoint(saf);
    type(saf, anyCard(saf), 'Sehr: ');
    await reaches(saf.session.status, isSaved);
    // The newer one of the same five minutes takes the place of the first.
    await expect.poll(async () => since(saf, await checkpoint(saf))).toMatchObject({ changed: 0 });
    const kept = await list(saf);
    // A round trip of another change of nothing: the chair.
    saf.session.takeChair();
    await reaches(saf.session.chairStore, ({ holder }) => holder !== undefined);
    await reaches(saf.session.status, isSaved);
    expect(await list(saf)).toEqual(kept);
  });

  it('survive a restart, and one that was killed keeps its last state at the next opening', async () => {
    const dataDir = await temporaryFolder();
    const first = await startServerProcess({ DATA_DIR: dataDir });
    const before = await arrive(first, 'SAF');
    const at = await checkpoint(before);
    const card = anyCard(before);
    const text = textOf(before, card);
    type(before, card, 'Sehr: ');
    await reaches(before.session.status, isSaved);
    before.session.destroy();
    await first.end('SIGKILL');

    const server = await start(never, dataDir);
    const saf = await arrive(server, 'SAF');
    await expect.poll(async () => (await list(saf))[0]?.at).toBeGreaterThan(at);
    expect((await since(saf, await checkpoint(saf))).changed).toBe(0);
    expect(textOf(saf, card)).toBe(`Sehr: ${text}`);
  });

  it('are kept when the server stops, and restored after it has started again', async () => {
    const dataDir = await temporaryFolder();
    const first = await start(never, dataDir);
    const before = await arrive(first, 'SAF');
    await checkpoint(before);
    const card = anyCard(before);
    type(before, card, 'Sehr: ');
    await reaches(before.session.status, isSaved);
    const said = shown(before);
    before.session.destroy();
    await first.close();

    const saf = await arrive(await start(never, dataDir), 'SAF');
    const [last] = await list(saf);
    expect(last).toBeDefined();
    removeEntity(saf.session.board, saf.session.author, 'resources', card);
    await reaches(saf.session.status, isSaved);
    expect(await list(saf)).toHaveLength(1);
    await restored(saf, last?.at ?? 0);
    await reaches(saf.session.boardStore, ({ resources }) => resources.has(card));
    expect(shown(saf)).toEqual(said);
  });

  it('of an erased case are gone', async () => {
    const server = await start();
    const saf = await arrive(server, 'SAF');
    await checkpoint(saf);
    const { pseudonym } = saf.session.boardStore.getState().meta;
    const answer = await ask(saf.person, 'DELETE', `/cases/${sampleCaseId}`, { pseudonym });
    expect(answer.status).toBe(200);
    expect((await ask(saf.person, 'GET', `/cases/${sampleCaseId}/checkpoints`)).status).toBe(404);
  });
});

describe('an entrusted entry', () => {
  const secret = 'Schläft schlecht, Gespräch gewünscht';

  async function addSecret({ session }: Member): Promise<EntryRef> {
    const id = addResource(session.board, session.author, { field: 'personal', text: secret });
    await reaches(session.status, isSaved);
    return { root: 'resources', id };
  }

  it('that lay on the board then does not come back there, whoever restores', async () => {
    const dataDir = await temporaryFolder();
    const first = await start(never, dataDir);
    const author = await arrive(first, 'SAF');
    const entry = await addSecret(author);
    author.session.destroy();
    await first.close();

    const server = await start(never, dataDir);
    const saf = await arrive(server, 'SAF');
    const aa = await arrive(server, 'AA');
    const at = await checkpoint(saf);
    expect((await entrust(saf, entry, ['SAF', 'KJS'])).status).toBe(204);
    await reaches(aa.session.boardStore, ({ stubs }) => stubs.personal === 1);
    for (const member of [aa, saf])
      expect(await since(member, at)).toEqual({ added: 0, changed: 0, removed: 0, drawn: 0 });
    removeEntity(aa.session.board, aa.session.author, 'resources', anyCard(aa));
    await reaches(aa.session.status, isSaved);
    expect((await since(aa, at)).removed).toBe(1);
    await restored(aa, at);
    await reaches(aa.session.boardStore, () => readRestored(aa.session.board) !== undefined);
    expect(JSON.stringify(aa.session.board.toJSON())).not.toContain(secret);
    expect(aa.session.boardStore.getState().stubs.personal).toBe(1);
    expect(saf.session.boardStore.getState().resources.get(entry.id)?.entrusted).toBeDefined();
  });

  it('is turned back only by who may write it', async () => {
    const dataDir = await temporaryFolder();
    const first = await start(never, dataDir);
    const author = await arrive(first, 'SAF');
    const entry = await addSecret(author);
    expect((await entrust(author, entry, ['SAF', 'KJS'])).status).toBe(204);
    author.session.destroy();
    await first.close();

    const server = await start(never, dataDir);
    const saf = await arrive(server, 'SAF');
    const aa = await arrive(server, 'AA');
    await reaches(saf.session.boardStore, ({ resources }) => resources.has(entry.id));
    const at = await checkpoint(saf);
    removeEntity(saf.session.board, saf.session.author, 'resources', entry.id);
    await reaches(aa.session.boardStore, ({ stubs }) => stubs.personal === 0);
    await reaches(saf.session.status, isSaved);
    expect((await since(aa, at)).removed).toBe(0);
    expect(await restored(aa, at)).toEqual({});
    expect((await since(saf, at)).removed).toBe(1);
    await restored(saf, at);
    await reaches(saf.session.boardStore, ({ resources }) => resources.has(entry.id));
    await reaches(aa.session.boardStore, ({ stubs }) => stubs.personal === 1);
    expect(textOf(saf, entry.id)).toBe(secret);
    expect(JSON.stringify(aa.session.board.toJSON())).not.toContain(secret);
  });
});

it('a guest who may write is refused, one who is not there finds nothing', async () => {
  const server = await start();
  const saf = await arrive(server, 'SAF');
  const at = await checkpoint(saf);
  const host = deviceOf(saf.person);
  const { token } = await invite(host, { department: 'DRK', role: 'contributor' });
  const device = new Device(server.url);
  await device.send('POST', '/links/open', { token });
  await device.send('PUT', '/lobby', { name: 'Gast', department: 'DRK' });
  const [id] = await waitingIds(host);
  await host.send('POST', `/cases/${sampleCaseId}/lobby/${id}/admit`, {});
  const { participant } = await device.read<SessionInfo>('GET', '/session');
  expect(participant?.role).toBe('contributor');
  const paths = ['/checkpoints', `/checkpoints/${at}`] as const;
  for (const path of paths)
    expect((await ask(device, 'GET', `/cases/${sampleCaseId}${path}`)).status).toBe(403);
  const path = `/cases/${sampleCaseId}/checkpoints/${at}/restore`;
  expect((await ask(device, 'POST', path)).status).toBe(403);
  expect((await ask({ url: server.url }, 'POST', path)).status).toBe(401);
});
