import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { CaseSession } from '../../client/sync/case-session.ts';
import { sampleCaseId } from '../../server/access/probe.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { removeEntity } from '../../shared/case/entity.ts';
import { type EntryRef, placeEntry } from '../../shared/case/entries.ts';
import { addGap, answerGap } from '../../shared/case/gap.ts';
import { addResource } from '../../shared/case/resource.ts';
import { linkToStrategy, proposeStrategy } from '../../shared/case/strategy.ts';
import { editText } from '../../shared/case/text.ts';
import { entrustedRoot, transferOf } from '../../shared/case/vaults.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import type { CaseListItem, SessionInfo } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { closeCode, connect, openRaw, saved, seen } from '../fixtures/client.ts';
import { Device, deviceOf, invite, waitingIds } from '../fixtures/door.ts';
import { authFrame, awarenessFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { arrive, type Member } from '../fixtures/member.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, type TestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

/** Somebody who was let in by a link and may only look on. */
async function arriveAsObserver(
  server: TestServer,
  { person: host }: Member,
  department: string,
): Promise<Member> {
  const member = deviceOf(host);
  const { token } = await invite(member, { department, role: 'observer' });
  const device = new Device(server.url);
  await device.send('POST', '/links/open', { token });
  await device.send('PUT', '/lobby', { name: 'Hospitation', department });
  const [id] = await waitingIds(member);
  await member.send('POST', `/cases/${sampleCaseId}/lobby/${id}/admit`, {});
  const { participant } = await device.read<SessionInfo>('GET', '/session');
  if (!participant) throw new Error('nobody was let in');
  const person = { url: server.url, cookie: device.cookie, participant };
  const test = openSession(person);
  onTeardown({ close: async () => test.session.destroy() });
  await reaches(test.session.status, isSaved);
  return { ...test, person };
}

const entrust = (
  { person }: Pick<Member, 'person'>,
  entry: EntryRef,
  departments: readonly string[],
  reason = 'Datenschutzvereinbarung Gesundheit',
) => ask(person, 'POST', `/cases/${sampleCaseId}/entrust`, { ...entry, departments, reason });

const release = ({ person }: Pick<Member, 'person'>, entry: EntryRef) =>
  ask(person, 'POST', `/cases/${sampleCaseId}/release`, {
    ...entry,
    reason: 'Von der Mutter erlaubt',
  });

const exported = async ({ person }: Pick<Member, 'person'>): Promise<CaseFile> =>
  (await ask(person, 'GET', `/cases/${sampleCaseId}/export`)).json() as Promise<CaseFile>;

const secret = 'Schläft schlecht, Gespräch gewünscht';

async function addSecret({ session }: Member): Promise<EntryRef> {
  const [mother] = [...session.boardStore.getState().persons.values()].filter(
    ({ label }) => label === 'Mutter',
  );
  const id = addResource(session.board, session.author, {
    field: 'personal',
    text: secret,
    personIds: mother ? [mother.id] : [],
  });
  await reaches(session.status, isSaved);
  return { root: 'resources', id };
}

const entrustedTo = (session: CaseSession, { id }: EntryRef) =>
  session.boardStore.getState().resources.get(id)?.entrusted?.departments;

describe('an entrusted entry', () => {
  it('is seen and written in its place by those it is entrusted to, and is gone for everybody else', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const kjs = await arrive(server, 'KJS');
    const aa = await arrive(server, 'AA');
    const entry = await addSecret(saf);
    await reaches(aa.session.boardStore, ({ resources }) => resources.has(entry.id));
    const before = saf.session.boardStore.getState().resources.get(entry.id);

    expect((await entrust(saf, entry, ['SAF', 'KJS'])).status).toBe(204);
    for (const { session } of [saf, kjs]) {
      const { resources, stubs } = await reaches(
        session.boardStore,
        (board) => board.resources.get(entry.id)?.entrusted !== undefined,
      );
      const { entrusted, ...after } = resources.get(entry.id) ?? {};
      expect(after).toEqual(before);
      expect(entrusted?.departments).toEqual(['KJS', 'SAF']);
      expect(stubs.personal).toBe(0);
      expect(transferOf(session.board, entry)).toMatchObject({
        by: saf.person.participant.id,
        department: 'SAF',
        reason: 'Datenschutzvereinbarung Gesundheit',
      });
    }
    const { resources, removed, stubs, unreadable } = await reaches(
      aa.session.boardStore,
      (board) => board.stubs.personal === 1,
    );
    expect(resources.has(entry.id) || removed.resources.has(entry.id)).toBe(false);
    expect(stubs).toEqual({ personal: 1, social: 0, material: 0, infrastructural: 0 });
    expect(unreadable).toEqual([]);
    // What was told of it there is forgotten.
    expect(JSON.stringify(aa.session.activity.getState())).not.toContain(secret);

    const end = { index: 0, remove: 0, insert: 'Sehr: ' };
    editText(kjs.session.board, kjs.session.author, { ...entry, field: 'text' }, end);
    await reaches(saf.session.boardStore, (board) =>
      Boolean(board.resources.get(entry.id)?.text.startsWith('Sehr: ')),
    );
    kjs.session.undo.undo();
    await reaches(
      saf.session.boardStore,
      (board) => board.resources.get(entry.id)?.text === secret,
    );
    placeEntry(kjs.session.board, kjs.session.author, entry, { field: 'social' });
    await reaches(aa.session.boardStore, (board) => board.stubs.social === 1);
    expect(aa.session.boardStore.getState().stubs.personal).toBe(0);
    removeEntity(kjs.session.board, kjs.session.author, 'resources', entry.id);
    await reaches(aa.session.boardStore, (board) => board.stubs.social === 0);
    kjs.session.undo.undo();
    await reaches(aa.session.boardStore, (board) => board.stubs.social === 1);
    await reaches(kjs.session.status, isSaved);
  });

  it('never reaches the wire of others: not its words, not its author, not its time', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const entry = await addSecret(saf);
    const { createdAt = 0, createdBy = '' } =
      saf.session.boardStore.getState().resources.get(entry.id) ?? {};
    expect((await entrust(saf, entry, ['SAF', 'KJS'])).status).toBe(204);
    // Whoever wrote it has left: a presence tells who is there.
    saf.session.destroy();
    const kjs = await arrive(server, 'KJS');
    await reaches(kjs.session.boardStore, ({ resources }) => resources.has(entry.id));
    const aa = onTeardown(connect(await signIn(server.url, 'AA')));
    await saved(aa.board);
    kjs.session.setPresence({ editing: { entityId: entry.id, field: 'text' }, selected: entry.id });
    editText(
      kjs.session.board,
      kjs.session.author,
      { ...entry, field: 'text' },
      { index: 0, remove: 0, insert: 'Auch tagsüber. ' },
    );
    placeEntry(kjs.session.board, kjs.session.author, entry, { field: 'social' });
    await seen(aa.board.document, (board) => {
      const [counts] = [...board.getMap<Record<string, number>>(entrustedRoot).values()];
      return counts?.social === 1;
    });
    const time = Buffer.alloc(8);
    time.writeDoubleBE(createdAt);
    const heard = Buffer.concat(aa.heard);
    expect(heard.includes('Pünktlich und verlässlich')).toBe(true);
    for (const told of [secret, 'tagsüber', createdBy, time, 'Datenschutzvereinbarung'])
      expect(heard.includes(told)).toBe(false);
    // The key of the entry stays behind as a deleted one; nobody is shown to work on it.
    const shown = JSON.stringify([...(aa.board.awareness?.getStates().values() ?? [])]);
    expect(shown).not.toContain(entry.id);
  });

  it('takes what is made from it into the same vault, with one undo for all of it', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const kjs = await arrive(server, 'KJS');
    const aa = await arrive(server, 'AA');
    const { board, author } = saf.session;
    const gap: EntryRef = {
      root: 'gaps',
      id: addGap(board, author, { field: 'social', question: 'Wer begleitet die Mutter?' }),
    };
    const strategyId = proposeStrategy(board, author, { title: 'Begleitung' });
    linkToStrategy(board, author, strategyId, gap, true);
    await reaches(saf.session.status, isSaved);
    expect((await entrust(saf, gap, ['SAF', 'KJS'])).status).toBe(204);
    await reaches(kjs.session.boardStore, ({ gaps }) => gaps.get(gap.id)?.entrusted !== undefined);
    const answerId = answerGap(kjs.session.board, kjs.session.author, gap.id, {
      text: 'Eine Hebamme',
    });
    const { resources } = await reaches(saf.session.boardStore, (state) =>
      state.resources.has(answerId),
    );
    expect(resources.get(answerId)?.entrusted?.departments).toEqual(['KJS', 'SAF']);
    const strategyOf = (session: CaseSession) =>
      session.boardStore.getState().strategies.get(strategyId);
    await reaches(
      saf.session.boardStore,
      ({ strategies }) => strategies.get(strategyId)?.resourceIds.includes(answerId) === true,
    );
    await reaches(aa.session.boardStore, (state) => state.stubs.social === 1);
    expect(strategyOf(aa.session)?.resourceIds).toEqual([]);
    expect(aa.session.boardStore.getState().unreadable).toEqual([]);
    // A step that wrote to the board and to the vault is one step.
    kjs.session.undo.undo();
    const undone = await reaches(
      saf.session.boardStore,
      (state) => !state.resources.has(answerId) && state.gaps.get(gap.id)?.state === 'open',
    );
    expect(undone.strategies.get(strategyId)?.gapIds).toEqual([gap.id]);
    kjs.session.undo.redo();
    await reaches(saf.session.boardStore, (state) => state.resources.has(answerId));
  });

  it('comes back to everybody as it was', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const aa = await arrive(server, 'AA');
    const entry = await addSecret(saf);
    const before = saf.session.boardStore.getState().resources.get(entry.id);
    await entrust(saf, entry, ['SAF', 'KJS']);
    await reaches(aa.session.boardStore, ({ stubs }) => stubs.personal === 1);
    expect((await release(aa, entry)).status).toBe(404);
    expect((await release(saf, entry)).status).toBe(204);
    const { resources, stubs } = await reaches(aa.session.boardStore, (board) =>
      board.resources.has(entry.id),
    );
    expect(resources.get(entry.id)).toEqual(before);
    expect(stubs.personal).toBe(0);
  });

  it('works on without a connection and is saved when it is back', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const kjs = await arrive(server, 'KJS');
    const entry = await addSecret(saf);
    await entrust(saf, entry, ['SAF', 'KJS']);
    await reaches(kjs.session.boardStore, () => entrustedTo(kjs.session, entry) !== undefined);
    kjs.cut();
    await reaches(kjs.session.status, ({ kind }) => kind === 'offline');
    placeEntry(kjs.session.board, kjs.session.author, entry, { field: 'material' });
    expect([...kjs.session.pending.getState()]).toEqual([entry.id]);
    kjs.restore();
    await reaches(kjs.session.status, isSaved);
    expect([...kjs.session.pending.getState()]).toEqual([]);
    await reaches(
      saf.session.boardStore,
      ({ resources }) => resources.get(entry.id)?.field === 'material',
    );
  });
});

