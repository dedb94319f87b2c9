import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { readBoard } from '../../shared/case/board.ts';
import { addResource } from '../../shared/case/resource.ts';
import { sittingEventsRoot, startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import type { GuestAtDoor, LinkItem, LobbyInfo } from '../../shared/protocol/door.ts';
import type { CaseListItem, OwnStances, SessionInfo } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CasePrivacy } from '../../shared/protocol/privacy.ts';
import type { GuestRole } from '../../shared/protocol/roles.ts';
import { random } from '../chaos/random.ts';
import {
  closeCode,
  connect,
  openRaw,
  saved,
  seen,
  stateless,
  type TestClient,
} from '../fixtures/client.ts';
import { Device, deviceOf, invite, waitingIds } from '../fixtures/door.ts';
import { authFrame, awarenessFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

const ofSample = `/cases/${sampleCaseId}`;
const boardName = documentNameOf(sampleCaseId, 'board');
const chairName = documentNameOf(sampleCaseId, 'chair');
const noCase = 'no-such-case';
const secret = 'Schläft schlecht, Gespräch gewünscht';

async function setUp() {
  const { url } = onTeardown(await startTestServer());
  const saf = await signIn(url);
  return { url, saf, member: deviceOf(saf) };
}

async function personOn(device: Device): Promise<Person> {
  const { participant } = await device.read<SessionInfo>('GET', '/session');
  if (!participant) throw new Error('nobody is signed in');
  return { url: device.url, cookie: device.cookie, participant };
}

async function answerOf(device: Device, method: string, path: string, body?: unknown) {
  const response = await device.send(method, path, body);
  return [response.status, await response.text()] as const;
}

const statusOf = async (device: Device, method: string, path: string, body?: unknown) =>
  (await device.send(method, path, body)).status;

const doorOf = (member: Device) => member.read<GuestAtDoor[]>('GET', `${ofSample}/lobby`);

const admit = (member: Device, id: string | undefined, body: object = {}) =>
  statusOf(member, 'POST', `${ofSample}/lobby/${id}/admit`, body);

/** Somebody who came by a link and was let in. */
async function letIn(url: string, member: Device, role: GuestRole, department = 'AA') {
  const device = new Device(url);
  const { token } = await invite(member, { role, department });
  await device.send('POST', '/links/open', { token });
  await device.send('PUT', '/lobby', { name: 'Arbeitsvermittlung', department });
  const [id] = await waitingIds(member);
  expect(await admit(member, id)).toBe(204);
  return { device, id, person: await personOn(device) };
}

/** Who has the chair of the sample case, in a consultation that runs. */
async function consult(saf: Person, conferenceId?: string): Promise<TestClient> {
  const inside = onTeardown(connect(saf));
  await saved(inside.chair);
  inside.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
  await seen(inside.chair.document, (doc) => doc.getMap('chair').has('holder'));
  const start = { plan: defaultPhases, openGaps: 0, ...(conferenceId ? { conferenceId } : {}) };
  startSitting(inside.chair.document, inside.author, start);
  await saved(inside.chair);
  return inside;
}

/** By the code of the room. */
async function knockByCode(url: string, member: Device, department: string) {
  const { code } = await member.read<{ code: string }>('GET', `${ofSample}/room`);
  const device = new Device(url);
  expect(await statusOf(device, 'POST', '/lobby/code', { code })).toBe(200);
  const knock = (as: string) =>
    device.read<LobbyInfo>('PUT', '/lobby', { name: as, department: as });
  await knock(department);
  return { device, code, knock };
}

/** Resolves with the next `event`, or when the socket is closed. */
async function next(socket: WebSocket, event: 'message' | 'pong'): Promise<void> {
  if (socket.readyState > socket.OPEN) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => resolve();
  for (const each of [event, 'close']) socket.on(each, done);
  await promise;
  for (const each of [event, 'close']) socket.off(each, done);
}

async function opened(socket: WebSocket, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const answered = next(socket, 'message');
    socket.send(authFrame(name));
    await answered;
  }
}

/** The server has read all that was sent before. */
async function settled(socket: WebSocket): Promise<void> {
  const answered = next(socket, 'pong');
  if (socket.readyState === socket.OPEN) socket.ping();
  await answered;
}

async function newCase(device: Device): Promise<CaseListItem> {
  return device.read('POST', '/cases', {
    pseudonym: 'Familie N.',
    persons: [],
    legalSphere: 'none',
    legalSphereSince: '2026-01-01',
  });
}

const change = () => {
  const doc = new Y.Doc();
  doc.getMap('resources').set('smuggled', new Y.Map([['text', 'heimlich']]));
  return Y.encodeStateAsUpdate(doc);
};

/** The reply of a handshake, which may carry an update too. */
function replyFrame(name: string, update: Uint8Array): Uint8Array {
  const frame = syncFrame(name, 1, update);
  frame[name.length + 1] = 4;
  return frame;
}

