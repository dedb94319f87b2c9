import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { readBoard } from '../../shared/case/board.ts';
import { addResource } from '../../shared/case/resource.ts';
import { sittingEventsRoot, startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import type { LinkItem, LobbyInfo } from '../../shared/protocol/door.ts';
import type { OwnStances } from '../../shared/protocol/http.ts';
import type { CasePrivacy } from '../../shared/protocol/privacy.ts';
import {
  admit,
  answerOf,
  boardName,
  chairName,
  change,
  consult,
  doorOf,
  knockByCode,
  letIn,
  newCase,
  noCase,
  ofSample,
  opened,
  personOn,
  replyFrame,
  secret,
  settled,
  setUp,
  statusOf,
} from '../fixtures/attack.ts';
import { closeCode, connect, openRaw, saved, seen, stateless } from '../fixtures/client.ts';
import { Device, deviceOf, invite, waitingIds } from '../fixtures/door.ts';
import { authFrame, awarenessFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn } from '../fixtures/test-server.ts';

afterEach(tearDown);

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