describe('who may', () => {
  it('entrusts only to departments with a seat, the own one among them', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const entry = await addSecret(saf);
    for (const departments of [['KJS', 'AA'], ['SAF', 'CBE'], ['SAF', 'XYZ'], []]) {
      const response = await entrust(saf, entry, departments);
      expect([response.status, await response.json()]).toEqual([
        400,
        { error: { code: 'invalid', field: 'departments' } },
      ]);
    }
    expect((await entrust(saf, entry, ['SAF', 'KJS'], ' ')).status).toBe(400);
    expect((await entrust(saf, { root: 'gaps', id: entry.id }, ['SAF'])).status).toBe(404);
    expect(entrustedTo(saf.session, entry)).toBeUndefined();
  });

  it('locks nobody out, into however many sets of departments somebody moves it', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const entry = await addSecret(saf);
    const ofCase = `/cases/${sampleCaseId}`;
    const { departments } = await deviceOf(saf.person).read<CaseListItem>('GET', ofCase);
    const others = departments.filter((each) => each !== 'SAF');
    const sets = Array.from({ length: limits.vaultsPerCase + 1 }, (_, index) => [
      'SAF',
      ...others.filter((_, bit) => (index >> bit) & 1),
    ]);
    for (const [index, set] of sets.entries()) {
      const { status } = await entrust(saf, entry, set);
      expect(status).toBe(index < limits.vaultsPerCase ? 204 : 400);
    }
    expect((await entrust(saf, entry, sets[1]?.toReversed() ?? [])).status).toBe(204);
    const late = await arrive(server, 'SAF');
    await reaches(late.session.boardStore, ({ resources }) => resources.has(entry.id));
    late.cut();
    await reaches(late.session.status, (status) => !isSaved(status));
    late.restore();
    await reaches(late.session.status, isSaved);
    expect(entrustedTo(late.session, entry)).toHaveLength(2);
  });

  it('gives an observer of the department what it says and takes nothing from them', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const entry = await addSecret(saf);
    await entrust(saf, entry, ['SAF', 'KJS']);
    const observer = await arriveAsObserver(server, saf, 'KJS');
    await reaches(observer.session.boardStore, ({ resources }) => resources.has(entry.id));
    expect((await release(observer, entry)).status).toBe(404);
    expect((await entrust(observer, entry, ['KJS'])).status).toBe(400);
    expect((await ask(observer.person, 'GET', `/cases/${sampleCaseId}/export`)).status).toBe(403);
    placeEntry(observer.session.board, observer.session.author, entry, { field: 'material' });
    const { kind } = await reaches(observer.session.status, (status) => status.kind === 'closed');
    expect(kind).toBe('closed');
    expect(saf.session.boardStore.getState().resources.get(entry.id)?.field).toBe('personal');
  });

  it('answers others like a document that does not exist', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const entry = await addSecret(saf);
    await entrust(saf, entry, ['SAF', 'KJS']);
    const { key = '' } =
      (
        await reaches(saf.session.boardStore, (board) =>
          Boolean(board.resources.get(entry.id)?.entrusted),
        )
      ).resources.get(entry.id)?.entrusted ?? {};
    const { cookie } = await signIn(server.url, 'AA');
    const vault = documentNameOf(sampleCaseId, `vault/${key}`);
    const doc = new Y.Doc();
    doc.getMap('resources').set('x', new Y.Map([['text', new Y.Text('fremd')]]));
    const knocks: readonly ((socket: WebSocket) => void)[] = [
      (socket) => socket.send(authFrame(vault)),
      (socket) => socket.send(authFrame(documentNameOf(sampleCaseId, `vault/${'x'.repeat(21)}`))),
      (socket) => socket.send(authFrame(`case/${sampleCaseId}/vault/../board`)),
      (socket) => {
        socket.send(authFrame(vault));
        socket.send(syncFrame(vault, 0, Y.encodeStateVector(new Y.Doc())));
        socket.send(updateFrame(vault, Y.encodeStateAsUpdate(doc)));
        socket.send(awarenessFrame(vault, [{ clientId: 7, clock: 1, state: { lens: 'list' } }]));
      },
    ];
    for (const knock of knocks) {
      const socket = await openRaw(server.url, { cookie });
      const closed = closeCode(socket);
      const heard: Buffer[] = [];
      socket.on('message', (data) => heard.push(Buffer.from(data as Buffer)));
      knock(socket);
      expect(await closed).toBe(closeCodes.unknownDocument.code);
      expect(Buffer.concat(heard).includes(secret)).toBe(false);
    }
    expect([...saf.session.boardStore.getState().resources.keys()]).not.toContain('x');
  });

  it('counts what the server counts, whatever somebody writes there', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const aa = await arrive(server, 'AA');
    const entry = await addSecret(saf);
    await entrust(saf, entry, ['SAF', 'KJS']);
    const { stubs } = await reaches(aa.session.boardStore, (board) => board.stubs.personal === 1);
    const counts = aa.session.board.getMap(entrustedRoot);
    for (const key of [...counts.keys(), 'more']) counts.set(key, { personal: 40 });
    aa.session.board.getMap('transfers').set(entry.id, { reason: 'erfunden' });
    await reaches(aa.session.boardStore, (board) => board.stubs.personal === 1);
    await reaches(aa.session.status, isSaved);
    expect(aa.session.boardStore.getState().stubs).toEqual(stubs);
    expect(aa.session.board.getMap('transfers').has(entry.id)).toBe(false);
  });
});

