import { afterEach, describe, expect, it } from 'vitest';
import type { SignInInfo, SignInProblem } from '../../shared/protocol/account.ts';
import { TestProvider } from '../fixtures/oidc-provider.ts';
import {
  ask,
  errorOf,
  participantOf,
  password,
  setUpCoordinator,
  staffList,
  startStaffServer,
} from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

interface Town {
  readonly provider: TestProvider;
  readonly server: TestServer;
}

async function start(options: { inIdToken?: boolean; dataDir?: string } = {}): Promise<Town> {
  const { inIdToken = true, ...rest } = options;
  const provider = onTeardown(await TestProvider.listen({ inIdToken }));
  const server = onTeardown(await startTestServer({ ...rest, variables: provider.variables }));
  provider.serve(server.url);
  return { provider, server };
}

/** A browser that keeps cookies, those of our server and those of the provider apart. */
class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  cookie(url: string): string {
    const jar = this.#cookies.get(new URL(url).origin) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(url: string): Promise<Response> {
    const { origin } = new URL(url);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookie(url) },
    });
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows until `stop`; returns that address unopened. */
  async follow(url: string, stop: (url: string) => boolean, who?: string): Promise<string> {
    let next = url;
    while (!stop(next)) {
      if (who !== undefined && next.includes('/interaction/')) next = `${next}?who=${who}`;
      const response = await this.get(next);
      const location = response.headers.get('location');
      if (!location) throw new Error(`${response.status} at ${next}: ${await response.text()}`);
      next = new URL(location, next).href;
    }
    return next;
  }
}

const isCallback = (url: string) => url.includes('/api/oidc/callback?');

/** Signs in as `who`; returns where the browser ends up. */
async function enter({ server }: Town, visitor: Visitor, who: string): Promise<string> {
  const callback = await visitor.follow(`${server.url}/api/oidc/start`, isCallback, who);
  const response = await visitor.get(callback);
  return response.headers.get('location') ?? '';
}

const told = (problem: SignInProblem) => `/?anmeldung=${problem}`;
const as = ({ server }: Town, visitor: Visitor) => ({
  url: server.url,
  cookie: visitor.cookie(server.url),
});

const coordinator = {
  email: 'Leitung@Stadt.example',
  department: 'Amt 50',
  role: ['alle', 'fallrunde', 'fallrunde-koordination'],
};

describe('signing in by the provider', () => {
  it.each([true, false])(
    'makes an account with department and role from the claims (in the ID token: %s)',
    async (inIdToken) => {
      const town = await start({ inIdToken });
      town.provider.people.set('s-1', coordinator);
      const visitor = new Visitor();
      expect(await enter(town, visitor, 's-1')).toBe('/');
      const participant = await participantOf(as(town, visitor));
      expect(participant).toMatchObject({ department: 'SAF', role: 'coordinator' });
      const { staff, mayInvite } = await staffList(as(town, visitor));
      expect(mayInvite).toBe(false);
      expect(staff).toMatchObject([{ byProvider: true, disabled: false }]);
    },
  );

  it('finds the account again and takes what the claims say now', async () => {
    const town = await start();
    town.provider.people.set('s-1', coordinator);
    const first = new Visitor();
    await enter(town, first, 's-1');
    const before = await participantOf(as(town, first));
    town.provider.people.set('s-1', { ...coordinator, department: 'Agentur', role: 'fallrunde' });
    const second = new Visitor();
    await enter(town, second, 's-1');
    const now = { ...before, department: 'AA', role: 'member' };
    expect(await participantOf(as(town, second))).toEqual(now);
    expect(await participantOf(as(town, first))).toEqual(now);
  });

  it('never takes over an account of ours with the same address', async () => {
    const local = await startStaffServer();
    const owner = await setUpCoordinator(local);
    await local.close();
    const town = await start({ dataDir: local.dataDir });
    const claims = { ...coordinator, email: 'koordination@stadt.example', role: 'fallrunde' };
    town.provider.people.set('s-1', claims);
    const visitor = new Visitor();
    expect(await enter(town, visitor, 's-1')).toBe('/');
    const participant = await participantOf(as(town, visitor));
    expect(participant).toMatchObject({ role: 'member' });
    expect(participant?.id).not.toBe(owner.participant.id);
  });

  it.each([
    ['no department', { role: 'fallrunde' }, 'noDepartment'],
    ['a department nobody has mapped', { department: 'Amt 99', role: 'fallrunde' }, 'noDepartment'],
    ['one the town does not have', { department: 'Nirgends', role: 'fallrunde' }, 'noDepartment'],
    ['no role', { department: 'Amt 50' }, 'noRole'],
    ['another role', { department: 'Amt 50', role: ['alle'] }, 'noRole'],
  ] as const)('tells %s', async (_, claims, problem) => {
    const town = await start();
    town.provider.people.set('s-1', claims);
    const visitor = new Visitor();
    expect(await enter(town, visitor, 's-1')).toBe(told(problem));
    expect(await participantOf(as(town, visitor))).toBeUndefined();
  });

  it('tells a refusal of the provider', async () => {
    const town = await start();
    expect(await enter(town, new Visitor(), '')).toBe(told('refused'));
  });

  it('lets nobody in whose account is locked', async () => {
    const town = await start();
    town.provider.people.set('s-1', coordinator);
    town.provider.people.set('s-2', { department: 'Agentur', role: 'fallrunde' });
    const [lead, member] = [new Visitor(), new Visitor()];
    await enter(town, lead, 's-1');
    await enter(town, member, 's-2');
    const id = (await participantOf(as(town, member)))?.id ?? '';
    await ask(as(town, lead), 'PATCH', `/staff/${id}`, { disabled: true });
    expect(await participantOf(as(town, member))).toBeUndefined();
    expect(await enter(town, new Visitor(), 's-2')).toBe(told('disabled'));
    const raised = await ask(as(town, lead), 'PATCH', `/staff/${id}`, { role: 'coordinator' });
    expect(await errorOf(raised)).toEqual([403, { code: 'forbidden' }]);
  });
});