describe('a guest who says something else of themselves', () => {
  it('opens nothing with a socket from when they were let in as that', async () => {
    const { url, saf, member } = await setUp();
    const inside = await consult(saf);
    const told = stateless(inside.board, 'vaults');
    const entry = addResource(inside.board.document, inside.author, {
      field: 'personal',
      text: secret,
    });
    await saved(inside.board);
    const entrusted = { root: 'resources', id: entry, departments: ['SAF', 'KJS'], reason: 'x' };
    expect(await statusOf(member, 'POST', `${ofSample}/entrust`, entrusted)).toBe(204);
    const [vault] = (await told).vaults as { key: string }[];

    const { device, knock } = await knockByCode(url, member, 'KJS');
    expect(await admit(member, (await waitingIds(member))[0])).toBe(204);
    const socket = await openRaw(url, device);
    await device.send('DELETE', '/lobby');
    const heard: Buffer[] = [];
    socket.on('message', (data) => heard.push(data as Buffer));
    const closed = closeCode(socket);
    await knock('AA');
    const [id] = await waitingIds(member);
    expect(await admit(member, id)).toBe(204);
    const name = documentNameOf(sampleCaseId, `vault/${vault?.key ?? ''}`);
    socket.send(authFrame(name));
    socket.send(syncFrame(name, 0, Uint8Array.of(0)));
    expect(await closed).toBe(closeCodes.rightsChanged.code);
    expect(Buffer.concat(heard).includes(secret)).toBe(false);
  });

  it('is not let in as the other', async () => {
    const { url, saf, member } = await setUp();
    await consult(saf);
    const { device, knock } = await knockByCode(url, member, 'AA');
    const [asked] = await doorOf(member);
    await knock('KJS');
    expect(await admit(member, asked?.id, { since: asked?.since })).toBe(409);
    expect((await device.read<LobbyInfo>('GET', '/lobby')).state).toEqual({ kind: 'waiting' });
    const [now] = await doorOf(member);
    expect(now?.department).toBe('KJS');
    expect(await admit(member, now?.id, { since: now?.since })).toBe(204);
    expect(await knock('AA')).toMatchObject({ state: { kind: 'admitted' }, department: 'KJS' });
  });

  it('is not let in as the other in the very moment either', async () => {
    const { url, saf, member } = await setUp();
    await consult(saf);
    for (let n = 0; n < 8; n++) {
      const { device, knock } = await knockByCode(url, member, 'AA');
      const asked = (await doorOf(member)).findLast(({ state }) => state === 'waiting');
      const [status] = await Promise.all([
        admit(member, asked?.id, { since: asked?.since }),
        knock('KJS'),
      ]);
      const { department, state } = await device.read<LobbyInfo>('GET', '/lobby');
      expect([status, state.kind, department]).toEqual(
        status === 204 ? [204, 'admitted', 'AA'] : [409, 'waiting', 'KJS'],
      );
      await device.send('DELETE', '/lobby');
    }
  });
});

describe('what is entrusted to others', () => {
  it.each(['link', 'code'])(
    'is not read through a guest one lets in oneself by a %s',
    async (by) => {
      const { url, saf, member } = await setUp();
      const inside = await consult(saf);
      const told = stateless(inside.board, 'vaults');
      const resource = { field: 'personal', text: secret } as const;
      const id = addResource(inside.board.document, inside.author, resource);
      await saved(inside.board);
      const entry = { root: 'resources', id, reason: 'x' };
      const entrusted = { ...entry, departments: ['SAF', 'KJS'] };
      expect(await statusOf(member, 'POST', `${ofSample}/entrust`, entrusted)).toBe(204);
      const [vault] = (await told).vaults as { key: string }[];
      const vaultName = documentNameOf(sampleCaseId, `vault/${vault?.key ?? ''}`);

      const aa = deviceOf(await signIn(url, 'AA'));
      const guest =
        by === 'link'
          ? (await letIn(url, aa, 'contributor', 'KJS')).device
          : (await knockByCode(url, aa, 'KJS')).device;
      if (by === 'code') expect(await admit(aa, (await waitingIds(aa))[0])).toBe(204);
      const spy = await openRaw(url, guest);
      const heard: Buffer[] = [];
      spy.on('message', (data) => heard.push(data as Buffer));
      const closed = closeCode(spy);
      await opened(spy, boardName);
      spy.send(authFrame(vaultName));
      spy.send(syncFrame(vaultName, 0, Uint8Array.of(0)));
      expect(await closed).toBe(closeCodes.unknownDocument.code);
      expect(Buffer.concat(heard).includes(secret)).toBe(false);
      expect(Buffer.concat(heard).includes(vault?.key ?? '')).toBe(false);
      // Nor is it moved to where they may read it, nor anything of theirs to where they may not.
      expect(await statusOf(guest, 'POST', `${ofSample}/release`, entry)).toBe(404);
      expect(await statusOf(guest, 'POST', `${ofSample}/entrust`, entrusted)).toBe(400);
    },
  );
});

