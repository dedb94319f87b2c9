import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { addResource } from '../../shared/case/resource.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { TownSettings } from '../../shared/method/town-settings.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import type { GuestAtDoor, LinkItem, LobbyInfo, RoundTable } from '../../shared/protocol/door.ts';
import type { CasePrivacy } from '../../shared/protocol/privacy.ts';
import { personOn } from '../fixtures/attack.ts';
import { connect, saved, seen, stateless } from '../fixtures/client.ts';
import { Device, deviceOf, invite, knock, waitingIds } from '../fixtures/door.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const ofSample = `/cases/${sampleCaseId}`;
const soon = { timeout: 30_000 };

async function setUp() {
  const server = onTeardown(await startTestServer());
  const saf = await signIn(server.url);
  return { dataDir: server.dataDir, url: server.url, saf, member: deviceOf(saf) };
}

async function codeOf(device: Device, method: string, path: string, body?: unknown) {
  const response = await device.send(method, path, body);
  const { error } = (await response.json()) as { error?: { code: string } };
  return [response.status, error?.code];
}

const newCase = (member: Device, pseudonym: string) =>
  member.read<{ id: string }>('POST', '/cases', {
    pseudonym,
    persons: [],
    legalSphere: 'none',
    legalSphereSince: '2026-01-01',
  });

/** What stands in the chair document when a server starts that the one before was killed too early to act on. */
async function writtenMeanwhile(dataDir: string, caseId: string, write: (chair: Y.Doc) => void) {
  const store = await openStore({ dataDir });
  const chair = new Y.Doc();
  const stored = await store.log.load(caseId, 'chair');
  if (stored) Y.applyUpdate(chair, stored);
  write(chair);
  await store.log.append(caseId, 'chair', Y.encodeStateAsUpdate(chair));
  await store.close();
}

/** Who has the chair of a case. */
async function withChair(person: Person, caseId?: string) {
  const inside = onTeardown(connect(person, caseId));
  await saved(inside.chair);
  inside.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
  await seen(inside.chair.document, (doc) => doc.getMap('chair').has('holder'));
  return inside;
}

it('lets somebody in by a link: not before the door is opened, not after the access has ended', async () => {
  const { url, saf, member } = await setUp();
  const inside = onTeardown(connect(saf));
  await saved(inside.board);

  const { token, link } = await invite(member, { person: 'Arbeitsvermittlung' });
  expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
  const phone = new Device(url);
  const lobby = await phone.read<LobbyInfo>('POST', '/links/open', { token });
  expect(lobby).toMatchObject({ state: { kind: 'joining' }, department: 'AA' });
  expect(lobby.departments.map(({ id }) => id)).toEqual(['AA']);
  // Nothing about the case, its family or who is inside.
  expect(JSON.stringify(lobby)).not.toMatch(/familie|Familie|F-0617|Irak/);
  const early = await personOn(phone);
  const tooEarly = onTeardown(connect(early));
  expect(await tooEarly.closed).toBe(closeCodes.unknownDocument.code);
  expect(await codeOf(phone, 'GET', ofSample)).toEqual([404, 'notFound']);
  expect(await phone.read('GET', '/cases')).toEqual([]);

  const bell = stateless(inside.board, 'door');
  await phone.send('PUT', '/lobby', { name: 'Arbeitsvermittlung', department: 'AA' });
  await bell;
  expect(await codeOf(phone, 'GET', ofSample)).toEqual([404, 'notFound']);
  const waiting = onTeardown(connect(early));
  expect(await waiting.closed).toBe(closeCodes.unknownDocument.code);
  for (const frame of [...tooEarly.heard, ...waiting.heard])
    expect(frame.includes('Familie')).toBe(false);

  const news = phone.read<LobbyInfo>(
    'GET',
    `/lobby?after=${(await phone.read<LobbyInfo>('GET', '/lobby')).stateAt}`,
  );
  const [guestId] = await waitingIds(member);
  expect((await member.send('POST', `${ofSample}/lobby/${guestId}/admit`, {})).status).toBe(204);
  expect((await news).state).toEqual({ kind: 'admitted', caseId: sampleCaseId });
  const [atTable] = await member.read<LinkItem[]>('GET', `${ofSample}/links`);
  expect(atTable).toMatchObject({ id: link.id, standing: 'atTable' });
  // Who is inside knocks no more, whatever their page sends.
  await phone.send('PUT', '/lobby', { name: 'Arbeitsvermittlung', department: 'AA' });
  const { entries } = await member.read<AccessPage>('GET', `${ofSample}/access-log`);
  expect(entries.filter(({ action }) => action === 'knocked')).toHaveLength(1);

  const guest = onTeardown(connect(await personOn(phone)));
  await saved(guest.board);
  const id = addResource(guest.board.document, guest.author, {
    field: 'personal',
    text: 'Führerschein wird umgeschrieben',
  });
  await seen(inside.board.document, (doc) => doc.getMap('resources').has(id));

  expect((await member.send('POST', `${ofSample}/lobby/${guestId}/remove`)).status).toBe(204);
  expect(await guest.closed).toBe(closeCodes.removed.code);
  const heard = guest.heard.length;
  addResource(inside.board.document, inside.author, { field: 'personal', text: 'danach' });
  await saved(inside.board);
  expect(guest.heard.length).toBe(heard);
  expect(await codeOf(phone, 'GET', ofSample)).toEqual([404, 'notFound']);
  expect((await phone.read<LobbyInfo>('GET', '/lobby')).state).toEqual({
    kind: 'ended',
    why: 'removed',
  });
  expect(await codeOf(phone, 'PUT', '/lobby', { name: 'A', department: 'AA' })).toEqual([
    410,
    'accessOver',
  ]);
  expect(await codeOf(new Device(url), 'POST', '/links/open', { token })).toEqual([
    410,
    'linkRevoked',
  ]);
});