describe('the answer of the provider', () => {
  /** Somebody on their way back, with a good answer not opened yet. */
  async function onTheWay() {
    const town = await start();
    town.provider.people.set('s-1', coordinator);
    const visitor = new Visitor();
    const callback = await visitor.follow(`${town.server.url}/api/oidc/start`, isCallback, 's-1');
    const open = async (by: Visitor, url = callback) => (await by.get(url)).headers.get('location');
    return { town, visitor, callback, open };
  }

  it('is good once', async () => {
    const { town, visitor, callback, open } = await onTheWay();
    const before = visitor.cookie(town.server.url);
    expect(await open(visitor)).toBe('/');
    expect(await open(visitor)).toBe(told('expired'));
    // Also with the cookie that came before.
    const replay = await fetch(callback, { redirect: 'manual', headers: { cookie: before } });
    expect(replay.headers.get('location')).toBe(told('expired'));
    expect(replay.headers.getSetCookie().join()).not.toContain('fallrunde=');
  });

  it('is bound to the browser by a cookie no script reads', async () => {
    const { server } = await start();
    const response = await new Visitor().get(`${server.url}/api/oidc/start`);
    expect(response.headers.get('set-cookie')).toMatch(
      /^fallrunde_oidc=[\w-]{43}; Max-Age=600; Path=\/api\/oidc; HttpOnly; SameSite=Lax$/,
    );
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
  });

  it('is good in the browser only that asked', async () => {
    const { town, open } = await onTheWay();
    const stranger = new Visitor();
    expect(await open(stranger)).toBe(told('expired'));
    // One who has begun a sign-in of their own: the state is another one.
    await stranger.get(`${town.server.url}/api/oidc/start`);
    expect(await open(stranger)).toBe(told('failed'));
    expect(await participantOf(as(town, stranger))).toBeUndefined();
  });

  it('leads to the page that was wanted, and to no other host', async () => {
    const town = await start();
    town.provider.people.set('s-1', coordinator);
    const visitor = new Visitor();
    for (const [wanted, to] of [
      ['/fall/x_1/liste', '/fall/x_1/liste'],
      ['//elsewhere.example', '/'],
      ['/\\elsewhere.example', '/'],
      ['https://elsewhere.example', '/'],
    ] as const) {
      const begin = `${town.server.url}/api/oidc/start?nach=${encodeURIComponent(wanted)}`;
      const callback = await visitor.follow(begin, isCallback, 's-1');
      expect((await visitor.get(callback)).headers.get('location')).toBe(to);
    }
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x')],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['a made-up code', (url: URL) => url.searchParams.set('code', 'x')],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'http://127.0.0.1:1')],
  ])('with %s leads to no session', async (_, change) => {
    const { town, visitor, callback, open } = await onTheWay();
    const url = new URL(callback);
    change(url);
    expect(await open(visitor, url.href)).toBe(told('failed'));
    expect(await participantOf(as(town, visitor))).toBeUndefined();
    // A try uses it up.
    expect(await open(visitor)).toBe(told('expired'));
  });

  it('never continues a session that was there before', async () => {
    const town = await start();
    town.provider.people.set('s-1', coordinator);
    const visitor = new Visitor();
    await enter(town, visitor, 's-1');
    const planted = as(town, visitor);
    await enter(town, visitor, 's-1');
    expect(visitor.cookie(town.server.url)).not.toBe(planted.cookie);
    expect(await participantOf(planted)).toBeUndefined();
  });
});

describe('a server with a provider', () => {
  it('starts while the provider is down, says so, and goes on when it is back', async () => {
    const provider = onTeardown(await TestProvider.listen());
    const server = onTeardown(await startTestServer({ variables: provider.variables }));
    const info = async () => (await (await ask(server, 'GET', '/sign-in')).json()) as SignInInfo;
    expect(await info()).toEqual({ by: 'provider', available: false, setUp: false });
    const start = await new Visitor().get(`${server.url}/api/oidc/start`);
    expect(start.headers.get('location')).toBe(told('providerDown'));
    provider.people.set('s-1', coordinator);
    provider.serve(server.url);
    expect(await info()).toMatchObject({ available: true });
    expect(await enter({ provider, server }, new Visitor(), 's-1')).toBe('/');
  });

  it('has no passwords, no links and no probe', async () => {
    const { server } = await start();
    expect(server.setUpLink).toBeUndefined();
    const token = 'A'.repeat(43);
    for (const [path, body] of [
      ['/sign-in', { login: 'x@stadt.example', password }],
      ['/account/invitation', { token }],
      ['/account', { token, login: 'x@stadt.example', password }],
      ['/probe/session', { department: 'SAF' }],
    ] as const)
      expect((await ask(server, 'POST', path, body)).status).toBe(404);
  });

  it('leads to the sign-out of the provider', async () => {
    const town = await start();
    town.provider.people.set('s-1', coordinator);
    const visitor = new Visitor();
    await enter(town, visitor, 's-1');
    const response = await ask(as(town, visitor), 'DELETE', '/session');
    const { next = '' } = (await response.json()) as { next?: string };
    const url = new URL(next);
    expect(url.origin).toBe(town.provider.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${town.server.url}/`);
    expect(url.searchParams.get('id_token_hint')).toMatch(/^ey/);
    expect((await visitor.get(next)).status).toBe(200);
  });
});
