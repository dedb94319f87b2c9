import { request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/store.ts';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

async function probeOffered(url: string): Promise<boolean> {
  const { probe } = (await (await fetch(`${url}/api/session`)).json()) as SessionInfo;
  const entry = await fetch(`${url}/api/probe/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ department: 'SAF' }),
  });
  // What is told and what is possible must not differ.
  expect(entry.ok).toBe(probe);
  return probe;
}

describe('the probe', () => {
  it('is offered on an empty store on this machine, and after a restart', async () => {
    const first = await startTestServer();
    expect(await probeOffered(first.url)).toBe(true);
    await first.close();
    const second = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    expect(await probeOffered(second.url)).toBe(true);
  });

  it('never seeds its case again over what cannot be read', async () => {
    const first = await startTestServer();
    await first.close();
    const db = new DatabaseSync(join(first.dataDir, 'log.sqlite'));
    const count = () => db.prepare('SELECT count(*) AS n FROM log').get()?.n;
    db.prepare("UPDATE log SET sealed = x'00' WHERE document = 'chair'").run();
    const before = count();
    const second = await startTestServer({ dataDir: first.dataDir });
    await signIn(second.url);
    await second.close();
    expect(count()).toBe(before);
    db.close();
  });

  it('is impossible where others can connect, also with the store of a probe', async () => {
    const first = await startTestServer();
    await first.close();
    for (const dataDir of [first.dataDir, await temporaryFolder()]) {
      const server = onTeardown(await startTestServer({ dataDir, variables: { HOST: '0.0.0.0' } }));
      const url = server.url.replace('0.0.0.0', '127.0.0.1');
      expect(await probeOffered(url)).toBe(false);
    }
  });

  it('is impossible on a store with cases', async () => {
    const dataDir = await temporaryFolder();
    const store = await openStore({ dataDir });
    await store.cases.createCase({
      id: 'real-case',
      leadDepartment: 'SAF',
      leadSince: '2026-01-01',
    });
    await store.close();
    const server = onTeardown(await startTestServer({ dataDir }));
    expect(await probeOffered(server.url)).toBe(false);
  });

  it('is impossible under a foreign name that leads to this machine', async () => {
    const server = onTeardown(await startTestServer());
    const { port } = new URL(server.url);
    const status = await new Promise((resolve, reject) => {
      const host = `rebound.example:${port}`;
      const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' };
      const entry = request(`${server.url}/api/probe/session`, { method: 'POST', headers });
      entry.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
      entry.end(JSON.stringify({ department: 'SAF' }));
    });
    expect(status).toBe(404);
  });

  it('gives everybody an identity of their own', async () => {
    const server = onTeardown(await startTestServer());
    const [one, two] = [await signIn(server.url), await signIn(server.url)];
    expect(one.participant.department).toBe('SAF');
    expect(one.participant.id).not.toBe(two.participant.id);
  });
});
