import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { CreatedInvitation, SignInInfo } from '../../shared/protocol/account.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { runAdmin } from '../fixtures/admin.ts';
import { connect, saved } from '../fixtures/client.ts';
import {
  type Asked,
  ask,
  errorOf,
  invite,
  join,
  participantOf,
  password,
  setUpCoordinator,
  setUpToken,
  signInBy,
  staffList,
  startStaffServer,
} from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, type TestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const start = async (variables: Record<string, string> = {}) =>
  onTeardown(await startStaffServer({ variables }));

function changeStore({ dataDir }: TestServer, statement: string): void {
  const db = new DatabaseSync(joinPath(dataDir, 'fallrunde.sqlite'));
  db.exec(statement);
  db.close();
}

describe('setting up', () => {
  it('makes the first coordinator, once', async () => {
    const server = await start();
    const token = setUpToken(server);
    const { participant } = await setUpCoordinator(server);
    expect(participant).toMatchObject({
      name: 'Prozesskoordination',
      department: 'SAF',
      role: 'coordinator',
    });
    const again = { token, login: 'b@stadt.example', name: 'x', department: 'SAF', password };
    expect(await errorOf(await ask(server, 'POST', '/account', again))).toEqual([
      404,
      { code: 'notFound' },
    ]);
    expect((await ask(server, 'POST', '/account/invitation', { token })).status).toBe(404);
  });

  it('gives a new link at every start, as long as nobody has an account', async () => {
    const first = await startStaffServer();
    const token = setUpToken(first);
    expect(token.length).toBeGreaterThan(40);
    await first.close();
    const second = await startStaffServer({ dataDir: first.dataDir });
    expect(setUpToken(second)).not.toBe(token);
    expect((await ask(second, 'POST', '/account/invitation', { token })).status).toBe(404);
    await setUpCoordinator(second);
    await second.close();
    const third = onTeardown(await startStaffServer({ dataDir: first.dataDir }));
    expect(third.setUpLink).toBeUndefined();
    expect((await signInBy(third.url, 'koordination@stadt.example')).participant.role).toBe(
      'coordinator',
    );
  });

  it('ends the probe for good, and whoever was in it', async () => {
    const probe = await startTestServer();
    expect(probe.setUpLink).toBeUndefined();
    const visitor = await signIn(probe.url);
    await probe.close();
    const server = await startStaffServer({ dataDir: probe.dataDir });
    expect(await participantOf({ ...visitor, url: server.url })).toBeUndefined();
    await setUpCoordinator(server);
    await server.close();
    const later = onTeardown(await startTestServer({ dataDir: probe.dataDir }));
    expect(later.setUpLink).toBeUndefined();
    expect((await ask(later, 'POST', '/probe/session', { department: 'SAF' })).status).toBe(404);
  });

  it('is told where others can connect', async () => {
    const server = await start({ PROBE: '', HOST: '0.0.0.0', PUBLIC_URL: 'https://board.example' });
    expect(server.setUpLink).toMatch(/^https:\/\/board\.example\/einrichten#/);
  });
});

describe('signing in', () => {
  it('takes the login in any case and gives a cookie no script reads', async () => {
    const server = await start();
    const { participant } = await setUpCoordinator(server);
    const response = await ask(server, 'POST', '/sign-in', {
      login: 'Koordination@Stadt.example',
      password,
    });
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await response.json()).toMatchObject({ participant, probe: false });
  });

  it('answers the same to an unknown login, a wrong password and a disabled account', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const { token } = await invite(coordinator);
    const { participant } = await join(server.url, token, 'vermittlung@aa.example');
    await ask(coordinator, 'PATCH', `/staff/${participant.id}`, { disabled: true });
    const answers = [];
    for (const [login, word] of [
      ['niemand@stadt.example', password],
      ['koordination@stadt.example', 'etwas ganz anderes'],
      ['vermittlung@aa.example', password],
    ]) {
      const response = await ask(server, 'POST', '/sign-in', { login, password: word });
      const { date: _, ...headers } = Object.fromEntries(response.headers);
      answers.push([response.status, await response.text(), Object.keys(headers)]);
    }
    expect(answers[0]?.slice(0, 2)).toEqual([401, '{"error":{"code":"notSignedIn"}}']);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('is limited for each login, whether it is known or not', async () => {
    const server = await start();
    await setUpCoordinator(server);
    for (const login of ['koordination@stadt.example', 'niemand@stadt.example']) {
      const statuses = [];
      for (let n = 0; n < 12; n++)
        statuses.push(
          (await ask(server, 'POST', '/sign-in', { login, password: 'falsch' })).status,
        );
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    }
    // The right password does not help whoever guesses on.
    const late = await ask(server, 'POST', '/sign-in', {
      login: 'koordination@stadt.example',
      password,
    });
    expect(late.status).toBe(429);
  });

  it('is limited for each address', async () => {
    const server = await start();
    const statuses = [];
    for (let n = 0; n < 101; n++)
      statuses.push(
        (await ask(server, 'POST', '/sign-in', { login: `n${n}@x.example`, password: 'x' })).status,
      );
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(401));
    expect(statuses[100]).toBe(429);
  });

  it('never continues a session somebody else has put into the browser', async () => {
    const server = await start();
    await setUpCoordinator(server);
    const planted = await signInBy(server.url, 'koordination@stadt.example');
    const response = await ask(planted, 'POST', '/sign-in', {
      login: 'koordination@stadt.example',
      password,
    });
    expect(response.headers.get('set-cookie')?.split(';')[0]).not.toBe(planted.cookie);
    expect(await participantOf(planted)).toBeUndefined();
    const made = await ask({ ...server, cookie: 'fallrunde=made-up' }, 'POST', '/sign-in', {
      login: 'koordination@stadt.example',
      password,
    });
    expect(made.headers.get('set-cookie')).not.toContain('made-up');
  });

  it('believes in TLS only who is trusted', async () => {
    const secure = async (server: TestServer) => {
      await setUpCoordinator(server);
      const response = await fetch(`${server.url}/api/sign-in`, {
        method: 'POST',
        headers: {
          origin: server.url,
          'content-type': 'application/json',
          'x-forwarded-proto': 'https',
        },
        body: JSON.stringify({ login: 'koordination@stadt.example', password }),
      });
      return response.headers.get('set-cookie')?.includes('Secure');
    };
    expect(await secure(await start())).toBe(false);
    expect(await secure(await start({ TRUSTED_PROXIES: '127.0.0.1' }))).toBe(true);
  });

  it('says what kind of entrance there is', async () => {
    const server = await start();
    const info = async () => (await (await ask(server, 'GET', '/sign-in')).json()) as SignInInfo;
    expect(await info()).toEqual({ by: 'password', available: true, setUp: true });
    await setUpCoordinator(server);
    expect(await info()).toEqual({ by: 'password', available: true, setUp: false });
  });
});

