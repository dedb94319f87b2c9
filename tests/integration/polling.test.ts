import { afterEach, describe, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import type { Store } from '../../server/store/store.ts';
import { addResource } from '../../shared/case/resource.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { pollingHeader } from '../../shared/protocol/polling.ts';
import { boardName, letIn, newCase, setUp } from '../fixtures/attack.ts';
import { authFrame, pongFrame, updateFrame } from '../fixtures/frames.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { beginPolling, openPolling, poll, posted } from '../fixtures/polling.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

async function opened(person: Person, caseId?: string) {
  const session = openPolling(person, caseId);
  onTeardown({ destroy: () => session.destroy() });
  await reaches(session.status, ({ kind }) => kind === 'saved' || kind === 'closed');
  return session;
}

describe('where websockets do not get through', () => {
  it('two people work together, and "saved" means on disk', async () => {
    let hold: PromiseWithResolvers<void> | undefined;
    const wrapLog = (log: Store['log']) =>
      new Proxy(log, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (key === 'append')
            return async (...args: Parameters<typeof log.append>) => {
              await target.append(...args);
              await hold?.promise;
            };
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    const { url } = onTeardown(await startTestServer({ wrapLog }));
    const polling = await opened(await signIn(url));
    const { session: other } = openSession(await signIn(url, 'IFK'));
    onTeardown({ destroy: () => other.destroy() });
    await reaches(other.status, isSaved);
    expect(polling.status.getState()).toEqual({ kind: 'saved', overHttp: true });
    expect(other.status.getState()).toEqual({ kind: 'saved' });
    await reaches(polling.presence, (peers) => peers.length === 2);
    await reaches(other.presence, (peers) => peers.length === 2);

    hold = Promise.withResolvers();
    const said: string[] = [];
    polling.status.subscribe(({ kind }) => said.push(kind));
    const own = addResource(polling.board, polling.author, { field: 'social', text: 'Chor' });
    await reaches(other.boardStore, ({ resources }) => resources.has(own));
    const theirs = addResource(other.board, other.author, { field: 'social', text: 'Patin' });
    await reaches(polling.boardStore, ({ resources }) => resources.has(theirs));
    expect(said).not.toContain('saved');
    hold.resolve();
    await reaches(polling.status, isSaved);
  });

  it('rights are the same', async () => {
    const { url, saf, member } = await setUp();
    const observer = await letIn(url, member, 'observer');
    const session = await opened(observer.person);
    expect(session.status.getState().kind).toBe('saved');
    addResource(session.board, session.author, { field: 'social', text: 'Chor' });
    const refused = await reaches(session.status, ({ kind }) => kind === 'closed');
    expect(refused).toMatchObject({ reason: 'forbidden', waiting: 1 });
    const other = await newCase(member);
    const closed = await opened(observer.person, other.id);
    expect(closed.status.getState()).toMatchObject({ reason: 'unknownDocument' });

    const sid = await beginPolling(saf);
    await poll(saf, {
      query: `&sid=${sid}`,
      body: posted(authFrame(documentNameOf(other.id, 'board'))),
    });
    const { text } = await poll(saf, { query: `&sid=${sid}` });
    expect(text).toContain(String(closeCodes.unknownDocument.code));
  });

  it('whoever signs out is out, and who stops the server is heard', async () => {
    const server = await startTestServer();
    const [leaver, stayer] = [await signIn(server.url), await signIn(server.url, 'IFK')];
    const [left, staying] = [await opened(leaver), await opened(stayer)];
    const headers = { cookie: leaver.cookie, origin: server.url };
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
    await reaches(left.status, ({ kind }) => kind === 'closed');
    expect(left.status.getState()).toMatchObject({ reason: 'notSignedIn' });
    left.reconnect();
    await reaches(left.status, ({ kind }) => kind === 'closed');
    expect(left.status.getState()).toMatchObject({ reason: 'notSignedIn' });

    // Somebody who never asks again does not hold it up.
    await beginPolling(stayer);
    await server.close();
    await reaches(staying.status, ({ kind }) => kind === 'offline');
  });

  it('frames have the same limits', async () => {
    const { saf } = await setUp();
    const sid = await beginPolling(saf);
    const frame = posted(new Uint8Array(limits.frameBytes + 1));
    await poll(saf, { query: `&sid=${sid}`, body: frame });
    expect((await poll(saf, { query: `&sid=${sid}` })).text).toContain('frameTooLarge');
    const next = await beginPolling(saf);
    const body = frame.repeat(2);
    expect((await poll(saf, { query: `&sid=${next}`, body })).status).toBe(413);
  });
});

describe('a connection by polling', () => {
  it('is one of twenty of its person', async () => {
    const { url, saf } = await setUp();
    const statuses: number[] = [];
    for (let count = 0; count <= 20; count += 1) statuses.push((await poll(saf, {})).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    expect((await poll(await signIn(url, 'IFK'), {})).status).toBe(200);
  });

  it('takes no more of what says nothing than of anything else', async () => {
    const { saf } = await setUp();
    const many = (packet: string) => Array.from({ length: 1_000 }, () => packet).join('\x1e');
    const [first, second] = [await beginPolling(saf), await beginPolling(saf)];
    await poll(saf, { query: `&sid=${first}`, body: many(posted(pongFrame)) });
    expect((await poll(saf, { query: `&sid=${first}` })).text).toContain('tooManyUpdates');
    await poll(saf, { query: `&sid=${second}`, body: many('3') });
    expect((await poll(saf, { query: `&sid=${second}` })).status).toBe(400);
  });

  it("is nobody else's, whoever knows its name", async () => {
    const { url, saf } = await setUp();
    const ifk = await signIn(url, 'IFK');
    const [sid, own] = [await beginPolling(saf), await beginPolling(ifk)];
    const body = posted(updateFrame(boardName, new Uint8Array([0, 0])));
    const nobody = { url, cookie: 'fallrunde=none' };
    const evil = 'https://evil.example';
    const tries: readonly [number, Person | typeof nobody, Parameters<typeof poll>[1]][] = [
      [401, nobody, {}],
      [401, nobody, { query: `&sid=${sid}` }],
      [401, nobody, { query: `&sid=${sid}`, body }],
      [400, ifk, { query: `&sid=${sid}` }],
      [400, ifk, { query: `&sid=${sid}`, body }],
      [400, ifk, { query: `&sid=${own}&sid=${sid}`, body }],
      [400, ifk, { query: `&sid[]=${own}&sid=${sid}`, body }],
      [400, saf, { query: `&sid=${sid}`, caseId: 'other-case', body }],
      [400, saf, { query: `&sid=${sid}&j=0` }],
      [400, saf, { query: '&j=0' }],
      [400, saf, { query: '&transport=websocket' }],
      [403, saf, { headers: { origin: evil } }],
      [403, saf, { query: `&sid=${sid}`, headers: { origin: evil } }],
      [403, saf, { query: `&sid=${sid}`, headers: { origin: evil }, body }],
      [403, saf, { query: `&sid=${sid}`, headers: { origin: null }, body }],
      [403, saf, { headers: { [pollingHeader]: null } }],
      [403, saf, { query: `&sid=${sid}`, headers: { [pollingHeader]: null } }],
    ];
    for (const [status, who, request] of tries) {
      const answer = await poll(who, request);
      expect([answer.status, request]).toEqual([status, request]);
      expect(answer.text).not.toContain(sid);
    }
    // None of it has harmed it.
    const frame = posted(authFrame(documentNameOf(sampleCaseId, 'board')));
    expect(await poll(saf, { query: `&sid=${sid}`, body: frame })).toMatchObject({ status: 200 });
    expect((await poll(saf, { query: `&sid=${sid}` })).text).toMatch(/^b/);
  });
});
