import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { serveClient } from '../../server/http/client-files.ts';
import { openStore } from '../../server/store/store.ts';
import { addResource } from '../../shared/case/resource.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import type { CaseListItem, NewCase, SessionInfo } from '../../shared/protocol/http.ts';
import { closeCode, connect, openRaw, saved } from '../fixtures/client.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

const newCase: NewCase = {
  pseudonym: 'Familie K.',
  origin: 'Eritrea',
  persons: [
    {
      label: 'Mutter',
      kinship: 'mother',
      ageGroup: 'over25',
      interpreter: true,
      languages: 'Tigrinya',
    },
    { label: 'Kind', kinship: 'child' },
  ],
  legalSphere: 'SGB II',
  legalSphereSince: '2026-05-01',
};

function post(
  { url, cookie }: Person,
  path: string,
  body: unknown,
  origin = url,
): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/json', ...(origin ? { origin } : {}) };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function get<T>({ url, cookie }: Person, path: string): Promise<T> {
  return (await (await fetch(url + path, { headers: { cookie } })).json()) as T;
}

describe('cases', () => {
  it('lists the sample case on a new store', async () => {
    const server = onTeardown(await startTestServer());
    const [item, ...others] = await get<CaseListItem[]>(await signIn(server.url), '/api/cases');
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      number: 'F-0617',
      leadDepartment: 'SAF',
      leadSince: '2017-06-26',
    });
    expect(item?.summary).toMatchObject({ pseudonym: 'Familie O.', persons: 4 });
    expect(item?.summary.directions).toHaveLength(1);
  });

  it('lists what has just been written', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await signIn(server.url);
    const { board, author } = onTeardown(connect(saf));
    await saved(board);
    const personal = async () =>
      (await get<CaseListItem[]>(saf, '/api/cases'))[0]?.summary.resources.personal ?? 0;
    const before = await personal();
    for (let added = 1; added <= 3; added += 1) {
      addResource(board.document, author, { field: 'personal', text: `Ressource ${added}` });
      await saved(board);
      expect(await personal()).toBe(before + added);
    }
  });

  it('lists all cases when one has no summary or one that cannot be read', async () => {
    const first = await startTestServer();
    await first.close();
    const store = await openStore({ dataDir: first.dataDir });
    await store.cases.createCase({
      id: 'no-summary',
      leadDepartment: 'SAF',
      leadSince: '2026-01-01',
    });
    await store.cases.createCase({ id: 'damaged', leadDepartment: 'SAF', leadSince: '2026-01-01' });
    await store.close();
    const db = new DatabaseSync(join(first.dataDir, 'fallrunde.sqlite'));
    db.prepare("UPDATE cases SET summary = 'AAAA' WHERE id = 'damaged'").run();
    db.close();
    const server = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const items = await get<CaseListItem[]>(await signIn(server.url), '/api/cases');
    expect(items.map(({ id, summary }) => [id, summary.pseudonym]).sort()).toEqual([
      ['damaged', ''],
      [sampleCaseId, 'Familie O.'],
      ['no-summary', ''],
    ]);
  });

  it('creates a case and finds it again', async () => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url, 'IFK');
    const response = await post(person, '/api/cases', newCase);
    expect(response.status).toBe(201);
    const created = (await response.json()) as CaseListItem;
    expect(created).toMatchObject({
      leadDepartment: 'IFK',
      summary: { pseudonym: 'Familie K.', origin: 'Eritrea', persons: 2, legalSphere: 'SGB II' },
    });
    expect(created.number).toMatch(/^F-\d{4}$/);
    expect(await get(person, `/api/cases/${created.id}`)).toEqual(created);
    expect(await get<CaseListItem[]>(person, '/api/cases')).toContainEqual(created);
  });

  it.each([
    ['no pseudonym', { ...newCase, pseudonym: undefined }, 'pseudonym'],
    ['only space', { ...newCase, pseudonym: '   ' }, 'pseudonym'],
    ['a long pseudonym', { ...newCase, pseudonym: 'x'.repeat(61) }, 'pseudonym'],
    ['no date', { ...newCase, legalSphereSince: 'soon' }, 'legalSphereSince'],
    [
      'an unknown kinship',
      { ...newCase, persons: [{ label: 'x', kinship: 'dog' }] },
      'persons/0/kinship',
    ],
    ['control characters only', { ...newCase, pseudonym: '\u0000\u0001' }, 'pseudonym'],
  ])('refuses %s', async (_, body, field) => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url);
    const response = await post(person, '/api/cases', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 'invalid', field } });
    expect(await get<CaseListItem[]>(person, '/api/cases')).toHaveLength(1);
  });

  it('answers every error in one form', async () => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url);
    const stranger = { ...person, cookie: '' };
    const code = async (response: Response) => [response.status, await response.json()];
    const error = (name: string) => ({ error: { code: name } });
    expect(await get(stranger, '/api/cases')).toEqual(error('notSignedIn'));
    expect(await get(person, '/api/cases/does-not-exist')).toEqual(error('notFound'));
    expect(await get(person, '/api/nothing')).toEqual(error('notFound'));
    expect(await code(await post(stranger, '/api/cases', newCase))).toEqual([
      401,
      error('notSignedIn'),
    ]);
    expect(
      await code(await post(person, '/api/cases', newCase, 'https://elsewhere.example')),
    ).toEqual([403, error('foreignOrigin')]);
    expect(await code(await post(person, '/api/cases', newCase, ''))).toEqual([
      403,
      error('foreignOrigin'),
    ]);
  });
});

