import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import type { AccessPage } from '../../shared/protocol/access-log.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import type { LinkItem } from '../../shared/protocol/door.ts';
import type { CaseListItem } from '../../shared/protocol/http.ts';
import type { CasePrivacy, ErasureReceipt } from '../../shared/protocol/privacy.ts';
import { connect, saved } from '../fixtures/client.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

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

const sample = `/cases/${sampleCaseId}`;
const error = (code: string, field?: string) => ({ error: { code, ...(field ? { field } : {}) } });

async function server(variables: Record<string, string> = {}) {
  return onTeardown(await startTestServer({ variables }));
}

function open(person: Person) {
  return onTeardown(connect(person));
}

async function privacyOf(person: Person): Promise<CasePrivacy> {
  return (await send<CasePrivacy>(person, 'GET', `${sample}/privacy`)).body;
}

async function consentOf(person: Person, department: string): Promise<string> {
  const { consents } = await privacyOf(person);
  const consent = consents.findLast((each) => each.department === department);
  if (!consent) throw new Error(`No consent for ${department}`);
  return consent.id;
}

async function log(person: Person) {
  return (await send<AccessPage>(person, 'GET', `${sample}/access-log`)).body;
}

describe('consents', () => {
  it('stand with the sample as on the family’s papers', async () => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    const { consents, without, leadDepartment } = await privacyOf(saf);
    expect(consents).toHaveLength(9);
    expect(consents[3]).toMatchObject({
      department: 'JC',
      form: 'digital',
      givenOn: '2017-09-12',
      purpose: 'Übergabe, Leistungen',
    });
    expect(consents[6]).toMatchObject({ department: 'CBE', withdrawnOn: '2017-09-18' });
    expect(without).toEqual([]);
    expect(leadDepartment).toBe('SAF');
  });

  it('withdrawn, they end what a department has open, and it learns why', async () => {
    const { url } = await server();
    const [saf, kjs, ifk] = [
      await signIn(url, 'SAF'),
      await signIn(url, 'KJS'),
      await signIn(url, 'IFK'),
    ];
    const [theirs, others] = [open(kjs), open(ifk)];
    await Promise.all([saved(theirs.board), saved(others.board)]);
    const id = await consentOf(saf, 'KJS');
    const { body } = await send<CasePrivacy>(saf, 'POST', `${sample}/consents/${id}/withdrawal`, {
      on: '2026-01-02',
    });
    expect(body.consents.find((each) => each.id === id)).toMatchObject({
      withdrawnOn: '2026-01-02',
    });
    expect(await theirs.closed).toBe(closeCodes.consentWithdrawn.code);
    expect(others.closeCodes).toEqual([]);

    expect((await send(kjs, 'GET', sample)).status).toBe(404);
    expect((await send<CaseListItem[]>(kjs, 'GET', '/cases')).body).toEqual([]);
    expect(await open(kjs).closed).toBe(closeCodes.unknownDocument.code);
    expect((await log(saf)).entries[0]).toMatchObject({
      department: 'SAF',
      action: 'consentWithdrawn',
      detail: { department: 'KJS' },
    });
    expect(
      await send(saf, 'POST', `${sample}/consents/${id}/withdrawal`, { on: '2026-01-02' }),
    ).toEqual({ status: 409, body: error('stale') });

    const again = { department: 'KJS', form: 'digital', givenOn: '2026-01-03', purpose: 'Schule' };
    await send(saf, 'POST', `${sample}/consents`, again);
    expect((await send(kjs, 'GET', sample)).status).toBe(200);
  });

  it('withdrawn, they end the links of the department as well', async () => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    for (const department of ['KJS', 'IFK'])
      await send(saf, 'POST', `${sample}/links`, {
        department,
        person: '',
        role: 'contributor',
        until: Date.now() + 3_600_000,
      });
    const id = await consentOf(saf, 'KJS');
    await send(saf, 'POST', `${sample}/consents/${id}/withdrawal`, { on: '2026-01-02' });
    const links = (await send<LinkItem[]>(saf, 'GET', `${sample}/links`)).body;
    expect(new Map(links.map(({ department, standing }) => [department, standing]))).toEqual(
      new Map([
        ['KJS', 'revoked'],
        ['IFK', 'unused'],
      ]),
    );
  });

  it('withdrawn, they change nothing for whom another one holds', async () => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    const first = await consentOf(saf, 'KJS');
    const again = { department: 'KJS', form: 'digital', givenOn: '2026-01-03', purpose: 'Schule' };
    await send(saf, 'POST', `${sample}/consents`, again);
    await send(saf, 'POST', `${sample}/links`, {
      department: 'KJS',
      person: '',
      role: 'contributor',
      until: Date.now() + 3_600_000,
    });
    await send(saf, 'POST', `${sample}/consents/${first}/withdrawal`, { on: '2026-01-04' });
    const [link] = (await send<LinkItem[]>(saf, 'GET', `${sample}/links`)).body;
    expect(link?.standing).toBe('unused');
    expect((await send(await signIn(url, 'KJS'), 'GET', sample)).status).toBe(200);
  });

  it('withdrawn, keep the case from being handed over to the department', async () => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    const id = await consentOf(saf, 'KJS');
    await send(saf, 'POST', `${sample}/consents/${id}/withdrawal`, { on: '2026-01-02' });
    expect(await send(saf, 'POST', `${sample}/lead`, { department: 'KJS' })).toEqual({
      status: 409,
      body: error('consentWithdrawn'),
    });
  });

  it('let data be handed over, which is in the log of access; without one nothing is', async () => {
    const { url } = await server();
    const [saf, jc] = [await signIn(url, 'SAF'), await signIn(url, 'JC')];
    const handOver = (department: string) =>
      send(jc, 'POST', `${sample}/data-handovers`, { department });
    expect((await handOver('KJS')).status).toBe(200);
    expect((await handOver('AUS')).status).toBe(200);
    expect(await handOver('CBE')).toEqual({ status: 409, body: error('consentWithdrawn') });
    expect(await handOver('XY')).toEqual({ status: 409, body: error('stale') });
    expect(
      (
        await send(await signIn(url, 'CBE'), 'POST', `${sample}/data-handovers`, {
          department: 'JC',
        })
      ).status,
    ).toBe(404);
    const { body } = await send<AccessPage>(saf, 'GET', `${sample}/access-log`);
    const given = body.entries.filter(({ action }) => action === 'dataHandedOver');
    expect(given.map(({ department, detail }) => [department, detail])).toEqual([
      ['JC', { department: 'AUS' }],
      ['JC', { department: 'KJS' }],
    ]);
  });

  it('of who leads the case cannot be withdrawn before the lead is handed over', async () => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    const id = await consentOf(saf, 'SAF');
    expect(
      await send(saf, 'POST', `${sample}/consents/${id}/withdrawal`, { on: '2026-01-02' }),
    ).toEqual({ status: 409, body: error('leadsCase') });
    expect((await send(saf, 'GET', sample)).status).toBe(200);
  });

  it.each([
    [{ department: 'XYZ' }, 'department'],
    [{ givenOn: '2999-01-01' }, 'givenOn'],
    [{ givenOn: 'gestern' }, 'givenOn'],
    [{ purpose: ' ' }, 'purpose'],
    [{ purpose: 'x'.repeat(201) }, 'purpose'],
    [{ form: 'spoken' }, 'form'],
  ])('refuse %j', async (patch, field) => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    const input = { department: 'KJS', form: 'paper', givenOn: '2026-01-03', purpose: 'Schule' };
    expect(await send(saf, 'POST', `${sample}/consents`, { ...input, ...patch })).toEqual({
      status: 400,
      body: error('invalid', field),
    });
  });
});