describe('a sealed stance', () => {
  it.each(['link', 'code'])(
    'is neither read nor changed through a guest one lets in oneself by a %s',
    async (by) => {
      const { url, saf, member } = await setUp();
      const { board } = await consult(saf);
      const [strategyId] = [...readBoard(board.document).strategies.keys()];
      const stance = `${ofSample}/stances/${strategyId}`;
      const give = (device: Device, input: object) => device.send('PUT', stance, input);
      const ownOf = (device: Device) => device.read<OwnStances>('GET', `${ofSample}/stances`);
      const kjs = deviceOf(await signIn(url, 'KJS'));
      const said = { resistance: 8, objection: secret };
      expect((await give(kjs, said)).status).toBe(200);
      const { roundId } = await ownOf(kjs);

      const aa = deviceOf(await signIn(url, 'AA'));
      const guest =
        by === 'link'
          ? (await letIn(url, aa, 'contributor', 'KJS')).device
          : (await knockByCode(url, member, 'KJS')).device;
      if (by === 'code') expect(await admit(aa, (await waitingIds(aa))[0])).toBe(204);
      expect(await ownOf(guest)).toEqual({ roundId, stances: [] });
      const [status, text] = await answerOf(guest, 'PUT', stance, { roundId, resistance: 0 });
      expect(status).toBe(403);
      expect(text).not.toContain(secret);
      expect(await statusOf(guest, 'DELETE', `${stance}?roundId=${roundId}`)).toBe(403);
      expect((await ownOf(kjs)).stances).toEqual([{ strategyId, ...said }]);

      // Where their department has said nothing they speak, until it does.
      expect(await statusOf(kjs, 'DELETE', `${stance}?roundId=${roundId}`)).toBe(200);
      expect((await give(guest, { roundId, resistance: 3 })).status).toBe(200);
      expect((await ownOf(guest)).stances).toEqual([{ strategyId, resistance: 3 }]);
      expect((await give(guest, { roundId, resistance: 2 })).status).toBe(200);
      expect((await give(kjs, { roundId, ...said })).status).toBe(200);
      expect(await ownOf(guest)).toEqual({ roundId, stances: [] });
    },
  );

  it('is read by a guest whom their own department let in', async () => {
    const { url, saf } = await setUp();
    const { board } = await consult(saf);
    const [strategyId] = [...readBoard(board.document).strategies.keys()];
    const aa = deviceOf(await signIn(url, 'AA'));
    await aa.send('PUT', `${ofSample}/stances/${strategyId}`, { resistance: 8 });
    const { device } = await letIn(url, aa, 'contributor', 'AA');
    const { stances } = await device.read<OwnStances>('GET', `${ofSample}/stances`);
    expect(stances).toEqual([{ strategyId, resistance: 8 }]);
  });
});

describe('in the moment in which a link is revoked', () => {
  it('nobody comes in by it', async () => {
    const { url, member } = await setUp();
    for (let n = 0; n < 12; n++) {
      const { token, link } = await invite(member);
      const device = new Device(url);
      await Promise.all([
        device.send('POST', '/links/open', { token }),
        member.send('DELETE', `${ofSample}/links/${link.id}`),
      ]);
      await device.send('PUT', '/lobby', { name: 'AA', department: 'AA' });
      expect(await doorOf(member)).toEqual([]);
    }
  });

  it('nobody who is just let in stays', async () => {
    const { url, member } = await setUp();
    for (let n = 0; n < 12; n++) {
      const { token, link } = await invite(member);
      const device = new Device(url);
      await device.send('POST', '/links/open', { token });
      await device.send('PUT', '/lobby', { name: 'AA', department: 'AA' });
      const [id] = await waitingIds(member);
      const [closed] = await Promise.all([
        admit(member, id).then(async () => {
          const socket = await openRaw(url, device);
          const closing = closeCode(socket);
          socket.send(authFrame(boardName));
          return closing;
        }),
        member.send('DELETE', `${ofSample}/links/${link.id}`),
      ]);
      expect([
        closeCodes.linkRevoked.code,
        closeCodes.unknownDocument.code,
        closeCodes.accessEnded.code,
      ]).toContain(closed);
      expect(await statusOf(device, 'GET', ofSample)).toBe(404);
    }
  });
});