it('gives a link to one device, and tells of a second', async () => {
  const { url, member } = await setUp();
  const { token } = await invite(member);
  const first = new Device(url);
  const [one, two] = await Promise.all([
    first.send('POST', '/links/open', { token }),
    new Device(url).send('POST', '/links/open', { token }),
  ]);
  expect([one.status, two.status].sort()).toEqual([200, 409]);
  const [link] = await member.read<LinkItem[]>('GET', `${ofSample}/links`);
  expect(link?.refusedAt).toBeTypeOf('number');
});

it('lets the same device come back without knocking again', async () => {
  const { url, member } = await setUp();
  const { token } = await invite(member);
  const phone = await knock(url, token);
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
  const again = await phone.read<LobbyInfo>('POST', '/links/open', { token });
  expect(again.state).toEqual({ kind: 'admitted', caseId: sampleCaseId });
});

it.each([
  ['unknown', 'x'.repeat(32)],
  ['empty', ''],
])('does not know a token that is %s', async (_, token) => {
  const { url } = await setUp();
  expect(await codeOf(new Device(url), 'POST', '/links/open', { token })).toEqual([
    404,
    'linkUnknown',
  ]);
});

it('does not take part of a token', async () => {
  const { url, member } = await setUp();
  const { token } = await invite(member);
  for (const part of [token.slice(1), token.slice(0, -1), `${token}A`, token.toLowerCase()])
    expect(await codeOf(new Device(url), 'POST', '/links/open', { token: part })).toEqual([
      404,
      'linkUnknown',
    ]);
});

it('ends a link at its time, wherever it is', async () => {
  const { url, member } = await setUp();
  const { token } = await invite(member, { until: Date.now() + 4_000 });
  const phone = await knock(url, token);
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
  const guest = onTeardown(connect(await personOn(phone)));
  expect(await guest.closed).toBe(closeCodes.linkExpired.code);
  expect(await codeOf(new Device(url), 'POST', '/links/open', { token })).toEqual([
    410,
    'linkExpired',
  ]);
});

