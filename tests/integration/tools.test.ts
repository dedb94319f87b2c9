import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { hashOfToken } from '../../server/store/secret-token.ts';
import { openStore } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import { addResource } from '../../shared/case/resource.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import type { LobbyInfo, RoundTable } from '../../shared/protocol/door.ts';
import type { CaseListItem } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CasePrivacy } from '../../shared/protocol/privacy.ts';
import type { ToolToken } from '../../shared/protocol/tools.ts';
import { closeCode, connect, openRaw, saved, seen, until } from '../fixtures/client.ts';
import { Device, deviceOf, invite, knock, waitingIds } from '../fixtures/door.ts';
import { authFrame, awarenessFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { ask, setUpCoordinator, startStaffServer } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';
import { connectTool, issueToken, type ToolOptions } from '../fixtures/tool.ts';

afterEach(tearDown);

const ofSample = `/cases/${sampleCaseId}`;
const boardName = documentNameOf(sampleCaseId, 'board');
const chairName = documentNameOf(sampleCaseId, 'chair');

const hasCard = (text: string) => (doc: Y.Doc) =>
  [...readBoard(doc).resources.values()].some((resource) => resource.text === text);

async function setUp() {
  const { url } = onTeardown(await startTestServer());
  return { url, person: await signIn(url, 'KJS') };
}

function open(url: string, options: ToolOptions) {
  return onTeardown(connectTool(url, options));
}

/** The board by a client of ours. */
async function openOurs(person: Person) {
  const client = onTeardown(connect(person));
  await saved(client.board);
  return client;
}

function addCard(doc: Y.Doc, text: string): void {
  const author = { participantId: 'tool', department: 'KJS', now: Date.now };
  addResource(doc, author, { field: 'personal', text });
}

/** A frame of ours as y-websocket has it: without the name of the document. */
const plain = (frame: Uint8Array) => frame.subarray(1 + boardName.length);

function openPlain(url: string, token: string): Promise<WebSocket> {
  return openRaw(url, { origin: null, path: `/yws/${boardName}?token=${token}` });
}

/** What is delivered to whoever asks for everything, and the code in the end. */
async function refusalOf(url: string, path: string, cookie = '') {
  const socket = await openRaw(url, { path, ...(cookie ? { cookie } : { origin: url }) });
  const heard: unknown[] = [];
  socket.on('message', (data) => heard.push(data));
  socket.send(plain(syncFrame(boardName, 0, Y.encodeStateVector(new Y.Doc()))));
  socket.send(Uint8Array.of(3));
  const code = await closeCode(socket);
  expect(heard).toEqual([]);
  return code;
}

describe('a client of y-websocket', () => {
  it('sees what clients of ours write, and they what it writes', async () => {
    const { url, person } = await setUp();
    const { token } = await issueToken(person);
    const tool = open(url, { token });
    const other = open(url, { token });
    const ours = await openOurs(await signIn(url, 'IFK'));
    await Promise.all([tool.synced, other.synced]);
    expect(Y.encodeStateAsUpdate(tool.doc)).toEqual(Y.encodeStateAsUpdate(ours.board.document));

    addCard(tool.doc, 'vom Werkzeug');
    addCard(ours.board.document, 'von uns');
    await Promise.all([
      seen(ours.board.document, hasCard('vom Werkzeug')),
      seen(other.doc, hasCard('vom Werkzeug')),
      seen(tool.doc, hasCard('von uns')),
    ]);
  });

  it('is present as who let it in, and sees who else is', async () => {
    const { url, person } = await setUp();
    const ifk = await signIn(url, 'IFK');
    const ours = await openOurs(ifk);
    const { token } = await issueToken(person);
    const tool = open(url, { token });
    await tool.synced;
    tool.awareness.setLocalStateField('user', { id: 'x', name: 'Amtsleitung', department: 'SAF' });
    tool.awareness.setLocalStateField('activeAt', 4711);
    ours.board.setAwarenessField('activeAt', 4712);

    const { awareness } = ours.board;
    if (!awareness) throw new Error('No presence.');
    const ofTool = () => awareness.getStates().get(tool.doc.clientID);
    await until(() => ofTool()?.activeAt === 4711, awareness, ['update']);
    expect(ofTool()?.user).toEqual(person.participant);
    const ofOurs = () => tool.awareness.getStates().get(ours.board.document.clientID);
    await until(() => ofOurs()?.activeAt === 4712, tool.awareness, ['update']);
    expect(ofOurs()?.user).toEqual(ifk.participant);

    tool.destroy();
    await until(() => ofTool() === undefined, awareness, ['update']);
  });

  it('comes in by the cookie of a page of ours, too', async () => {
    const { url, person } = await setUp();
    const tool = open(url, { as: person });
    const ours = await openOurs(await signIn(url, 'IFK'));
    await tool.synced;
    addCard(tool.doc, 'von der Seite');
    await seen(ours.board.document, hasCard('von der Seite'));
  });

  it('stays where many move at once, saying again what it hears of them', async () => {
    const { url, person } = await setUp();
    const { token } = await issueToken(person);
    const tool = open(url, { token });
    await tool.synced;
    tool.awareness.setLocalStateField('activeAt', 1);
    const closed: number[] = [];
    void tool.closed.then((code) => closed.push(code));
    const people = await Promise.all(
      ['SAF', 'IFK', 'AA', 'JC'].map(async (department) => openOurs(await signIn(url, department))),
    );
    let echoes = 0;
    tool.awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin === tool.provider) echoes += 1;
    });
    const moves = 10;
    for (let n = 1; n <= moves; n += 1)
      for (const { board } of people) {
        board.setAwarenessField('activeAt', n);
        const { clientID } = board.document;
        const states = tool.awareness.getStates();
        await until(() => states.get(clientID)?.activeAt === n, tool.awareness, ['update']);
      }
    expect(echoes).toBeGreaterThanOrEqual(people.length * moves);
    // And it is still heard itself.
    const [{ board } = await openOurs(person)] = people;
    addCard(tool.doc, 'noch da');
    await seen(board.document, hasCard('noch da'));
    tool.awareness.setLocalStateField('activeAt', 4711);
    const { awareness } = board;
    if (!awareness) throw new Error('No presence.');
    const ofTool = () => awareness.getStates().get(tool.doc.clientID);
    await until(() => ofTool()?.activeAt === 4711, awareness, ['update']);
    expect(closed).toEqual([]);
  });

  it('may say several things in one frame, as those of yrs do', async () => {
    const { url, person } = await setUp();
    const { token } = await issueToken(person);
    const ours = await openOurs(await signIn(url, 'IFK'));
    const socket = await openPlain(url, token);
    const doc = new Y.Doc();
    doc.getMap('x').set('y', 'z');
    const heard: number[] = [];
    socket.on('message', (data: Buffer) => heard.push(data[0] ?? -1));
    socket.send(
      Buffer.concat([
        plain(syncFrame(boardName, 0, Y.encodeStateVector(doc))),
        plain(awarenessFrame(boardName, [{ clientId: 5, clock: 1, state: { activeAt: 1 } }])),
        plain(updateFrame(boardName, Y.encodeStateAsUpdate(doc))),
        Uint8Array.of(3),
      ]),
    );
    await seen(ours.board.document, (board) => board.getMap('x').has('y'));
    const { awareness } = ours.board;
    if (!awareness) throw new Error('No presence.');
    await until(() => awareness.getStates().has(5), awareness, ['update']);
    await until(() => [0, 1].every((kind) => heard.includes(kind)), socket, ['message']);
    // Only what the protocol has.
    expect([...new Set(heard)].toSorted()).toEqual([0, 1]);
    socket.terminate();
  });

  it('has written for good what others have seen confirmed after it', async () => {
    const dataDir = await temporaryFolder();
    const start = async () => {
      const server = await startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'trace' });
      onTeardown({ close: async () => void (await server.end('SIGKILL')) });
      return server;
    };
    const server = await start();
    const person = await signIn(server.url, 'KJS');
    const { token } = await issueToken(person);
    const tool = open(server.url, { token });
    const ours = await openOurs(await signIn(server.url, 'IFK'));
    await tool.synced;
    addCard(tool.doc, 'bleibt');
    await seen(ours.board.document, hasCard('bleibt'));
    // The log is in the order in which it was written: what is confirmed now comes after it.
    addCard(ours.board.document, 'danach');
    await saved(ours.board);
    ours.destroy();
    await server.end('SIGKILL');
    tool.destroy();
    expect(server.output()).not.toContain(token);
    expect(server.output()).not.toContain('/yws');

    const again = await start();
    const reader = open(again.url, { token });
    await reader.synced;
    expect(hasCard('bleibt')(reader.doc)).toBe(true);
  });
});