describe('by a conference', () => {
  it('nobody is drawn out of the case of others', async () => {
    const { url, saf, member } = await setUp();
    const items = [{ kind: 'case', id: 'one', caseId: sampleCaseId, minutes: 35 }];
    const { id: conferenceId } = await member.read<{ id: string }>('POST', '/conferences', {
      date: '2030-01-10',
      start: '09:05',
      place: '',
      items,
      invited: [],
    });
    await consult(saf, conferenceId);
    const { token } = await invite(member, { conferenceId });
    const device = new Device(url);
    await device.send('POST', '/links/open', { token });
    await device.send('PUT', '/lobby', { name: 'AA', department: 'AA' });
    const [id] = await waitingIds(member);
    await admit(member, id);
    const guest = onTeardown(connect(await personOn(device)));
    await saved(guest.board);

    const cbe = await signIn(url, 'CBE');
    const own = await newCase(deviceOf(cbe));
    const foreign = onTeardown(connect(cbe, own.id));
    await saved(foreign.chair);
    foreign.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
    await seen(foreign.chair.document, (doc) => doc.getMap('chair').has('holder'));
    startSitting(foreign.chair.document, foreign.author, {
      plan: defaultPhases,
      openGaps: 0,
      conferenceId,
    });
    await saved(foreign.chair);
    expect(await deviceOf(cbe).read('GET', `/cases/${own.id}/lobby`)).toEqual([]);
    expect((await device.read<LobbyInfo>('GET', '/lobby')).state.kind).toBe('admitted');
    expect(guest.closeCodes).toEqual([]);
    // Nor by a link to a case that is not on the agenda.
    const link = {
      department: 'AA',
      person: '',
      role: 'observer',
      until: 'sittingEnd',
      conferenceId,
    };
    expect(await statusOf(deviceOf(cbe), 'POST', `/cases/${own.id}/links`, link)).toBe(400);
  });
});

it('a consultation that claims to have ended long ago ends what lasts until its end', async () => {
  const { url, saf, member } = await setUp();
  const inside = await consult(saf);
  const { person } = await letIn(url, member, 'observer');
  const guest = onTeardown(connect(person));
  await saved(guest.board);
  const late = { ...inside.author, now: () => Date.now() - 60_000 };
  stepSitting(inside.chair.document, late, { kind: 'finish', openGaps: 0 });
  expect(await guest.closed).toBe(closeCodes.sittingFinished.code);
});

it('a consultation that claims to end in years does not end what comes after it', async () => {
  const { url, saf, member } = await setUp();
  const inside = await consult(saf);
  const years = { ...inside.author, now: () => Date.now() + 10 ** 11 };
  stepSitting(inside.chair.document, years, { kind: 'finish', openGaps: 0 });
  await saved(inside.chair);
  inside.destroy();
  const { device } = await letIn(url, member, 'observer');
  // Asking for the case opens the document of the chair again.
  for (let n = 0; n < 3; n++) await member.send('GET', `${ofSample}/room`);
  const { state } = await device.read<LobbyInfo>('GET', '/lobby');
  expect(state.kind).toBe('admitted');
});

it('whoever was sent out hears of no consultation any more and opens nothing', async () => {
  const { url, saf, member } = await setUp();
  const inside = await consult(saf);
  const { device, id, person } = await letIn(url, member, 'contributor');
  expect(await statusOf(device, 'GET', `${ofSample}/room`)).toBe(403);
  const { code } = await member.read<{ code: string }>('GET', `${ofSample}/room`);
  await member.send('POST', `${ofSample}/lobby/${id}/remove`);
  const { state, sitting } = await device.read<LobbyInfo>('GET', '/lobby');
  expect([state, sitting]).toEqual([{ kind: 'ended', why: 'removed' }, undefined]);
  expect(await device.read('GET', '/cases')).toEqual([]);
  for (const path of ['', '/room', '/stances', '/table', '/export'])
    expect(await statusOf(device, 'GET', `${ofSample}${path}`)).toBe(404);
  expect(await statusOf(device, 'POST', '/join', { code })).toBe(404);
  const back = onTeardown(connect(person));
  expect(await back.closed).toBe(closeCodes.unknownDocument.code);
  expect(inside.closeCodes).toEqual([]);
});

it('who lost the seat gets neither stances nor room nor log', async () => {
  const { url, saf, member } = await setUp();
  await consult(saf);
  const kjs = deviceOf(await signIn(url, 'KJS'));
  const { code } = await kjs.read<{ code: string }>('GET', `${ofSample}/room`);
  await member.send('PUT', `${ofSample}/table`, { departments: ['AA'], staffIds: [] });
  for (const path of ['', '/room', '/stances', '/export', '/access-log', '/privacy', '/lobby'])
    expect(await statusOf(kjs, 'GET', `${ofSample}${path}`)).toBe(404);
  expect(await statusOf(kjs, 'POST', `${ofSample}/room/code`)).toBe(404);
  expect(await statusOf(kjs, 'POST', '/join', { code })).toBe(404);
});