it('knows a guest as long as their link lasts, and a little longer to tell them that it is over', async () => {
  const { dataDir, url, member } = await setUp();
  const { token, link } = await invite(member, { until: Date.now() + 20 * 24 * 3_600_000 });
  const opened = await new Device(url).send('POST', '/links/open', { token });
  const seconds = Number(/Max-Age=(\d+)/.exec(opened.headers.get('set-cookie') ?? '')?.[1]);
  expect(Date.now() + seconds * 1000).toBeGreaterThan(link.expiresAt);
  const db = new DatabaseSync(join(dataDir, 'fallrunde.sqlite'), { readOnly: true });
  const session = db.prepare("SELECT expires_at FROM sessions WHERE role = 'contributor'").get();
  db.close();
  expect(session?.expires_at).toBeGreaterThan(link.expiresAt);
});

it('refuses a link that would end in the past or hardly ever', async () => {
  const { member } = await setUp();
  for (const until of [Date.now() - 1, Date.now() + 31 * 24 * 60 * 60 * 1000])
    expect(
      await codeOf(member, 'POST', `${ofSample}/links`, {
        department: 'AA',
        person: '',
        role: 'observer',
        until,
      }),
    ).toEqual([400, 'invalid']);
});

it('lets an observer read and nothing else', async () => {
  const { url, saf, member } = await setUp();
  const inside = onTeardown(connect(saf));
  const { token } = await invite(member, { role: 'observer' });
  const phone = await knock(url, token);
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
  const observer = onTeardown(connect(await personOn(phone)));
  await seen(observer.board.document, (doc) => doc.getMap('resources').size > 0);
  const refused = stateless(observer.board, 'refused');
  addResource(observer.board.document, observer.author, { field: 'personal', text: 'heimlich' });
  expect(await refused).toMatchObject({ reason: 'readOnly' });
  await saved(inside.board);
  expect(JSON.stringify(inside.board.document.getMap('resources').toJSON())).not.toContain(
    'heimlich',
  );
  for (const [method, path, body] of [
    ['GET', `${ofSample}/lobby`],
    ['GET', `${ofSample}/links`],
    ['PUT', `${ofSample}/table`, { departments: ['AA'], staffIds: [] }],
    ['POST', `${ofSample}/lead`, { department: 'AA' }],
    ['GET', '/conferences'],
    ['GET', `${ofSample}/stances`],
  ] as const)
    expect((await phone.send(method, path, body)).status).toBe(403);
});

it('takes no chair from a guest and gives none', async () => {
  const { url, saf, member } = await setUp();
  const inside = onTeardown(connect(saf));
  await saved(inside.board);
  const { token } = await invite(member);
  const phone = await knock(url, token);
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
  const guest = onTeardown(connect(await personOn(phone)));
  await saved(guest.board);
  guest.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
  inside.chair.sendStateless(JSON.stringify({ type: 'takeChair' }));
  await seen(inside.chair.document, (doc) => doc.getMap('chair').has('holder'));
  expect(inside.chair.document.getMap('chair').get('holder')).toMatchObject({
    participantId: saf.participant.id,
  });
});

it('tells why somebody was not let in, and lets them ask again', async () => {
  const { url, member } = await setUp();
  const { token } = await invite(member);
  const phone = await knock(url, token);
  const [id] = await waitingIds(member);
  const reason = 'Bitte die Funktion angeben';
  await member.send('POST', `${ofSample}/lobby/${id}/deny`, { reason });
  expect((await phone.read<LobbyInfo>('GET', '/lobby')).state).toEqual({ kind: 'denied', reason });
  expect(await codeOf(member, 'POST', `${ofSample}/lobby/${id}/admit`, {})).toEqual([
    409,
    'notWaiting',
  ]);
  await phone.send('PUT', '/lobby', { name: 'Arbeitsvermittlung', department: 'AA' });
  expect(await waitingIds(member)).toEqual([id]);
});