describe('is not let in', () => {
  it('without a token and without a cookie', async () => {
    const { url } = await setUp();
    const path = `/yws/${boardName}`;
    expect(await refusalOf(url, path)).toBe(closeCodes.notSignedIn.code);
    await expect(openRaw(url, { path, origin: null })).rejects.toThrow('403');
  });

  it('from a page of others, by cookie or token', async () => {
    const { url, person } = await setUp();
    const { token } = await issueToken(person);
    const origin = 'http://evil.example';
    const path = `/yws/${boardName}`;
    await expect(openRaw(url, { path, origin, cookie: person.cookie })).rejects.toThrow('403');
    const withToken = openRaw(url, { path: `${path}?token=${token}`, origin });
    await expect(withToken).rejects.toThrow('403');
  });

  it('with a wrong token, whoever is signed in', async () => {
    const { url, person } = await setUp();
    const { token } = await issueToken(person);
    const session = person.cookie.split('=')[1] ?? '';
    const wrong = ['', 'x', token.slice(1), `${token}x`, token.toLowerCase(), session];
    const codes = wrong.flatMap((each) =>
      ['', person.cookie].map((cookie) =>
        refusalOf(url, `/yws/${boardName}?token=${each}`, cookie),
      ),
    );
    expect(new Set(await Promise.all(codes))).toEqual(new Set([closeCodes.notSignedIn.code]));
    // Nor is a token of a tool a session.
    const asSession = new Device(url, `fallrunde=${token}`);
    expect((await asSession.send('GET', '/cases')).status).toBe(401);
  });

  it('to another case, to what is no document, or where its person has no right', async () => {
    const { url, person } = await setUp();
    const other = await deviceOf(person).read<CaseListItem>('POST', '/cases', {
      pseudonym: 'Familie N.',
      persons: [],
      legalSphere: 'none',
      legalSphereSince: '2026-01-01',
    });
    const { token } = await issueToken(person, other.id);
    const own = open(url, { token, documentName: documentNameOf(other.id, 'board') });
    await own.synced;
    const others = [boardName, chairName, 'case/no-such-case/board', 'x', '%00', ''];
    const codes = others.map((name) => refusalOf(url, `/yws/${name}?token=${token}`));
    expect(new Set(await Promise.all(codes))).toEqual(new Set([closeCodes.unknownDocument.code]));
    const { cookie } = await signIn(url, 'CBE');
    expect(await refusalOf(url, `/yws/${boardName}`, cookie)).toBe(closeCodes.unknownDocument.code);
  });

  it('with the token of a session that is over', async () => {
    const dataDir = await temporaryFolder();
    const { close } = await startTestServer({ dataDir });
    await close();
    const store = await openStore({ dataDir });
    const someone = { participantId: 'p', name: 'KJS', department: 'KJS', role: 'member' } as const;
    const tokenOf = async (lifetimeMs: number) => {
      const session = await store.sessions.create(someone, lifetimeMs);
      const tool = { sessionHash: hashOfToken(session), caseId: sampleCaseId, createdAt: 1 };
      return (await store.toolTokens.create(tool)).token;
    };
    const good = await tokenOf(600_000);
    const over = await tokenOf(1);
    await store.close();
    const { url } = onTeardown(await startTestServer({ dataDir }));
    await open(url, { token: good }).synced;
    expect(await refusalOf(url, `/yws/${boardName}?token=${over}`)).toBe(
      closeCodes.notSignedIn.code,
    );
  });
});