describe('retention', () => {
  it('runs from the day the case was entered, and is extended with a reason', async () => {
    const { url } = await server({ RETENTION_MONTHS: '12' });
    const saf = await signIn(url, 'SAF');
    const { retention } = await privacyOf(saf);
    expect(retention).toMatchObject({ months: 12, state: 'running', extensions: [] });
    for (const until of [retention.until, '2020-01-01'])
      expect(await send(saf, 'POST', `${sample}/retention`, { until, reason: 'Klage' })).toEqual({
        status: 400,
        body: error('invalid', 'until'),
      });
    expect(
      (await send(saf, 'POST', `${sample}/retention`, { until: '2999-01-01', reason: ' ' })).status,
    ).toBe(400);
    const { body } = await send<CasePrivacy>(saf, 'POST', `${sample}/retention`, {
      until: '2999-01-01',
      reason: 'Klage vor dem Sozialgericht',
    });
    expect(body.retention).toMatchObject({
      until: '2999-01-01',
      extensions: [
        { until: '2999-01-01', department: 'SAF', reason: 'Klage vor dem Sozialgericht' },
      ],
    });
    expect((await log(saf)).entries[0]).toMatchObject({
      action: 'retentionExtended',
      detail: { until: '2999-01-01' },
    });
  });

  it.each([
    { ago: 3 * 365, state: 'passed' },
    { ago: 2 * 365 - 10, state: 'due' },
    { ago: 365, state: undefined },
  ])('entered $ago days ago, a case is $state', async ({ ago, state }) => {
    const first = await server();
    await first.close();
    const db = new DatabaseSync(join(first.dataDir, 'fallrunde.sqlite'));
    db.prepare('UPDATE cases SET created_at = ?').run(Date.now() - ago * 24 * 60 * 60 * 1000);
    db.close();
    const { url } = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const saf = await signIn(url, 'SAF');
    const listed = async () =>
      (await send<CaseListItem[]>(saf, 'GET', '/cases')).body[0]?.retention?.state;
    expect(await listed()).toBe(state);
    expect((await privacyOf(saf)).retention.state).toBe(state ?? 'running');
    await send(saf, 'POST', `${sample}/retention`, { until: '2999-01-01', reason: 'Klage' });
    expect(await listed()).toBeUndefined();
  });
});

