import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { agendaMax, type Conference } from '../../shared/method/agenda.ts';
import type {
  CaseListItem,
  ConferenceFigures,
  ConferenceInput,
  ConferenceUpdate,
} from '../../shared/protocol/http.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const planned: ConferenceInput = {
  date: '2026-09-24',
  start: '09:05',
  place: 'Erstaufnahme, Haus 1',
  items: [
    { kind: 'case', id: 'one', caseId: sampleCaseId, minutes: 35 },
    { kind: 'break', id: 'two', minutes: 10 },
  ],
  invited: ['KJS', 'SAF'],
};

async function send<T>(
  { url, cookie }: Person,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { cookie, origin: url, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as T };
}

const error = (code: string, field?: string) => ({ error: { code, ...(field ? { field } : {}) } });

async function plan(person: Person, input: ConferenceInput = planned): Promise<Conference> {
  const { status, body } = await send<Conference>(person, 'POST', '/conferences', input);
  expect(status).toBe(201);
  return body;
}

/** What a conference is changed to, as the page sends it. */
function changed(conference: Conference, patch: Partial<ConferenceUpdate> = {}): ConferenceUpdate {
  const { version, date, start, place, items, invitations } = conference;
  return {
    version,
    date,
    start,
    place,
    invited: invitations.map(({ department }) => department),
    items: items.map((item) =>
      item.kind === 'case'
        ? { kind: 'case', id: item.id, caseId: item.caseId, minutes: item.minutes }
        : { kind: 'break', id: item.id, minutes: item.minutes },
    ),
    ...patch,
  };
}

async function addCase(person: Person, extra: object = {}): Promise<CaseListItem> {
  const { body } = await send<CaseListItem>(person, 'POST', '/cases', {
    pseudonym: 'Familie K.',
    persons: [],
    legalSphere: 'none',
    legalSphereSince: '2026-05-01',
    ...extra,
  });
  return body;
}

describe('a conference', () => {
  it('keeps agenda, order and invitations over a restart', async () => {
    const first = await startTestServer();
    const created = await plan(await signIn(first.url));
    expect(created).toMatchObject({
      version: 1,
      items: planned.items,
      invitations: [
        { department: 'KJS', answer: 'open' },
        { department: 'SAF', answer: 'open' },
      ],
    });
    await first.close();
    const again = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const { body } = await send(await signIn(again.url), 'GET', '/conferences');
    expect(body).toEqual([created]);
  });

  it('is changed by whoever saw its current state; the other one is told', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await signIn(server.url);
    const kjs = await signIn(server.url, 'KJS');
    const before = await plan(saf);
    const path = `/conferences/${before.id}`;
    const items = [...changed(before).items].reverse();
    const { body: after } = await send<Conference>(saf, 'PUT', path, changed(before, { items }));
    expect(after.items.map(({ id }) => id)).toEqual(['two', 'one']);
    const late = await send(kjs, 'PUT', path, changed(before, { place: 'Rathaus' }));
    expect(late).toEqual({ status: 409, body: error('stale') });
    expect((await send(kjs, 'GET', path)).body).toEqual(after);
    const fresh = await send<Conference>(kjs, 'PUT', path, changed(after, { place: 'Rathaus' }));
    expect(fresh.body).toMatchObject({ version: 3, place: 'Rathaus' });
  });

  it('holds as many cases as are allowed and not one more', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await signIn(server.url);
    const cases = await Promise.all(Array.from({ length: 100 }, () => addCase(saf)));
    const items = cases.map(({ id }, index) => ({
      kind: 'case' as const,
      id: `item-${index}`,
      caseId: id,
      minutes: 20,
    }));
    expect((await plan(saf, { ...planned, items })).items).toHaveLength(100);
    const tooMany = Array.from({ length: agendaMax + 1 }, (_, index) => ({
      kind: 'break',
      id: `break-${index}`,
      minutes: 5,
    }));
    const { status } = await send(saf, 'POST', '/conferences', { ...planned, items: tooMany });
    expect(status).toBe(400);
  });

  it.each([
    [
      'an unknown case',
      { items: [{ kind: 'case', id: 'a', caseId: 'nobody', minutes: 5 }] },
      'items',
    ],
    [
      'a case twice',
      {
        items: ['a', 'b'].map((id) => ({ kind: 'case', id, caseId: sampleCaseId, minutes: 5 })),
      },
      'items',
    ],
    [
      'a case item without its case',
      { items: [{ kind: 'case', id: 'a', minutes: 5 }] },
      'items/0/caseId',
    ],
    ['no time', { start: '24:00' }, 'start'],
    ['no date', { date: '2026-02-30' }, 'date'],
    ['no minutes', { items: [{ kind: 'break', id: 'a', minutes: 0 }] }, 'items/0/minutes'],
  ])('refuses %s', async (_, patch, field) => {
    const server = onTeardown(await startTestServer());
    const answer = await send(await signIn(server.url), 'POST', '/conferences', {
      ...planned,
      ...patch,
    });
    expect(answer).toEqual({ status: 400, body: error('invalid', field) });
  });
});