describe('is closed at once', () => {
  it('when its token is revoked, and does not come back', async () => {
    const { url, person } = await setUp();
    const kept = open(url, { token: (await issueToken(person)).token });
    const { id, token } = await issueToken(person);
    const tool = open(url, { token });
    await Promise.all([tool.synced, kept.synced]);
    const device = deviceOf(person);
    const listed = await device.read<ToolToken[]>('GET', `${ofSample}/tool-tokens`);
    expect(listed.map((each) => Object.keys(each).toSorted())).toEqual([
      ['createdAt', 'expiresAt', 'id'],
      ['createdAt', 'expiresAt', 'id'],
    ]);

    // Nobody else sees or revokes it.
    const colleague = deviceOf(await signIn(url, 'KJS'));
    expect(await colleague.read('GET', `${ofSample}/tool-tokens`)).toEqual([]);
    const path = `${ofSample}/tool-tokens/${id}`;
    expect((await colleague.send('DELETE', path)).status).toBe(404);

    expect((await device.send('DELETE', path)).status).toBe(204);
    expect(await tool.closed).toBe(closeCodes.notSignedIn.code);
    expect(tool.provider.shouldConnect).toBe(false);
    expect(await refusalOf(url, `/yws/${boardName}?token=${token}`)).toBe(
      closeCodes.notSignedIn.code,
    );
    expect((await device.send('DELETE', path)).status).toBe(404);
    const ours = await openOurs(person);
    addCard(kept.doc, 'das andere bleibt');
    await seen(ours.board.document, hasCard('das andere bleibt'));
  });

  it('when its person signs out', async () => {
    const { url, person } = await setUp();
    const { token } = await issueToken(person);
    const tool = open(url, { token });
    await tool.synced;
    await deviceOf(person).send('DELETE', '/session');
    expect(await tool.closed).toBe(closeCodes.notSignedIn.code);
    expect(await refusalOf(url, `/yws/${boardName}?token=${token}`)).toBe(
      closeCodes.notSignedIn.code,
    );
  });

  it('when its person signs out everywhere', async () => {
    const server = onTeardown(await startStaffServer());
    const person = await setUpCoordinator(server);
    const answer = await ask(person, 'POST', '/cases', {
      pseudonym: 'Familie N.',
      persons: [],
      legalSphere: 'none',
      legalSphereSince: '2026-01-01',
    });
    const { id } = (await answer.json()) as CaseListItem;
    const { token } = await issueToken(person, id);
    const tool = open(server.url, { token, documentName: documentNameOf(id, 'board') });
    await tool.synced;
    await ask(person, 'DELETE', '/account/sessions');
    expect(await tool.closed).toBe(closeCodes.notSignedIn.code);
  });

  it('when its session has run out', async () => {
    const dataDir = await temporaryFolder();
    const { close } = await startTestServer({ dataDir });
    await close();
    const store = await openStore({ dataDir });
    const someone = { participantId: 'p', name: 'KJS', department: 'KJS', role: 'member' } as const;
    const session = await store.sessions.create(someone, 8_000);
    await store.close();
    const { url } = onTeardown(await startTestServer({ dataDir }));
    const { token } = await new Device(url, `fallrunde=${session}`).read<{ token: string }>(
      'POST',
      `${ofSample}/tool-tokens`,
    );
    const tool = open(url, { token });
    await tool.synced;
    expect(await tool.closed).toBe(closeCodes.notSignedIn.code);
  });

  it('when its person leaves the table', async () => {
    const { url, person } = await setUp();
    const tool = open(url, { token: (await issueToken(person)).token });
    await tool.synced;
    const saf = deviceOf(await signIn(url));
    const table = await saf.read<RoundTable>('GET', `${ofSample}/table`);
    const departments = table.departments.filter((each) => each !== 'KJS');
    await saf.send('PUT', `${ofSample}/table`, { departments, staffIds: [] });
    expect(await tool.closed).toBe(closeCodes.accessEnded.code);
  });

  it('when the family wants its department to know nothing more', async () => {
    const { url, person } = await setUp();
    const tool = open(url, { token: (await issueToken(person)).token });
    await tool.synced;
    const saf = deviceOf(await signIn(url));
    const { consents } = await saf.read<CasePrivacy>('GET', `${ofSample}/privacy`);
    const consent = consents.findLast(({ department }) => department === 'KJS');
    await saf.send('POST', `${ofSample}/consents/${consent?.id}/withdrawal`, { on: '2026-01-02' });
    expect(await tool.closed).toBe(closeCodes.consentWithdrawn.code);
  });
});