describe('whatever happens meanwhile', () => {
  const holds = (session: CaseSession, { root, id }: EntryRef) =>
    session.boardStore.getState()[root].has(id);

  it('an entry that two entrust at once lies in one place', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const kjs = await arrive(server, 'KJS');
    const entry = await addSecret(saf);
    const answers = await Promise.all([
      entrust(saf, entry, ['SAF', 'KJS']),
      entrust(kjs, entry, ['KJS', 'SAF', 'DRK']),
      entrust(saf, entry, ['SAF']),
      entrust(kjs, entry, ['KJS']),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.slice(0, 3)).toEqual([204, 204, 204]);
    // By then it was out of reach.
    expect(statuses[3]).toBe(404);
    await reaches(saf.session.boardStore, () => entrustedTo(saf.session, entry)?.length === 1);
    await reaches(kjs.session.boardStore, ({ stubs }) => stubs.personal === 1);
    expect(holds(kjs.session, entry)).toBe(false);
    expect(
      (await Promise.all([release(saf, entry), release(saf, entry)])).map((r) => r.status),
    ).toEqual([204, 204]);
    await reaches(kjs.session.boardStore, () => holds(kjs.session, entry));
    expect(kjs.session.boardStore.getState().stubs.personal).toBe(0);
  });

  it('is nowhere else when it cannot be written', async () => {
    let isBroken = false;
    const server = onTeardown(
      await startTestServer({
        wrapLog: (log) =>
          new Proxy(log, {
            get(target, key) {
              const value: unknown = Reflect.get(target, key);
              if (key === 'appendTogether' && isBroken)
                return () => Promise.reject(new Error('disk full'));
              return typeof value === 'function' ? value.bind(target) : value;
            },
          }),
      }),
    );
    const saf = await arrive(server, 'SAF');
    const entry = await addSecret(saf);
    isBroken = true;
    expect((await entrust(saf, entry, ['SAF', 'KJS'])).status).toBe(503);
    expect(holds(saf.session, entry)).toBe(true);
    expect(entrustedTo(saf.session, entry)).toBeUndefined();
    expect(saf.session.boardStore.getState().stubs.personal).toBe(0);
  });

  it('is where it was after a restart, and counted', async () => {
    const first = await startTestServer();
    const saf = await arrive(first, 'SAF');
    const entry = await addSecret(saf);
    await entrust(saf, entry, ['SAF', 'KJS']);
    await reaches(saf.session.boardStore, () => entrustedTo(saf.session, entry) !== undefined);
    placeEntry(saf.session.board, saf.session.author, entry, { field: 'material' });
    await reaches(saf.session.status, isSaved);
    await first.close();
    const second = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const kjs = await arrive(second, 'KJS');
    await reaches(kjs.session.boardStore, ({ resources }) => resources.has(entry.id));
    const aa = await arrive(second, 'AA');
    await reaches(aa.session.boardStore, ({ stubs }) => stubs.material === 1);
    expect(holds(aa.session, entry)).toBe(false);
  });
});

it('a case is exported as whoever asks may see it', async () => {
  const server = onTeardown(await startTestServer());
  const saf = await arrive(server, 'SAF');
  const kjs = await arrive(server, 'KJS');
  const aa = await arrive(server, 'AA');
  const entry = await addSecret(saf);
  await entrust(saf, entry, ['SAF', 'KJS']);
  const [open, closed] = [await exported(kjs), await exported(aa)];
  expect(open).toMatchObject({ format: 'fallrunde-case', version: 2, number: 'F-0617' });
  const entriesOf = ({ board }: CaseFile) => board.resources as readonly { id: string }[];
  expect(entriesOf(open).find(({ id }) => id === entry.id)).toMatchObject({
    text: secret,
    entrusted: { departments: ['KJS', 'SAF'] },
  });
  expect(open.leftOut.entrusted.personal).toBe(0);
  expect(entriesOf(closed).length).toBe(entriesOf(open).length - 1);
  expect(closed.leftOut.entrusted).toEqual({
    personal: 1,
    social: 0,
    material: 0,
    infrastructural: 0,
  });
  expect(JSON.stringify(closed)).not.toContain(secret);
  expect(JSON.stringify(closed)).not.toContain(entry.id);
});