describe('erasing', () => {
  it('closes the case for everybody and leaves a receipt without content', async () => {
    const running = await server();
    const { url } = running;
    const [saf, kjs] = [await signIn(url, 'SAF'), await signIn(url, 'KJS')];
    const clients = [open(saf), open(kjs)];
    await Promise.all(clients.map(({ board }) => saved(board)));
    expect(await send(saf, 'DELETE', sample, { pseudonym: 'Familie P.' })).toEqual({
      status: 400,
      body: error('invalid', 'pseudonym'),
    });
    const { status, body: receipt } = await send<ErasureReceipt>(saf, 'DELETE', sample, {
      pseudonym: ' Familie O. ',
    });
    expect(status).toBe(200);
    expect(receipt).toMatchObject({ number: 'F-0617', department: 'SAF', snapshots: 0, keys: 1 });
    expect(JSON.stringify(receipt)).not.toContain('Familie');
    for (const { closed } of clients) expect(await closed).toBe(closeCodes.caseErased.code);
    // Nothing of it stays in the server's memory.
    const metrics = async () => (await fetch(`${url}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^fallrunde_documents 0$/m);

    expect((await send(saf, 'GET', sample)).status).toBe(404);
    expect(await open(kjs).closed).toBe(closeCodes.unknownDocument.code);
    expect((await send<ErasureReceipt[]>(saf, 'GET', '/erasures')).body).toEqual([receipt]);

    await running.close();
    const again = onTeardown(await startTestServer({ dataDir: running.dataDir }));
    const later = await signIn(again.url, 'SAF');
    expect((await send<ErasureReceipt[]>(later, 'GET', '/erasures')).body).toEqual([receipt]);
    expect((await send<CaseListItem[]>(later, 'GET', '/cases')).body).toEqual([]);
  });

  it('takes no edit that was on its way', async () => {
    const { url } = await server();
    const saf = await signIn(url, 'SAF');
    const { board, closed } = open(saf);
    await saved(board);
    const erased = send(saf, 'DELETE', sample, { pseudonym: 'Familie O.' });
    for (let n = 0; n < 50; n++) board.document.getMap('meta').set('note', `noch ${n}`);
    expect((await erased).status).toBe(200);
    expect(await closed).toBe(closeCodes.caseErased.code);
    expect((await send(saf, 'GET', '/erasures')).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});