it('a renewed code of the room opens nothing as the one before', async () => {
  const { url, saf, member } = await setUp();
  await consult(saf);
  const { code } = await member.read<{ code: string }>('GET', `${ofSample}/room`);
  const renewed = await member.read<{ code: string }>('POST', `${ofSample}/room/code`);
  expect(renewed.code).not.toBe(code);
  expect(await statusOf(new Device(url), 'POST', '/lobby/code', { code })).toBe(404);
  expect(await statusOf(member, 'POST', '/join', { code })).toBe(404);
});

it('ids of one case open nothing under the address of another', async () => {
  const { url, saf, member } = await setUp();
  await consult(saf);
  const { device } = await knockByCode(url, member, 'AA');
  const [guestId] = await waitingIds(member);
  const { link } = await invite(member);
  const { consents } = await member.read<CasePrivacy>('GET', `${ofSample}/privacy`);
  const other = deviceOf(await signIn(url, 'CBE'));
  const own = `/cases/${(await newCase(other)).id}`;
  for (const act of ['admit', 'remove'])
    expect(await statusOf(other, 'POST', `${own}/lobby/${guestId}/${act}`, {})).toBe(409);
  const reason = 'nein';
  expect(await statusOf(other, 'POST', `${own}/lobby/${guestId}/deny`, { reason })).toBe(409);
  await other.send('DELETE', `${own}/links/${link.id}`);
  await other.send('DELETE', `${own}/links`);
  const on = '2026-01-02';
  for (const { id } of consents)
    expect(await statusOf(other, 'POST', `${own}/consents/${id}/withdrawal`, { on })).toBe(404);
  expect((await device.read<LobbyInfo>('GET', '/lobby')).state.kind).toBe('waiting');
  const links = await member.read<LinkItem[]>('GET', `${ofSample}/links`);
  expect(links.find(({ id }) => id === link.id)?.standing).toBe('unused');
  expect((await member.read<CasePrivacy>('GET', `${ofSample}/privacy`)).consents).toEqual(consents);
});

const lookAtCase = ['', '/room', '/stances', '/table', '/export', '/access-log', '/privacy'];
lookAtCase.push('/access-log/export', '/lobby', '/links');

it('a case of others is answered like one that does not exist', async () => {
  const { url } = await setUp();
  const cbe = deviceOf(await signIn(url, 'CBE'));
  for (const path of lookAtCase)
    expect(await answerOf(cbe, 'GET', `${ofSample}${path}`)).toEqual(
      await answerOf(cbe, 'GET', `/cases/${noCase}${path}`),
    );
  const codes = await Promise.all(
    [sampleCaseId, noCase].map(async (id) => onTeardown(connect(await personOn(cbe), id)).closed),
  );
  expect(codes).toEqual([closeCodes.unknownDocument.code, closeCodes.unknownDocument.code]);
});

it.each(['contributor', 'observer'] as const)('a guest, %s, runs nothing', async (role) => {
  const { url, member } = await setUp();
  // Of the department that leads: who is of it and no guest may do most of this.
  const { device, id } = await letIn(url, member, role, 'SAF');
  expect(await device.read('GET', `${ofSample}/table`)).toMatchObject({ mayChange: false });
  const { link } = await invite(member, { department: 'JC' });
  const conference = { date: '2030-01-10', start: '09:05', place: '', items: [], invited: [] };
  const attempts: readonly (readonly [string, string, unknown?])[] = [
    ['GET', '/staff'],
    ['POST', '/staff/invitations', { name: 'Ich', department: 'SAF', role: 'coordinator' }],
    ['GET', '/account'],
    ['GET', '/erasures'],
    ['GET', '/conferences'],
    ['POST', '/conferences', conference],
    [
      'POST',
      '/cases',
      { pseudonym: 'X', persons: [], legalSphere: 'none', legalSphereSince: '2026-01-01' },
    ],
    ['DELETE', ofSample, { pseudonym: 'Familie O.' }],
    [
      'POST',
      `${ofSample}/consents`,
      { department: 'AA', form: 'paper', givenOn: '2026-01-01', purpose: 'x' },
    ],
    ['POST', `${ofSample}/retention`, { until: '2035-01-01', reason: 'x' }],
    ['GET', `${ofSample}/export`],
    ['GET', `${ofSample}/access-log`],
    ['GET', `${ofSample}/access-log/export`],
    ['GET', `${ofSample}/privacy`],
    ['GET', `${ofSample}/lobby`],
    ['POST', `${ofSample}/lobby/${id}/admit`, {}],
    ['POST', `${ofSample}/lobby/${id}/remove`],
    ['GET', `${ofSample}/links`],
    [
      'POST',
      `${ofSample}/links`,
      { department: 'AA', person: '', role: 'contributor', until: 'sittingEnd' },
    ],
    ['DELETE', `${ofSample}/links/${link.id}`],
    ['DELETE', `${ofSample}/links`],
    ['PUT', `${ofSample}/table`, { departments: ['AA'], staffIds: [] }],
    ['POST', `${ofSample}/lead`, { department: 'AA' }],
    ['POST', `${ofSample}/room/code`],
    ['POST', `${ofSample}/rounds`, {}],
    ['POST', `${ofSample}/reveal`, { roundId: 'x' }],
  ];
  for (const [method, path, body] of attempts)
    expect([method, path, [401, 403].includes(await statusOf(device, method, path, body))]).toEqual(
      [method, path, true],
    );
  const settings = await device.read<object>('GET', '/settings');
  const town = await member.read<object>('GET', '/settings');
  const put = { basedOn: 1, settings: town };
  expect([400, 403]).toContain(await statusOf(device, 'PUT', '/settings', put));
  expect(await member.read('GET', '/settings')).toEqual(settings);
  const links = await member.read<LinkItem[]>('GET', `${ofSample}/links`);
  expect(links.find((each) => each.id === link.id)?.standing).toBe('unused');
});