describe('passwords', () => {
  it.each([
    ['elf Zeichen', 'zu kurz 123'],
    ['a common one', 'passwort12345678'],
    ['a pattern', 'qwertzuiopasdf'],
    ['what everybody knows', 'koordination2026'],
    ['the name of the program', 'Fallrunde2026'],
  ])('%s is refused', async (_, weak) => {
    const server = await start();
    const response = await ask(server, 'POST', '/account', {
      token: setUpToken(server),
      login: 'koordination@stadt.example',
      name: 'Prozesskoordination',
      department: 'SAF',
      password: weak,
    });
    expect(await errorOf(response)).toEqual([400, { code: 'invalid', field: 'password' }]);
    // The link is not used up by a try.
    await setUpCoordinator(server);
  });

  it('are changed by who knows the old one, which ends all other sessions', async () => {
    const server = await start();
    const here = await setUpCoordinator(server);
    const elsewhere = await signInBy(server.url, 'koordination@stadt.example');
    const next = 'sieben Lampen im Flur';
    const wrong = { current: 'falsch', password: next };
    expect(await errorOf(await ask(here, 'PUT', '/account/password', wrong))).toEqual([
      403,
      { code: 'forbidden', field: 'current' },
    ]);
    const changed = await ask(here, 'PUT', '/account/password', {
      current: password,
      password: next,
    });
    expect(changed.status).toBe(204);
    expect(await participantOf(elsewhere)).toBeUndefined();
    expect(await participantOf(here)).toBeUndefined();
    const cookie = changed.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await participantOf({ url: server.url, cookie })).toEqual(here.participant);
    const old = { login: 'koordination@stadt.example', password };
    expect((await ask(server, 'POST', '/sign-in', old)).status).toBe(401);
    await signInBy(server.url, 'koordination@stadt.example', next);
  });

  it('lie in the store as hashes only', async () => {
    const server = await start();
    await setUpCoordinator(server);
    const db = new DatabaseSync(joinPath(server.dataDir, 'fallrunde.sqlite'));
    const rows = JSON.stringify([
      db.prepare('SELECT * FROM staff').all(),
      db.prepare('SELECT * FROM sessions').all(),
    ]);
    db.close();
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(rows).not.toContain(password);
  });
});