describe('an invitation', () => {
  it('is answered by the invited department alone, and survives a change of the agenda', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await signIn(server.url);
    const kjs = await signIn(server.url, 'KJS');
    const drk = await signIn(server.url, 'DRK');
    const conference = await plan(saf);
    const path = `/conferences/${conference.id}/invitations`;
    const body = { answer: 'accepted' };
    expect(await send(saf, 'PUT', `${path}/KJS`, body)).toEqual({
      status: 403,
      body: error('forbidden'),
    });
    expect(await send(drk, 'PUT', `${path}/DRK`, body)).toEqual({
      status: 404,
      body: error('notFound'),
    });
    const { body: answered } = await send<Conference>(kjs, 'PUT', `${path}/KJS`, body);
    expect(answered.invitations[0]).toEqual({ department: 'KJS', answer: 'accepted' });
    const update = changed(conference, { invited: ['KJS', 'DRK'] });
    const { body: later } = await send<Conference>(
      saf,
      'PUT',
      `/conferences/${conference.id}`,
      update,
    );
    expect(later.invitations).toEqual([
      { department: 'DRK', answer: 'open' },
      { department: 'KJS', answer: 'accepted' },
    ]);
  });
});

describe('a postponed case', () => {
  it('stays listed with its reason and stands on the next agenda', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await signIn(server.url);
    const conference = await plan(saf);
    const next = await plan(saf, { ...planned, date: '2026-10-01', items: [] });
    const reason = 'Sprachmittlung fehlt';
    const { body } = await send<Conference>(saf, 'POST', `/conferences/${conference.id}/postpone`, {
      itemId: 'one',
      reason,
      to: next.id,
    });
    expect(body.version).toBe(2);
    expect(body.items[0]).toMatchObject({ postponed: { reason, to: next.id } });
    const moved = await send<Conference>(saf, 'GET', `/conferences/${next.id}`);
    expect(moved.body).toMatchObject({
      version: 2,
      items: [{ kind: 'case', caseId: sampleCaseId, minutes: 35 }],
    });
    const items = [...changed(body).items].reverse();
    const kept = await send<Conference>(
      saf,
      'PUT',
      `/conferences/${conference.id}`,
      changed(body, { items }),
    );
    expect(kept.body.items[1]).toMatchObject({ postponed: { reason } });
    const figures = await send<ConferenceFigures>(
      saf,
      'GET',
      `/conferences/${conference.id}/figures`,
    );
    expect(figures.body.cases).toEqual([
      { caseId: sampleCaseId, pseudonym: 'Familie O.', plannedMinutes: 35, postponed: reason },
    ]);
  });

  it('keeps its reason encrypted on disk', async () => {
    const server = await startTestServer();
    const saf = await signIn(server.url);
    const { id } = await plan(saf);
    const reason = 'Geheimer Grund';
    await send(saf, 'POST', `/conferences/${id}/postpone`, { itemId: 'one', reason });
    await server.close();
    const db = new DatabaseSync(join(server.dataDir, 'fallrunde.sqlite'));
    const rows = db.prepare('SELECT postponed_reason FROM agenda_items').all();
    db.close();
    expect(JSON.stringify(rows)).not.toContain(reason);
    expect(rows.some((row) => row.postponed_reason !== null)).toBe(true);
  });
});

it('a new case comes with what is known and asked, and stands on the agenda', async () => {
  const server = onTeardown(await startTestServer());
  const saf = await signIn(server.url);
  const { id } = await plan(saf);
  const created = await addCase(saf, {
    conferenceId: id,
    first: [
      { kind: 'resource', text: 'Kommen pünktlich zu Terminen' },
      { kind: 'gap', text: 'Kindergartenplätze für zwei Kinder', department: 'KJS' },
    ],
  });
  expect(created.summary.resources.personal).toBe(1);
  expect(created.summary.openGaps.personal).toBe(1);
  const { body } = await send<Conference>(saf, 'GET', `/conferences/${id}`);
  expect(body.items.at(-1)).toMatchObject({ kind: 'case', caseId: created.id, minutes: 35 });
  const { body: before } = await send<CaseListItem[]>(saf, 'GET', '/cases');
  const refused = await send(saf, 'POST', '/cases', {
    pseudonym: 'Familie L.',
    persons: [],
    legalSphere: 'none',
    legalSphereSince: '2026-05-01',
    conferenceId: 'unknown',
  });
  expect(refused).toEqual({ status: 400, body: error('invalid', 'conferenceId') });
  expect((await send<CaseListItem[]>(saf, 'GET', '/cases')).body).toHaveLength(before.length);
});

it('a new case keeps its round table and how long it took to enter', async () => {
  const server = onTeardown(await startTestServer());
  const saf = await signIn(server.url);
  const created = await addCase(saf, { departments: ['SAF', 'KJS'], preparationSeconds: 100 });
  expect(created.departments).toEqual(['SAF', 'KJS']);
  const { body: listed } = await send<CaseListItem>(saf, 'GET', `/cases/${created.id}`);
  expect([...listed.departments].sort()).toEqual(['KJS', 'SAF']);
  const { id } = await plan(saf, {
    ...planned,
    items: [{ kind: 'case', id: 'one', caseId: created.id, minutes: 20 }],
  });
  const { body } = await send<ConferenceFigures>(saf, 'GET', `/conferences/${id}/figures`);
  expect(body.cases[0]).toMatchObject({ plannedMinutes: 20, preparationMinutes: 2 });
});