it('an observer gives no stance and takes none back', async () => {
  const { url, member } = await setUp();
  const { device } = await letIn(url, member, 'observer');
  expect(await statusOf(device, 'PUT', `${ofSample}/stances/any`, { resistance: 3 })).toBe(403);
  expect(await statusOf(device, 'DELETE', `${ofSample}/stances/any?roundId=x`)).toBe(403);
  for (const path of ['entrust', 'release'])
    expect(
      await statusOf(device, 'POST', `${ofSample}/${path}`, {
        root: 'resources',
        id: 'any',
        reason: 'x',
        ...(path === 'entrust' ? { departments: ['AA'] } : {}),
      }),
    ).toBeGreaterThanOrEqual(400);
});

it('an observer writes by no kind of frame, in no order', async () => {
  const { url, saf, member } = await setUp();
  const inside = await consult(saf);
  const { person } = await letIn(url, member, 'observer');
  const before = JSON.stringify(inside.board.document.getMap('resources'));
  const events = JSON.stringify(inside.chair.document.getMap(sittingEventsRoot));
  const held = Y.encodeStateAsUpdate(inside.board.document);
  const socket = await openRaw(url, person);
  await opened(socket, boardName, chairName);
  for (let n = 0; n < 20; n++) {
    for (const name of [boardName, chairName]) {
      socket.send(updateFrame(name, change()));
      if (name === boardName) socket.send(updateFrame(name, held));
      socket.send(syncFrame(name, 1, change()));
      socket.send(replyFrame(name, change()));
    }
    await settled(socket);
  }
  const last = addResource(inside.board.document, inside.author, { field: 'personal', text: 'da' });
  await saved(inside.board);
  inside.board.document.getMap('resources').delete(last);
  expect(JSON.stringify(inside.board.document.getMap('resources'))).toBe(before);
  expect(JSON.stringify(inside.chair.document.getMap(sittingEventsRoot))).toBe(events);
  expect(inside.chair.document.getMap('resources').size).toBe(0);
});

it.each(['contributor', 'observer'] as const)(
  'a %s neither takes, gives nor gets the chair',
  async (role) => {
    const { url, saf, member } = await setUp();
    const inside = await consult(saf);
    const { person } = await letIn(url, member, role);
    const guest = onTeardown(connect(person));
    await saved(guest.chair);
    const hurt: unknown[] = [];
    inside.board.on('stateless', ({ payload }: { payload: string }) => hurt.push(payload));
    const participantId = person.participant.id;
    for (const message of [
      { type: 'takeChair' },
      { type: 'handOverChair', participantId },
      { type: 'remind', departments: ['SAF'] },
      { type: 'door' },
      { type: '__proto__' },
    ])
      guest.chair.sendStateless(JSON.stringify(message));
    inside.chair.sendStateless(JSON.stringify({ type: 'handOverChair', participantId }));
    addResource(inside.board.document, inside.author, { field: 'personal', text: 'da' });
    await saved(inside.board);
    const refused = stateless(guest.chair, 'refused');
    stepSitting(guest.chair.document, guest.author, { kind: 'pause' });
    await refused;
    expect(inside.chair.document.getMap('chair').get('holder')).toMatchObject({
      participantId: saf.participant.id,
    });
    expect(hurt).toEqual([]);
  },
  20_000,
);

it.each([
  ['the board', boardName],
  ['the chair', chairName],
])('nobody speaks in the name of another on %s', async (_, name) => {
  const { url, saf } = await setUp();
  const state = (text: string) => ({ lens: 'board', user: saf.participant, text });
  const victim = await openRaw(url, saf);
  await opened(victim, name);
  victim.send(awarenessFrame(name, [{ clientId: 77, clock: 1, state: state('echt') }]));
  await settled(victim);
  const heard: string[] = [];
  victim.on('message', (data) => heard.push((data as Buffer).toString()));
  const thief = await openRaw(url, await signIn(url, 'KJS'));
  await opened(thief, name);
  for (const states of [
    [{ clientId: 77, clock: 900, state: state('gefälscht') }],
    [
      { clientId: 5, clock: 1, state: state('ich') },
      { clientId: 77, clock: 901, state: state('gefälscht') },
    ],
    [{ clientId: 77, clock: 902, state: null }],
  ])
    thief.send(awarenessFrame(name, states));
  await settled(thief);
  await settled(victim);
  expect(victim.readyState).toBe(victim.OPEN);
  expect(heard.join('')).not.toContain('gefälscht');
});