describe('an invitation', () => {
  it('says what it is for and makes an account, once', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const { token, invitation } = await invite(coordinator);
    const seen = await (await ask(server, 'POST', '/account/invitation', { token })).json();
    expect(seen).toMatchObject({
      role: 'member',
      name: 'Arbeitsvermittlung',
      department: 'AA',
      departments: [{ id: 'AA' }],
    });
    expect((await staffList(coordinator)).invitations).toEqual([invitation]);
    const { participant } = await join(server.url, token, 'Vermittlung@AA.example');
    expect(participant).toMatchObject({
      name: 'Arbeitsvermittlung',
      department: 'AA',
      role: 'member',
    });
    const replay = { token, login: 'zweite@aa.example', password };
    expect((await ask(server, 'POST', '/account', replay)).status).toBe(404);
    const { staff, invitations } = await staffList(coordinator);
    expect(staff.map(({ login }) => login).sort()).toEqual([
      'koordination@stadt.example',
      'vermittlung@aa.example',
    ]);
    expect(invitations).toEqual([]);
  });

  it('cannot raise what it was made for', async () => {
    const server = await start();
    const { token } = await invite(await setUpCoordinator(server));
    const response = await ask(server, 'POST', '/account', {
      token,
      login: 'vermittlung@aa.example',
      password,
      name: 'Amtsleitung',
      department: 'SAF',
    });
    expect(await response.json()).toMatchObject({
      participant: { name: 'Arbeitsvermittlung', department: 'AA', role: 'member' },
    });
    const rise = { token, login: 'x@aa.example', password, role: 'coordinator' };
    expect((await ask(server, 'POST', '/account', rise)).status).not.toBe(200);
  });

  it('is good for nothing once it is revoked, expired, cut short or made up', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const revoked = await invite(coordinator);
    await ask(coordinator, 'DELETE', `/staff/invitations/${revoked.invitation.id}`);
    const expired = await invite(coordinator);
    changeStore(server, 'UPDATE staff_invitations SET expires_at = 1');
    const whole = await invite(coordinator);
    const body = { login: 'vermittlung@aa.example', password };
    for (const token of [
      revoked.token,
      expired.token,
      whole.token.slice(0, -1),
      whole.invitation.id,
      'A'.repeat(43),
    ]) {
      expect((await ask(server, 'POST', '/account', { token, ...body })).status).toBe(404);
      expect((await ask(server, 'POST', '/account/invitation', { token })).status).toBe(404);
    }
    expect((await staffList(coordinator)).staff).toHaveLength(1);
  });

  it('opens an account again whose password is forgotten', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const first = await invite(coordinator);
    const member = await join(server.url, first.token, 'vermittlung@aa.example');
    const path = `/staff/${member.participant.id}/link`;
    const replaced = (await (await ask(coordinator, 'POST', path)).json()) as CreatedInvitation;
    const { token } = (await (await ask(coordinator, 'POST', path)).json()) as CreatedInvitation;
    const word = 'neun Tassen im Regal';
    const used = async (by: string, extra = {}) =>
      ask(server, 'POST', '/account', { token: by, password: word, ...extra });
    expect((await used(replaced.token)).status).toBe(404);
    const seen = await (await ask(server, 'POST', '/account/invitation', { token })).json();
    expect(seen).toMatchObject({ login: 'vermittlung@aa.example', name: 'Arbeitsvermittlung' });
    expect(await (await used(token, { login: 'andere@aa.example' })).json()).toMatchObject({
      participant: member.participant,
    });
    expect(await participantOf(member)).toBeUndefined();
    expect((await used(token)).status).toBe(404);
    await signInBy(server.url, 'vermittlung@aa.example', word);
    const old = { login: 'vermittlung@aa.example', password };
    expect((await ask(server, 'POST', '/sign-in', old)).status).toBe(401);
    expect((await ask(member, 'POST', path)).status).toBe(401);
  });

  it('is made on the command line where nobody can come in any more', async () => {
    const first = await startStaffServer();
    await setUpCoordinator(first);
    await first.close();
    const { stdout } = await runAdmin(
      first.dataDir,
      'create-staff',
      'Vertretung der Koordination',
      '--department',
      'SAF',
      '--role',
      'coordinator',
    );
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:3000\/beitreten#[\w-]{43}\n$/);
    const server = onTeardown(await startStaffServer({ dataDir: first.dataDir }));
    const token = new URL(stdout.trim()).hash.slice(1);
    const { participant } = await join(server.url, token, 'vertretung@stadt.example');
    expect(participant).toMatchObject({ department: 'SAF', role: 'coordinator' });
  });

  it('survives a login that is taken', async () => {
    const server = await start();
    const { token } = await invite(await setUpCoordinator(server));
    const taken = { token, login: 'KOORDINATION@stadt.example', password };
    expect(await errorOf(await ask(server, 'POST', '/account', taken))).toEqual([
      400,
      { code: 'invalid', field: 'login' },
    ]);
    await join(server.url, token, 'vermittlung@aa.example');
  });
});

