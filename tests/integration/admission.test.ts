import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { newCase, opened } from '../fixtures/attack.ts';
import { closeCode, connect, openRaw, saved } from '../fixtures/client.ts';
import { deviceOf } from '../fixtures/door.ts';
import { authFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

describe('/sync', () => {
  it('refuses pages of a foreign origin', async () => {
    const server = onTeardown(await startTestServer());
    const { cookie } = await signIn(server.url);
    await expect(
      openRaw(server.url, { cookie, origin: 'https://elsewhere.example' }),
    ).rejects.toThrow('403');
  });

  it('refuses a missing origin', async () => {
    const server = onTeardown(await startTestServer());
    const { cookie } = await signIn(server.url);
    await expect(openRaw(server.url, { cookie, origin: '' })).rejects.toThrow('403');
  });

  it('lets in an origin the operator allows', async () => {
    const origin = 'https://fallrunde.example.de';
    const server = onTeardown(await startTestServer({ variables: { ALLOWED_ORIGINS: origin } }));
    const { cookie } = await signIn(server.url);
    const socket = await openRaw(server.url, { cookie, origin });
    socket.terminate();
  });

  it('tells who is not signed in by the close code', async () => {
    const server = onTeardown(await startTestServer());
    const socket = await openRaw(server.url, {});
    expect(await closeCode(socket)).toBe(closeCodes.notSignedIn.code);
  });

  it('closes what somebody has open who signs out', async () => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url);
    const client = onTeardown(connect(person));
    await saved(client.board);
    const headers = { cookie: person.cookie, origin: server.url };
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
    expect(await client.closed).toBe(closeCodes.notSignedIn.code);
  });

  it('closes what somebody has open when their session is over', async () => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url);
    const db = new DatabaseSync(join(server.dataDir, 'fallrunde.sqlite'));
    db.prepare('UPDATE sessions SET expires_at = ?').run(Date.now() + 8_000);
    db.close();
    const client = onTeardown(connect(person));
    await saved(client.board);
    expect(await client.closed).toBe(closeCodes.notSignedIn.code);
  });

  it.each([
    ['a case that does not exist', documentNameOf('no-such-case', 'board')],
    ['a name that is none of ours', 'case/../board'],
    ['a name of the language', '__proto__'],
  ])('refuses %s', async (_, documentName) => {
    const server = onTeardown(await startTestServer());
    const socket = await openRaw(server.url, await signIn(server.url));
    socket.send(authFrame(documentName));
    expect(await closeCode(socket)).toBe(closeCodes.unknownDocument.code);
  });

  it('refuses other cases at the address of one, like unknown ones', async () => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url);
    const other = await newCase(deviceOf(person));
    const path = `/sync/${other.id}`;
    const own = await openRaw(server.url, { ...person, path });
    await opened(own, documentNameOf(other.id, 'board'));
    expect(own.readyState).toBe(own.OPEN);
    own.send(authFrame(documentNameOf(sampleCaseId, 'board')));
    expect(await closeCode(own)).toBe(closeCodes.unknownDocument.code);
    for (const wrong of [`${path}/board`, '/sync//', `/sync${other.id}`])
      await expect(openRaw(server.url, { ...person, path: wrong })).rejects.toThrow('404');
  });

  it(`lets ${limits.peoplePerBoard} people onto a board, and each with several tabs`, async () => {
    const server = onTeardown(await startTestServer());
    const people = [];
    for (let n = 0; n < limits.peoplePerBoard; n += 1) people.push(await signIn(server.url));
    const clients = people.map((person) => onTeardown(connect(person)));
    await Promise.all(clients.map(({ board }) => saved(board)));
    const [first] = people;
    if (!first) throw new Error('Nobody came.');
    const secondTab = onTeardown(connect(first));
    await saved(secondTab.board);

    const oneTooMany = onTeardown(connect(await signIn(server.url)));
    expect(await oneTooMany.closed).toBe(closeCodes.tooManyPeople.code);
    expect(secondTab.closeCodes).toEqual([]);
  });
});