describe('by the way a request is written', () => {
  it('no page of others changes anything', async () => {
    const { url, saf } = await setUp();
    const foreign: readonly Record<string, string>[] = [
      { origin: 'null' },
      {},
      { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: `${url}.evil.example` },
      { origin: url.replace('http', 'ftp').replace('127.0.0.1', 'evil.example') },
      { referer: url },
    ];
    for (const headers of foreign) {
      const response = await fetch(`${url}/api/session`, {
        method: 'DELETE',
        headers: { ...headers, cookie: saf.cookie },
      });
      expect(response.status).toBe(403);
      if (headers.origin)
        await expect(openRaw(url, { cookie: saf.cookie, origin: headers.origin })).rejects.toThrow(
          '403',
        );
    }
    const overridden = await fetch(`${url}/api/session?_method=DELETE`, {
      headers: { cookie: saf.cookie, 'x-http-method-override': 'DELETE' },
    });
    expect(((await overridden.json()) as SessionInfo).participant).toEqual(saf.participant);
  });

  it('no other spelling of an address leads past the door', async () => {
    const { url, saf } = await setUp();
    const { port } = new URL(url);
    for (const path of [
      `//api${ofSample}`,
      `/API${ofSample}`,
      `/x/../api${ofSample}`,
      `/api/%63ases/${sampleCaseId}`,
      `/api/cases/../cases/${sampleCaseId}`,
      `/api/cases/${sampleCaseId}%00`,
      `/api/cases/${sampleCaseId}/..%2f${sampleCaseId}`,
      `/api${ofSample};x`,
      '/api/cases/__proto__',
      '/api/cases/constructor',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%2f..%2fpackage.json',
    ]) {
      const socket = connectTcp(Number(port), '127.0.0.1');
      socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
      let answer = '';
      for await (const chunk of socket) answer += String(chunk);
      expect([path, /Familie O|F-0617|root:|"devDependencies"/.test(answer)]).toEqual([
        path,
        false,
      ]);
    }
    expect(await statusOf(deviceOf(saf), 'GET', ofSample)).toBe(200);
  });

  it('no forged address escapes the count of tries', async () => {
    const { url, member } = await setUp();
    await member.send('GET', '/session');
    const statuses: number[] = [];
    for (let n = 0; n < 14; n++) {
      const response = await fetch(`${url}/api/lobby/code`, {
        method: 'POST',
        headers: {
          origin: url,
          'content-type': 'application/json',
          'x-forwarded-for': `10.0.0.${n}`,
          'x-real-ip': `10.0.0.${n}`,
          forwarded: `for=10.0.0.${n}`,
        },
        body: JSON.stringify({ code: '000000' }),
      });
      statuses.push(response.status);
    }
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
  });

  it('no body is taken for what it is not, and no answer repeats it', async () => {
    const { url, saf, member } = await setUp();
    const bodies: readonly (readonly [string, string])[] = [
      ['application/json', '{"__proto__":{"role":"coordinator"},"token":"x"}'],
      ['application/json', '{"constructor":{"prototype":{"x":1}},"token":"x"}'],
      ['application/json', `{"token":"${'Geheim'.repeat(60)}"}`],
      ['application/json', '{"token":{"Geheim":1}}'],
      ['application/json', '{"token":"Geheim"'],
      ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
      ['application/json', JSON.stringify({ token: 'Geheim'.repeat(20_000) })],
      ['text/plain', '{"token":"Geheim"}'],
      ['application/x-www-form-urlencoded', 'token=Geheim'],
      ['multipart/form-data; boundary=x', '--x\r\n\r\nGeheim\r\n--x--'],
    ];
    for (const [type, body] of bodies) {
      const response = await fetch(`${url}/api/links/open`, {
        method: 'POST',
        headers: { origin: url, 'content-type': type, cookie: saf.cookie },
        body,
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/Geheim|at .*\.[jt]s|node_modules/);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
    expect(await statusOf(member, 'GET', ofSample)).toBe(200);
  });

  it('no made-up session is one', async () => {
    const { url, saf } = await setUp();
    const [name = '', token = ''] = saf.cookie.split('=');
    for (const cookie of [
      `${name}=`,
      `${name}=${token.slice(1)}`,
      `${name}=${token}x`,
      `${name}=${token.toLowerCase()}`,
      `${name}=undefined`,
      `${name}=%00${token}`,
      `${name.toUpperCase()}=${token}`,
    ])
      expect(await statusOf(new Device(url, cookie), 'GET', '/cases')).toBe(401);
  });
});

it('a socket that speaks of ever new documents is closed', async () => {
  const { url, saf } = await setUp();
  const socket = await openRaw(url, saf);
  const closed = closeCode(socket);
  const state = { x: 'x'.repeat(3000) };
  for (let n = 0; n < limits.vaultsPerCase + 20; n++)
    socket.send(
      awarenessFrame(documentNameOf(`case-0000${n}`, 'board'), [{ clientId: n, clock: 1, state }]),
    );
  expect(await closed).toBe(closeCodes.badFrame.code);
});

/** `FRAMES=10000` for a long run. */
const frameCount = Number(process.env.FRAMES ?? 1_500);
const attackers = 24;

it(`lives through ${frameCount} frames of garbage, and nobody loses anything by them`, async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}`);
  const server = await startServerProcess({
    DATA_DIR: await temporaryFolder(),
    LOG_LEVEL: 'trace',
  });
  onTeardown({ close: async () => void (await server.end('SIGKILL')) });
  const { url } = server;
  const saf = await signIn(url);
  const member = deviceOf(saf);
  const bystander = onTeardown(connect(saf));
  await saved(bystander.board);
  const before = JSON.stringify(bystander.board.document.getMap('resources'));
  const cbe = await signIn(url, 'CBE');
  const own = await newCase(deviceOf(cbe));
  const observer = (await letIn(url, member, 'observer')).person;

  const chance = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const ownBoard = documentNameOf(own.id, 'board');
  /** Who attacks, and what they open first. */
  const sides = [
    { person: cbe, opens: [], name: boardName },
    { person: observer, opens: [boardName], name: boardName },
    { person: observer, opens: [chairName], name: chairName },
    { person: cbe, opens: [ownBoard], name: ownBoard },
  ] as const;
  const board = Y.encodeStateAsUpdate(bystander.board.document);
  const stanza = (name: string): readonly Uint8Array[] => [
    authFrame(name),
    updateFrame(name, change()),
    updateFrame(name, board.subarray(0, 400)),
    updateFrame(name, Y.encodeStateAsUpdate(new Y.Doc())),
    syncFrame(name, 0, Y.encodeStateVectorFromUpdate(change())),
    syncFrame(name, 1, change()),
    replyFrame(name, change()),
    awarenessFrame(name, [{ clientId: 5, clock: 1, state: { lens: 'board', text: secret } }]),
  ];
  const valid = new Map(sides.map(({ name }) => [name, stanza(name)]));
  const frame = (name: string) => {
    if (chance() < 0.3)
      return Uint8Array.from({ length: 1 + chance() * 200 }, () => chance() * 256);
    const bytes = Uint8Array.from(pick(valid.get(name) ?? []));
    if (chance() < 0.15) return bytes;
    // Behind the name, so that what lies deeper is met as well; now and then anywhere.
    const from = chance() < 0.8 ? name.length + 1 : 0;
    for (let n = chance() < 0.5 ? 1 : 1 + chance() * 4; n > 0; n--)
      bytes[from + Math.floor(chance() * (bytes.length - from))] = chance() * 256;
    return chance() < 0.2 ? bytes.subarray(0, chance() * bytes.length) : bytes;
  };

  let sent = 0;
  let sockets = 0;
  const ended = new Map<number, number>();
  const attack = async () => {
    while (sent < frameCount) {
      const { person, opens, name } = pick(sides);
      const socket = await openRaw(url, person);
      sockets++;
      socket.on('error', () => undefined);
      socket.on('close', (code) => ended.set(code, (ended.get(code) ?? 0) + 1));
      await opened(socket, ...opens);
      for (let n = 0; n < 40 && sent < frameCount && socket.readyState === socket.OPEN; n++) {
        sent++;
        socket.send(frame(name));
        await settled(socket);
      }
      socket.terminate();
    }
  };
  const written: string[] = [];
  const write = async () => {
    while (sent < frameCount) {
      written.push(
        addResource(bystander.board.document, bystander.author, {
          field: 'personal',
          text: `${secret} ${written.length}`,
        }),
      );
      await saved(bystander.board);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.all([write(), ...Array.from({ length: attackers }, attack)]);
  console.log(`${sent} frames on ${sockets} sockets`, ended);

  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(bystander.closeCodes).toEqual([]);
  const fresh = onTeardown(connect(await signIn(url)));
  await saved(fresh.board);
  const resources = fresh.board.document.getMap('resources');
  expect(written.length).toBeGreaterThan(0);
  for (const id of written) expect(resources.has(id)).toBe(true);
  for (const id of written) resources.delete(id);
  expect(JSON.stringify(resources)).toBe(before);
  expect(server.output()).not.toMatch(/Familie|Schläft|heimlich|Arbeitsvermittlung|F-0617/);
});