describe('passkeys', () => {
  const made = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} };

  it('are not offered where no browser makes them', async () => {
    const server = await start();
    expect((await ask(server, 'POST', '/passkeys/sign-in/options', {})).status).toBe(404);
  });

  it('are asked for without saying who has one, and nothing made up signs anybody in', async () => {
    const server = await start({ HOST: 'localhost' });
    await setUpCoordinator(server);
    const asked = await ask(server, 'POST', '/passkeys/sign-in/options', {});
    const options = (await asked.json()) as { allowCredentials?: unknown[] };
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const answer = await ask(server, 'POST', '/passkeys/sign-in', { answer: made });
    expect(await errorOf(answer)).toEqual([401, { code: 'notSignedIn' }]);
    const nothing = await ask(server, 'POST', '/passkeys/sign-in', { answer: {} });
    expect(nothing.status).toBe(400);
  });

  it('are made by a good link or a known password only', async () => {
    const server = await start({ HOST: 'localhost' });
    const coordinator = await setUpCoordinator(server);
    const options = async (by: Asked, body: object) =>
      (await ask(by, 'POST', '/passkeys/options', body)).status;
    expect(await options(server, {})).toBe(401);
    expect(await options(server, { token: 'A'.repeat(43) })).toBe(404);
    expect(await options(coordinator, { current: 'falsch' })).toBe(403);
    expect(await options(coordinator, { current: password })).toBe(200);
    const { token } = await invite(coordinator);
    expect(await options(server, { token, login: 'vermittlung@aa.example' })).toBe(200);
    const passkey = { label: 'Laptop', answer: made };
    const account = { token, login: 'vermittlung@aa.example', passkey };
    expect(await errorOf(await ask(server, 'POST', '/account', account))).toEqual([
      400,
      { code: 'invalid', field: 'passkey' },
    ]);
    const own = await ask(coordinator, 'POST', '/account/passkeys', passkey);
    expect(await errorOf(own)).toEqual([400, { code: 'invalid', field: 'passkey' }]);
    await join(server.url, token, 'vermittlung@aa.example');
  });
});