describe('session', () => {
  it('is a cookie no script reads, and ends', async () => {
    const server = onTeardown(await startTestServer());
    const entry = await post({ url: server.url, cookie: '' } as Person, '/api/probe/session', {
      department: 'DRK',
    });
    expect(entry.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
    const person = await signIn(server.url, 'DRK');
    expect(await get<SessionInfo>(person, '/api/session')).toMatchObject({
      participant: person.participant,
      probe: true,
    });
    const headers = { cookie: person.cookie, origin: server.url };
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
    expect(await get(person, '/api/session')).not.toHaveProperty('participant');
  });

  it('is Secure behind https, where the proxy that says so is trusted', async () => {
    const variables = { TRUSTED_PROXIES: '127.0.0.1' };
    const server = onTeardown(await startTestServer({ variables }));
    const response = await fetch(`${server.url}/api/probe/session`, {
      method: 'POST',
      headers: {
        origin: server.url,
        'content-type': 'application/json',
        'x-forwarded-proto': 'https',
      },
      body: JSON.stringify({ department: 'SAF' }),
    });
    expect(response.headers.get('set-cookie')).toContain('; Secure');
  });
});

describe('the client', () => {
  async function withClient(): Promise<string> {
    const clientDir = await temporaryFolder();
    await mkdir(join(clientDir, 'assets'));
    await writeFile(
      join(clientDir, 'index.html'),
      '<!doctype html><html><head></head><body></body></html>',
    );
    await writeFile(join(clientDir, 'assets', 'main-abc.js'), 'export {};');
    const variables = { CLIENT_DIR: clientDir, TLDRAW_LICENSE_KEY: 'a"<key>' };
    return onTeardown(await startTestServer({ variables })).url;
  }

  it.each(['/', '/fall/familie-o'])(
    'is a page at %s, with a nonce of its own each time',
    async (path) => {
      const url = await withClient();
      const pages = [await fetch(url + path), await fetch(url + path)];
      const nonces = [];
      for (const page of pages) {
        expect(page.status).toBe(200);
        expect(page.headers.get('cache-control')).toBe('no-store');
        const policy = page.headers.get('content-security-policy') ?? '';
        const [, nonce = ''] = /style-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
        expect(policy).toContain("default-src 'self'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toContain('unsafe');
        expect(await page.text()).toContain(
          `<meta name="fallrunde" content="{&quot;tldrawLicenseKey&quot;:&quot;a\\&quot;&lt;key&gt;&quot;}" nonce="${nonce}">`,
        );
        nonces.push(nonce);
      }
      expect(new Set(nonces).size).toBe(2);
    },
  );

  it('names what a case needs to whoever is signed in, and the session to everybody', async () => {
    const clientDir = await temporaryFolder();
    await mkdir(join(clientDir, '.vite'));
    await writeFile(join(clientDir, 'index.html'), '<!doctype html><head></head>');
    const manifest = {
      'index.html': { file: 'assets/index.js', imports: ['base'] },
      base: { file: 'assets/base.js' },
      'app/CasePage.tsx': { file: 'assets/case.js', imports: ['base'], css: ['assets/case.css'] },
      'app/MapArea.tsx': { file: 'assets/map.js', imports: ['app/CasePage.tsx'] },
      'words/german-later.ts': { file: 'assets/words.js' },
    };
    await writeFile(join(clientDir, '.vite', 'manifest.json'), JSON.stringify(manifest));
    const server = onTeardown(await startTestServer({ variables: { CLIENT_DIR: clientDir } }));
    const { cookie } = await signIn(server.url);
    const named = async (path: string, headers: Record<string, string> = { cookie }) => {
      const page = await (await fetch(server.url + path, { headers })).text();
      return page.match(/(?<=<link rel=")[^>]*(?=>)/g);
    };

    const answer = (address: string) => `preload" href="${address}" as="fetch" crossorigin`;
    const session = [answer('/api/session')];
    const known = [...session, answer('/api/settings')];
    const ofCase = [
      ...known,
      answer('/api/cases/familie-o'),
      'modulepreload" href="/assets/case.js"',
      'preload" href="/assets/case.css" as="style" crossorigin',
    ];
    const ofMap = [
      'modulepreload" href="/assets/map.js"',
      'modulepreload" href="/assets/words.js"',
    ];
    expect(await named('/fall/familie-o/liste', {})).toEqual(session);
    expect(await named('/fall/familie-o/liste', { cookie: 'fallrunde=none' })).toEqual(session);
    expect(await named('/')).toEqual(known);
    expect(await named('/fall/familie-o/liste')).toEqual(ofCase);
    expect(await named('/fall/familie-o/karte')).toEqual([...ofCase, ...ofMap]);
    expect(await named('/fall/%22%3E%3Cb%3E/liste')).toEqual(known);
  });

  it('is shown while the store does not answer, with nothing but the session named', async () => {
    const clientDir = await temporaryFolder();
    await writeFile(join(clientDir, 'index.html'), '<!doctype html><head></head>');
    const app = onTeardown(fastify());
    await app.register(cookie);
    const identify = () => Promise.reject(new Error('The store does not answer'));
    serveClient(app, clientDir, {}, { identify });
    const answer = await app.inject({ url: '/fall/familie-o', cookies: { fallrunde: 'token' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.body.match(/href="[^"]*"/g)).toEqual(['href="/api/session"']);
  });

  it('never leaves without a nonce', async () => {
    const url = await withClient();
    for (const path of ['/index.html', '/./index.html', '/%69ndex.html'])
      expect((await fetch(url + path)).status).toBe(404);
  });

  it('keeps hashed files for ever and misses none with a page', async () => {
    const url = await withClient();
    const asset = await fetch(`${url}/assets/main-abc.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const missing = await fetch(`${url}/assets/main-old.js`);
    expect([missing.status, await missing.json()]).toEqual([404, { error: { code: 'notFound' } }]);
  });
});

describe('operations', () => {
  it('tells health, metrics and its API', async () => {
    const { url } = onTeardown(await startTestServer());
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('fallrunde_log_pending 0');
    const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(api.paths)).toContain('/api/cases/{id}');
  });

  it('exports what the dashboard shows and the alerts ask for', async () => {
    const { url } = onTeardown(await startTestServer());
    const stranger = await openRaw(url, {});
    expect(await closeCode(stranger)).toBe(closeCodes.notSignedIn.code);
    await fetch(`${url}/healthz`);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const exported = new Set(metrics.match(/^[a-z_]\w+/gm));
    const dashboard = await readFile('docs/monitoring/grafana.json', 'utf8');
    const operations = await readFile('docs/operations.md', 'utf8');
    const alerts = operations.split('### Monitoring')[1]?.split('\n## ')[0] ?? '';
    for (const text of [dashboard, alerts]) {
      const asked = text.match(/(?:fallrunde|nodejs|process)_\w+/g) ?? [];
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((name) => !exported.has(name))).toEqual([]);
    }
  });
});