it('ends what was to last until the end of the consultation', async () => {
  const { url, saf, member } = await setUp();
  const inside = await withChair(saf);
  startSitting(inside.chair.document, inside.author, { plan: defaultPhases, openGaps: 0 });
  await saved(inside.chair);

  const { code } = await member.read<{ code: string }>('GET', `${ofSample}/room`);
  const phone = new Device(url);
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await codeOf(phone, 'POST', '/lobby/code', { code: wrong })).toEqual([404, 'notFound']);
  const lobby = await phone.read<LobbyInfo>('POST', '/lobby/code', { code });
  expect(lobby.sitting).toMatchObject({ chair: { id: 'SAF' } });
  expect(lobby.departments.length).toBeGreaterThan(5);
  await phone.send('PUT', '/lobby', { name: 'Ehrenamt', department: 'DRK' });
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
  const guest = onTeardown(connect(await personOn(phone)));
  await saved(guest.board);

  stepSitting(inside.chair.document, inside.author, { kind: 'finish', openGaps: 0 });
  expect(await guest.closed).toBe(closeCodes.sittingFinished.code);
  expect((await phone.read<LobbyInfo>('GET', '/lobby')).state).toEqual({
    kind: 'ended',
    why: 'sittingFinished',
  });
  expect(await codeOf(new Device(url), 'POST', '/lobby/code', { code })).toEqual([404, 'notFound']);
});

it('ends what was to last until the end although the server was killed right after it', async () => {
  const server = await startTestServer();
  const saf = await signIn(server.url);
  const inside = await withChair(saf);
  startSitting(inside.chair.document, inside.author, { plan: defaultPhases, openGaps: 0 });
  await saved(inside.chair);
  const phone = await knock(server.url, (await invite(deviceOf(saf))).token);
  const [id] = await waitingIds(deviceOf(saf));
  await deviceOf(saf).send('POST', `${ofSample}/lobby/${id}/admit`, {});
  inside.destroy();
  await server.close();
  await writtenMeanwhile(server.dataDir, sampleCaseId, (chair) =>
    stepSitting(chair, inside.author, { kind: 'finish', openGaps: 0 }),
  );

  const { url } = onTeardown(await startTestServer({ dataDir: server.dataDir }));
  const again = new Device(url, phone.cookie);
  const state = async () => (await again.read<LobbyInfo>('GET', '/lobby')).state;
  await expect.poll(state, soon).toEqual({ kind: 'ended', why: 'sittingFinished' });
});

it('takes a guest along to the next case although the server was killed right after it began', async () => {
  const server = await startTestServer();
  const saf = await signIn(server.url);
  const member = deviceOf(saf);
  const { id: next } = await newCase(member, 'Zwei');
  const { id: conferenceId } = await member.read<{ id: string }>('POST', '/conferences', {
    date: '2030-01-10',
    start: '09:05',
    place: '',
    invited: [],
    items: [sampleCaseId, next].map((caseId) => ({ kind: 'case', id: caseId, caseId, minutes: 9 })),
  });
  const start = { plan: defaultPhases, openGaps: 0, conferenceId };
  const inside = await withChair(saf);
  startSitting(inside.chair.document, inside.author, start);
  await saved(inside.chair);
  const phone = await knock(server.url, (await invite(member, { conferenceId })).token);
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
  inside.destroy();
  await server.close();
  await writtenMeanwhile(server.dataDir, next, (chair) =>
    startSitting(chair, inside.author, start),
  );

  const { url } = onTeardown(await startTestServer({ dataDir: server.dataDir }));
  const again = new Device(url, member.cookie);
  const state = async () =>
    (await new Device(url, phone.cookie).read<LobbyInfo>('GET', '/lobby')).state;
  // The first one is opened before: it runs as well, and does not hold the guest back.
  for (const caseId of [sampleCaseId, next]) await again.send('GET', `/cases/${caseId}/room`);
  await expect.poll(state, soon).toEqual({ kind: 'waiting' });
  const atDoor = () => again.read<GuestAtDoor[]>('GET', `/cases/${next}/lobby`);
  expect(await atDoor()).toMatchObject([{ id, state: 'waiting' }]);
  // Nor does it fetch them back.
  for (let n = 0; n < 3; n++) await again.send('GET', `${ofSample}/room`);
  expect(await atDoor()).toMatchObject([{ id, state: 'waiting' }]);
});