describe('has the rights of its person', () => {
  it('an observer reads and writes nothing', async () => {
    const { url, person } = await setUp();
    const member = deviceOf(person);
    const { token: link } = await invite(member, { role: 'observer' });
    const guest = await knock(url, link);
    const [id = ''] = await waitingIds(member);
    expect((await member.send('POST', `${ofSample}/lobby/${id}/admit`, {})).status).toBe(204);
    const observer = guest.person(await guest.read<LobbyInfo>('GET', '/lobby'), id);
    expect((await guest.send('POST', `${ofSample}/tool-tokens`)).status).toBe(403);

    const ours = await openOurs(person);
    const tool = open(url, { as: observer });
    await tool.synced;
    addCard(ours.board.document, 'für alle');
    await seen(tool.doc, hasCard('für alle'));
    addCard(tool.doc, 'heimlich');
    expect(await tool.closed).toBe(closeCodes.forbidden.code);
    const late = await openOurs(await signIn(url));
    expect(hasCard('heimlich')(late.board.document)).toBe(false);
  });

  it('whoever has the chair writes its document, and nobody else', async () => {
    const { url, person } = await setUp();
    const other = await signIn(url, 'IFK');
    const [own, foreign] = await Promise.all(
      [person, other].map(async (each) =>
        open(url, { token: (await issueToken(each)).token, documentName: chairName }),
      ),
    );
    if (!own || !foreign) throw new Error('Two tools.');
    await Promise.all([own.synced, foreign.synced]);
    const ours = onTeardown(connect(person));
    await saved(ours.chair);
    ours.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
    await seen(own.doc, (doc) => doc.getMap('chair').has('holder'));

    own.doc.getMap('ofThisTest').set('written', 'by the holder');
    await seen(ours.chair.document, (doc) => doc.getMap('ofThisTest').has('written'));
    foreign.doc.getMap('ofThisTest').set('smuggled', true);
    expect(await foreign.closed).toBe(closeCodes.forbidden.code);
    await saved(ours.chair);
    const late = onTeardown(connect(await signIn(url)));
    await saved(late.chair);
    expect(late.chair.document.getMap('ofThisTest').toJSON()).toEqual({ written: 'by the holder' });
  });

  it('what lets it in is recorded', async () => {
    const { url, person } = await setUp();
    const { createdAt, expiresAt } = await issueToken(person);
    expect(expiresAt - createdAt).toBeLessThanOrEqual(24 * 60 * 60 * 1000);
    const saf = deviceOf(await signIn(url));
    const { entries } = await saf.read<AccessPage>('GET', `${ofSample}/access-log`);
    expect(entries[0]).toMatchObject({
      action: 'toolTokenIssued',
      participantId: person.participant.id,
      department: 'KJS',
    });
  });
});

