import { afterEach, expect, it } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { StoreError } from '../../server/store/store-error.ts';
import { addResource } from '../../shared/case/resource.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { connect, isSaved, saved } from '../fixtures/client.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';

afterEach(tearDown);

it('acknowledges nothing and closes every socket when the log fails', async () => {
  const failing = Promise.withResolvers<StoreError>();
  const full = new StoreError('diskFull', 'No space left');
  let isFull = false;
  const wrapLog = (log: Store['log']): Store['log'] => ({
    append: async (...args) => {
      if (!isFull) return log.append(...args);
      failing.resolve(full);
      throw full;
    },
    appendTogether: (...args) => log.appendTogether(...args),
    load: (...args) => log.load(...args),
    countRows: (caseId) => log.countRows(caseId),
    eraseCase: (id) => log.eraseCase(id),
    check: () => (isFull ? Promise.reject(full) : log.check()),
    close: () => log.close(),
    failed: failing.promise,
    get pending() {
      return log.pending;
    },
  });
  const server = onTeardown(await startTestServer({ wrapLog }));
  const ready = async () => (await fetch(`${server.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  const client = connect(await signIn(server.url));
  await saved(client.board);

  isFull = true;
  addResource(client.board.document, client.author, { field: 'personal', text: 'zu spät' });
  expect(await client.closed).toBe(closeCodes.storeFailed.code);
  expect(isSaved(client.board)).toBe(false);
  expect(await ready()).toBe(503);
  expect(await server.failed).toBe(full);
  client.destroy();
});

it('takes leave of everybody when it is told to stop', async () => {
  const server = await startServerProcess({ DATA_DIR: await temporaryFolder() });
  const client = connect(await signIn(server.url));
  await saved(client.board);
  const ended = server.end('SIGTERM');
  expect(await client.closed).toBe(closeCodes.serverStopping.code);
  expect(await ended).toEqual({ code: 0, signal: null });
  client.destroy();
});

it('writes no content and no name to its log', async () => {
  const server = await startServerProcess({
    DATA_DIR: await temporaryFolder(),
    LOG_LEVEL: 'trace',
  });
  const person = await signIn(server.url);
  const client = connect(person);
  await saved(client.board);
  const secret = 'Zitronenfalter';
  addResource(client.board.document, client.author, { field: 'personal', text: secret });
  await saved(client.board);
  client.board.setAwarenessField('cursor', { text: secret });
  const headers = { origin: server.url, cookie: person.cookie, 'content-type': 'application/json' };
  const created = await fetch(`${server.url}/api/cases`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      pseudonym: `Familie ${secret}`,
      persons: [{ label: secret, kinship: 'father' }],
      legalSphere: 'AsylbLG',
      legalSphereSince: '2026-01-01',
    }),
  });
  expect(created.status).toBe(201);
  await fetch(`${server.url}/api/cases`, {
    method: 'POST',
    headers,
    body: `{"pseudonym": ${secret}`,
  });
  await fetch(`${server.url}/${secret}`);
  client.destroy();
  await server.end('SIGTERM');

  const output = server.output();
  expect(output).not.toContain(secret);
  expect(output).not.toContain('Familie');
  expect(output).not.toContain(person.participant.name);
  expect(output).not.toContain(person.participant.id);
  expect(output).not.toContain(person.cookie.split('=')[1]);
  expect(output.match(/^[^{].*$/gm)).toEqual([`Fallrunde: ${server.url}`]);
});

it.each([
  ['PORT', 'many'],
  ['LOG_LEVEL', 'loud'],
  ['MASTER_KEY', 'short'],
  ['ALLOWED_ORIGINS', 'fallrunde.example.de'],
])('says that %s is wrong', async (name, value) => {
  const starting = startServerProcess({ DATA_DIR: await temporaryFolder(), [name]: value });
  await expect(starting).rejects.toThrow(`${name} must be`);
});