it('sends out who came by the code of the room for a department that loses its seat', async () => {
  const { url, saf, member } = await setUp();
  const inside = await withChair(saf);
  startSitting(inside.chair.document, inside.author, { plan: defaultPhases, openGaps: 0 });
  await saved(inside.chair);
  const { code } = await member.read<{ code: string }>('GET', `${ofSample}/room`);
  const comeFor = async (department: string) => {
    const device = new Device(url);
    await device.send('POST', '/lobby/code', { code });
    await device.send('PUT', '/lobby', { name: department, department });
    const [id] = await waitingIds(member);
    await member.send('POST', `${ofSample}/lobby/${id}/admit`, {});
    return async () => (await device.read<LobbyInfo>('GET', '/lobby')).state;
  };
  const kjs = await comeFor('KJS');
  const aa = await comeFor('AA');
  const { departments } = await member.read<RoundTable>('GET', `${ofSample}/table`);
  await member.send('PUT', `${ofSample}/table`, {
    departments: departments.filter((each) => each !== 'KJS'),
    staffIds: [],
  });
  expect(await kjs()).toEqual({ kind: 'ended', why: 'revoked' });
  expect((await aa()).kind).toBe('admitted');
});

it('takes a guest of a whole conference from case to case, to be let in at each', async () => {
  const { url, saf, member } = await setUp();
  const more = await Promise.all(['Zwei', 'Drei'].map((name) => newCase(member, name)));
  const caseIds = [sampleCaseId, ...more.map(({ id }) => id)];
  const { id: conferenceId } = await member.read<{ id: string }>('POST', '/conferences', {
    date: '2030-01-10',
    start: '09:05',
    place: '',
    invited: [],
    items: caseIds.map((caseId) => ({ kind: 'case', id: caseId, caseId, minutes: 35 })),
  });
  const { token } = await invite(member, { conferenceId });
  const phone = await knock(url, token);
  const state = async () => (await phone.read<LobbyInfo>('GET', '/lobby')).state;
  for (const caseId of caseIds) {
    const inside = await withChair(saf, caseId);
    startSitting(inside.chair.document, inside.author, {
      plan: defaultPhases,
      openGaps: 0,
      conferenceId,
    });
    const door = `/cases/${caseId}/lobby`;
    const waiting = async () =>
      (await member.read<GuestAtDoor[]>('GET', door)).find((each) => each.state === 'waiting');
    await expect.poll(waiting, soon).toBeDefined();
    const [other] = caseIds.filter((each) => each !== caseId);
    expect(await member.read('GET', `/cases/${other}/lobby`)).toEqual([]);
    const admission = { reason: 'Familie am Telefon' };
    const admit = `${door}/${(await waiting())?.id}/admit`;
    expect((await member.send('POST', admit, admission)).status).toBe(204);
    expect(await state()).toEqual({ kind: 'admitted', caseId });
    stepSitting(inside.chair.document, inside.author, { kind: 'finish', openGaps: 0 });
    await expect.poll(state, soon).toEqual({ kind: 'waiting' });
  }
});

it('shows a case to those only who sit at its table', async () => {
  const { url, saf, member } = await setUp();
  const kjs = await signIn(url, 'KJS');
  const cbe = deviceOf(await signIn(url, 'CBE'));
  expect(await cbe.read('GET', '/cases')).toEqual([]);
  expect(await codeOf(cbe, 'GET', ofSample)).toEqual([404, 'notFound']);
  const stranger = onTeardown(connect(await signIn(url, 'CBE')));
  expect(await stranger.closed).toBe(closeCodes.unknownDocument.code);

  const seated = onTeardown(connect(kjs));
  const inside = onTeardown(connect(saf));
  await Promise.all([saved(seated.board), saved(inside.board)]);
  const table = await member.read<RoundTable>('GET', `${ofSample}/table`);
  const departments = table.departments.filter((each) => each !== 'KJS');
  const { token } = await invite(member, { department: 'KJS' });
  const guest = new Device(url);
  await guest.read('POST', '/links/open', { token });
  await member.send('PUT', `${ofSample}/table`, { departments, staffIds: [] });
  expect(await seated.closed).toBe(closeCodes.accessEnded.code);
  // Whoever came for the department leaves with it.
  expect((await guest.read<LobbyInfo>('GET', '/lobby')).state).toEqual({
    kind: 'ended',
    why: 'revoked',
  });
  expect(await deviceOf(kjs).read('GET', '/cases')).toEqual([]);
  expect(inside.closeCodes).toEqual([]);

  const handedOver = await member.read<RoundTable>('POST', `${ofSample}/lead`, {
    department: 'JC',
  });
  expect(handedOver.lead.department).toBe('JC');
  expect(handedOver.earlierLeads).toMatchObject([{ department: 'SAF', since: '2017-06-26' }]);
});