const doc = new Y.Doc();
doc.getText('text').insert(0, 'ein ganzer Satz');
const update = Y.encodeStateAsUpdate(doc);

describe('has no other limits than everybody', () => {
  const garbage: readonly [string, Uint8Array | string][] = [
    ['text', 'hello'],
    ['nothing', new Uint8Array()],
    ['a frame with a document name', updateFrame(boardName, update)],
    ['an opening of its own', plain(authFrame(boardName))],
    ['what only Hocuspocus has', Uint8Array.of(5, 1, 97)],
    ['a truncated frame', plain(updateFrame(boardName, update)).subarray(0, -4)],
    ['a truncated update', plain(updateFrame(boardName, update.subarray(0, -4)))],
    ['an unknown step', plain(syncFrame(boardName, 7, update))],
    ['something good and then something else', Uint8Array.of(3, 9)],
    [
      'presence that is no object',
      plain(awarenessFrame(boardName, [{ clientId: 1, clock: 1, state: 'x' }])),
    ],
    ['presence without an end', Uint8Array.of(1, 6, 255, 255, 255, 255, 15, 1)],
  ];
  it.each(garbage)('%s: it is closed, and nobody else', async (_, frame) => {
    const { url, person } = await setUp();
    const ours = await openOurs(person);
    const socket = await openPlain(url, (await issueToken(person)).token);
    const closed = closeCode(socket);
    // Presence has been told to it, so that echoes are looked for as well.
    ours.board.setAwarenessField('activeAt', 1);
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(frame);
    expect(await closed).toBe(closeCodes.badFrame.code);
    addCard(ours.board.document, 'unbehelligt');
    await saved(ours.board);
    expect(ours.closeCodes).toEqual([]);
  });

  it('too many edits: it is closed', async () => {
    const { url, person } = await setUp();
    const ours = await openOurs(await signIn(url, 'IFK'));
    const tool = open(url, { token: (await issueToken(person)).token });
    await tool.synced;
    for (let n = 0; n < 2 * limits.updatesBurst; n += 1) tool.doc.getMap('x').set(`${n}`, n);
    expect(await tool.closed).toBe(closeCodes.tooManyUpdates.code);
    expect(ours.closeCodes).toEqual([]);
  });

  it.each([
    ['questions', Uint8Array.of(3)],
    ['edits', plain(updateFrame(boardName, Y.encodeStateAsUpdate(new Y.Doc())))],
  ])('many %s in one frame count each', async (_, message) => {
    const { url, person } = await setUp();
    const socket = await openPlain(url, (await issueToken(person)).token);
    const closed = closeCode(socket);
    socket.send(Buffer.concat(Array.from({ length: 2 * limits.updatesBurst }, () => message)));
    expect(await closed).toBe(closeCodes.tooManyUpdates.code);
  });

  it('what others say is free to say again once, not for ever', async () => {
    const { url, person } = await setUp();
    const ours = await openOurs(person);
    const socket = await openPlain(url, (await issueToken(person)).token);
    const closed = closeCode(socket);
    const heard = new Promise<Buffer>((resolve) => socket.once('message', resolve));
    ours.board.setAwarenessField('activeAt', 1);
    const frame = await heard;
    for (let n = 0; n < 2 * limits.updatesBurst; n += 1) socket.send(frame);
    expect(await closed).toBe(closeCodes.tooManyUpdates.code);
  });

  it('a frame that is too large: it is closed', async () => {
    const { url, person } = await setUp();
    const socket = await openPlain(url, (await issueToken(person)).token);
    const closed = closeCode(socket);
    socket.on('error', () => undefined);
    socket.send(new Uint8Array(limits.frameBytes + 1));
    expect(await closed).toBe(closeCodes.frameTooLarge.code);
  });

  it('a full board: it is closed', async () => {
    const sizeLimits = { boardWarnBytes: 1_000_000, boardMaxBytes: 60_000 };
    const { url } = onTeardown(await startTestServer({ sizeLimits }));
    const tool = open(url, { token: (await issueToken(await signIn(url, 'KJS'))).token });
    await tool.synced;
    tool.doc.getText('ink').insert(0, 'x'.repeat(70_000));
    expect(await tool.closed).toBe(closeCodes.boardFull.code);
  });
});

it('a server that stops says so, and its tools come back', async () => {
  const first = await startTestServer();
  const tool = open(first.url, { token: (await issueToken(await signIn(first.url, 'KJS'))).token });
  await tool.synced;
  await first.close();
  expect(await tool.closed).toBe(closeCodes.serverStopping.code);
  expect(tool.provider.shouldConnect).toBe(true);
  const port = new URL(first.url).port;
  const second = onTeardown(
    await startTestServer({ dataDir: first.dataDir, variables: { PORT: port } }),
  );
  expect(second.url).toBe(first.url);
  await until(() => tool.provider.synced, tool.provider, ['sync']);
});