describe('the people', () => {
  it('are managed by coordinators and administrators only, and never from the probe', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const member = await join(
      server.url,
      (await invite(coordinator)).token,
      'vermittlung@aa.example',
    );
    const admin = await join(
      server.url,
      (await invite(coordinator, { role: 'administrator' })).token,
      'technik@stadt.example',
    );
    expect((await ask(admin, 'GET', '/staff')).status).toBe(200);
    const id = coordinator.participant.id;
    const newcomer = { name: 'x', department: 'SAF', role: 'coordinator' };
    for (const [method, path, body] of [
      ['GET', '/staff'],
      ['PATCH', `/staff/${id}`, { role: 'member' }],
      ['DELETE', `/staff/${id}`],
      ['POST', '/staff/invitations', newcomer],
      ['DELETE', '/staff/invitations/x'],
    ] as const) {
      expect((await ask(member, method, path, body)).status).toBe(403);
      expect((await ask(server, method, path, body)).status).toBe(401);
    }
    const probe = onTeardown(await startTestServer());
    expect((await ask(await signIn(probe.url), 'GET', '/staff')).status).toBe(401);
  });

  it('always include a coordinator', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const path = `/staff/${coordinator.participant.id}`;
    const last = [409, { code: 'lastCoordinator' }];
    expect(await errorOf(await ask(coordinator, 'PATCH', path, { role: 'member' }))).toEqual(last);
    expect(await errorOf(await ask(coordinator, 'PATCH', path, { disabled: true }))).toEqual(last);
    expect(await errorOf(await ask(coordinator, 'DELETE', path))).toEqual(last);
    expect(await participantOf(coordinator)).toEqual(coordinator.participant);

    const { token } = await invite(coordinator, { role: 'coordinator' });
    const second = await join(server.url, token, 'zweite@stadt.example');
    const other = `/staff/${second.participant.id}`;
    await ask(coordinator, 'PATCH', other, { disabled: true });
    // Somebody who cannot come in does not count.
    expect(await errorOf(await ask(coordinator, 'DELETE', path))).toEqual(last);
    await ask(coordinator, 'PATCH', other, { disabled: false });
    expect((await ask(coordinator, 'DELETE', path)).status).toBe(204);
    expect(await participantOf(coordinator)).toBeUndefined();
  });

  it('know their new role with the next request', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const member = await join(
      server.url,
      (await invite(coordinator)).token,
      'vermittlung@aa.example',
    );
    await ask(coordinator, 'PATCH', `/staff/${member.participant.id}`, {
      role: 'administrator',
      department: 'JC',
    });
    expect(await participantOf(member)).toMatchObject({ role: 'administrator', department: 'JC' });
    const nowhere = { department: 'NIX' };
    expect(
      await errorOf(await ask(coordinator, 'PATCH', `/staff/${member.participant.id}`, nowhere)),
    ).toEqual([400, { code: 'invalid', field: 'department' }]);
  });

  it('lose their session and passwords with their account', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const { token } = await invite(coordinator);
    const member = await join(server.url, token, 'vermittlung@aa.example');
    expect((await ask(coordinator, 'DELETE', `/staff/${member.participant.id}`)).status).toBe(204);
    expect(await participantOf(member)).toBeUndefined();
    expect((await ask(member, 'GET', '/cases')).status).toBe(401);
    const gone = { login: 'vermittlung@aa.example', password };
    expect((await ask(server, 'POST', '/sign-in', gone)).status).toBe(401);
  });

  it('stay signed out after an account was disabled and enabled again', async () => {
    const server = await start();
    const coordinator = await setUpCoordinator(server);
    const { token } = await invite(coordinator);
    const member = await join(server.url, token, 'vermittlung@aa.example');
    const path = `/staff/${member.participant.id}`;
    await ask(coordinator, 'PATCH', path, { disabled: true });
    expect(await participantOf(member)).toBeUndefined();
    await ask(coordinator, 'PATCH', path, { disabled: false });
    expect(await participantOf(member)).toBeUndefined();
    await signInBy(server.url, 'vermittlung@aa.example');
  });
});

describe('open sockets', () => {
  /** A store that came from the probe, so that there is a case to open. */
  async function withCase() {
    const probe = await startTestServer();
    await probe.close();
    const server = onTeardown(await startStaffServer({ dataDir: probe.dataDir }));
    const coordinator = await setUpCoordinator(server);
    const { token } = await invite(coordinator);
    const member = await join(server.url, token, 'vermittlung@aa.example');
    const open = async () => {
      const client = onTeardown(connect(member));
      await saved(client.board);
      return client;
    };
    return { server, coordinator, member, open };
  }

  it.each([
    ['disabling', 'PATCH', { disabled: true }, 'notSignedIn'],
    ['removing', 'DELETE', undefined, 'notSignedIn'],
    ['another role', 'PATCH', { role: 'administrator' }, 'rightsChanged'],
    ['another department', 'PATCH', { department: 'JC' }, 'rightsChanged'],
  ] as const)('are closed by %s', async (_, method, body, reason) => {
    const { coordinator, member, open } = await withCase();
    const client = await open();
    await ask(coordinator, method, `/staff/${member.participant.id}`, body);
    expect(await client.closed).toBe(closeCodes[reason].code);
  });

  it('are closed by signing out everywhere, and by signing out elsewhere only where it happened', async () => {
    const { server, member, open } = await withCase();
    const client = await open();
    const elsewhere = await signInBy(server.url, 'vermittlung@aa.example');
    const other = onTeardown(connect(elsewhere));
    await saved(other.board);
    await ask(elsewhere, 'DELETE', '/session');
    expect(await other.closed).toBe(closeCodes.notSignedIn.code);
    expect(client.closeCodes).toEqual([]);
    expect((await ask(member, 'DELETE', '/account/sessions')).status).toBe(200);
    expect(await client.closed).toBe(closeCodes.notSignedIn.code);
    expect(await participantOf(member)).toBeUndefined();
  });
});