it('seats only departments the town has', async () => {
  const { member } = await setUp();
  const before = await member.read<RoundTable>('GET', `${ofSample}/table`);
  const { version, validFrom, by, ...town } = await member.read<TownSettings>('GET', '/settings');
  const put = (...more: string[]) =>
    member.send('PUT', `${ofSample}/table`, {
      departments: [...before.departments, ...more],
      staffIds: [],
    });
  const unknown = await put('NIX');
  expect([unknown.status, await unknown.json()]).toEqual([
    400,
    { error: { code: 'invalid', field: 'departments' } },
  ]);
  expect(await member.read('GET', `${ofSample}/table`)).toEqual(before);
  expect((await put('CBE')).status).toBe(200);
  const departments = town.departments.map((each) =>
    each.id === 'CBE' ? { ...each, retired: true } : each,
  );
  const settings = { ...town, departments };
  const retired = await member.send('PUT', '/settings', { basedOn: version, settings });
  expect(retired.status).toBe(200);
  // Who sits there stays, and nobody comes to sit there for what is no more.
  expect((await put('CBE')).status).toBe(200);
  expect((await put()).status).toBe(200);
  expect((await put('CBE')).status).toBe(400);
});

it('shows of a case of others on an agenda the time alone, and keeps it there', async () => {
  const { url, member } = await setUp();
  const cbe = deviceOf(await signIn(url, 'CBE'));
  const items = [{ kind: 'case', id: 'one', caseId: sampleCaseId, minutes: 35 }];
  const body = { date: '2030-01-10', start: '09:05', place: '', items, invited: ['CBE'] };
  const { id } = await member.read<{ id: string }>('POST', '/conferences', body);
  const shown = await cbe.read<{ version: number; items: object[] }>('GET', `/conferences/${id}`);
  expect(shown.items).toEqual([{ kind: 'other', id: 'one', minutes: 35 }]);
  const pause = { kind: 'break', id: 'pause', minutes: 10 };
  await cbe.send('PUT', `/conferences/${id}`, {
    ...body,
    version: shown.version,
    items: [pause, ...shown.items],
  });
  expect((await member.read<{ items: object[] }>('GET', `/conferences/${id}`)).items).toEqual([
    pause,
    ...items,
  ]);
  // Left out by somebody who does not see it, it stays all the same.
  await cbe.send('PUT', `/conferences/${id}`, { ...body, version: shown.version + 1, items: [] });
  expect((await member.read<{ items: object[] }>('GET', `/conferences/${id}`)).items).toEqual(
    items,
  );
  expect(await codeOf(cbe, 'POST', '/conferences', body)).toEqual([400, 'invalid']);
  const postponed = { itemId: 'one', reason: 'x' };
  expect(await codeOf(cbe, 'POST', `/conferences/${id}/postpone`, postponed)).toEqual([
    404,
    'notFound',
  ]);
});

it('asks why where a consent is missing, and lets nobody in whose department may not be told', async () => {
  const { url, saf, member } = await setUp();
  const { id: caseId } = await member.read<{ id: string }>('POST', '/cases', {
    pseudonym: 'Familie N.',
    persons: [{ label: 'Vater', kinship: 'father' }],
    legalSphere: 'AsylbLG',
    legalSphereSince: '2026-01-01',
  });
  const comeFor = async (department: string) => {
    const { token } = await member.read<{ token: string }>('POST', `/cases/${caseId}/links`, {
      department,
      person: '',
      role: 'observer',
      until: 'sittingEnd',
    });
    const device = new Device(url);
    await device.send('POST', '/links/open', { token });
    await device.send('PUT', '/lobby', { name: 'Ehrenamt', department });
    const guests = await member.read<GuestAtDoor[]>('GET', `/cases/${caseId}/lobby`);
    const guest = guests.find((each) => each.department === department);
    return { consent: guest?.consent, admit: `/cases/${caseId}/lobby/${guest?.id}/admit` };
  };
  const aa = await comeFor('AA');
  expect(aa.consent).toBe('missing');
  expect(await codeOf(member, 'POST', aa.admit, {})).toEqual([409, 'consentMissing']);
  expect((await member.send('POST', aa.admit, { reason: 'Familie am Telefon' })).status).toBe(204);

  const privacy = await member.read<CasePrivacy>('POST', `/cases/${caseId}/consents`, {
    department: 'CBE',
    form: 'paper',
    givenOn: '2026-01-01',
    purpose: 'Ehrenamt',
  });
  const consent = privacy.consents.find(({ department }) => department === 'CBE');
  await member.send('POST', `/cases/${caseId}/consents/${consent?.id}/withdrawal`, {
    on: '2026-01-02',
  });
  const link = { department: 'CBE', person: '', role: 'observer', until: 'sittingEnd' };
  expect(await codeOf(member, 'POST', `/cases/${caseId}/links`, link)).toEqual([
    409,
    'consentWithdrawn',
  ]);

  // Whoever knows the code of the room says themselves whom they come for.
  const inside = await withChair(saf, caseId);
  startSitting(inside.chair.document, inside.author, { plan: defaultPhases, openGaps: 0 });
  await saved(inside.chair);
  const { code } = await member.read<{ code: string }>('GET', `/cases/${caseId}/room`);
  const phone = new Device(url);
  await phone.send('POST', '/lobby/code', { code });
  await phone.send('PUT', '/lobby', { name: 'Ehrenamt', department: 'CBE' });
  const guests = await member.read<GuestAtDoor[]>('GET', `/cases/${caseId}/lobby`);
  const cbe = guests.find(({ department }) => department === 'CBE');
  expect(cbe?.consent).toBe('withdrawn');
  expect(
    await codeOf(member, 'POST', `/cases/${caseId}/lobby/${cbe?.id}/admit`, { reason: 'trotzdem' }),
  ).toEqual([409, 'consentWithdrawn']);
});

it('answers somebody who waits for news only when there is some', async () => {
  const { url, member } = await setUp();
  const { token } = await invite(member);
  const phone = await knock(url, token);
  const { stateAt } = await phone.read<LobbyInfo>('GET', '/lobby');
  let isAnswered = false;
  const news = phone.read<LobbyInfo>('GET', `/lobby?after=${stateAt}`).then((lobby) => {
    isAnswered = true;
    return lobby;
  });
  // Other requests have come and gone meanwhile.
  for (let n = 0; n < 20; n++) await phone.read('GET', '/session');
  expect(isAnswered).toBe(false);
  const [id] = await waitingIds(member);
  await member.send('POST', `${ofSample}/lobby/${id}/deny`, { reason: 'später' });
  expect((await news).state.kind).toBe('denied');
});

it('tells guests in the words of the town what to keep in confidence', async () => {
  const { url, member } = await setUp();
  const { version, validFrom, by, ...town } = await member.read<TownSettings>('GET', '/settings');
  const notice = 'Was hier besprochen wird, bleibt hier.';
  const saved = await member.send('PUT', '/settings', {
    basedOn: version,
    settings: { ...town, conference: { ...town.conference, confidentiality: notice } },
  });
  expect(saved.status).toBe(200);
  const { token } = await invite(member);
  const lobby = await new Device(url).read<LobbyInfo>('POST', '/links/open', { token });
  expect(lobby.notice).toBe(notice);
});
