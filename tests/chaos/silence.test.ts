import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { openCase } from '../../client/sync/case-session.ts';
import { sampleCaseId } from '../../server/access/probe.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { connect, saved } from '../fixtures/client.ts';
import { authFrame, awarenessFrame } from '../fixtures/frames.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { beginPolling, poll, posted } from '../fixtures/polling.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';
import { randomOf } from '../sim/random.ts';
import { BadNetwork } from './network.ts';
import { seed, tell } from './trials.ts';
import { missingFrom, Witness } from './witness.ts';

/** So far the clocks are moved on at once, ms; then everybody answers who can. */
const tickMs = 3_000;
const answerMs = 30;
/** Longer than a silent peer is borne. */
const ticks = 30;

// What waits for silence asks the time at intervals: both are in the hands of the test, all else is real. Before the
// imports, since one of them keeps the clock it finds.
vi.hoisted(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
});

afterEach(tearDown);

async function passTime(): Promise<void> {
  for (let tick = 0; tick < ticks; tick += 1) {
    vi.advanceTimersByTime(tickMs);
    await sleep(answerMs);
  }
}

function openOver(network: BadNetwork, { url, participant }: Person): Witness {
  const session = openCase({
    caseId: sampleCaseId,
    participant,
    now: Date.now,
    server: url,
    webSocket: network.webSocket,
  });
  return onTeardown(new Witness(session, participant.department));
}

test('a peer that vanishes without a word is noticed on both sides, and a new connection takes its place', async () => {
  const server = onTeardown(await startTestServer());
  const [saf, ifk] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'IFK')];
  const network = new BadNetwork(randomOf(seed), { origin: server.url, cookie: saf.cookie });
  const vanishing = openOver(network, saf);
  const other = onTeardown(new Witness(openSession(ifk).session, 'IFK'));
  const aa = await signIn(server.url, 'AA');
  const leaving = new BadNetwork(randomOf(seed), { origin: server.url, cookie: aa.cookie });
  const left = openOver(leaving, aa);
  for (const { session } of [vanishing, other, left]) await reaches(session.status, isSaved);
  await reaches(other.session.presence, (peers) => peers.length === 3);
  const said: string[] = [];
  other.session.status.subscribe(({ kind }) => said.push(kind));

  // One comes back, the other never does.
  const noticedThere = Promise.all([network.halfOpen(), leaving.halfOpen()]);
  left.destroy();
  vanishing.write();
  expect(vanishing.status).toBe('saving');
  await passTime();
  await noticedThere;
  await reaches(vanishing.session.status, isSaved);
  const reader = onTeardown(connect(ifk));
  await saved(reader.board);
  expect(missingFrom(reader.board.document, vanishing.written)).toEqual([]);
  // Whoever answers is left alone.
  expect(said).not.toContain('offline');
  // Nobody is there twice, or for ever.
  await reaches(other.session.presence, (peers) => peers.length === 2);
});

test('a connection that opens and then says nothing is not waited for for ever', async () => {
  const server = onTeardown(await startTestServer());
  const saf = await signIn(server.url, 'SAF');
  const network = new BadNetwork(randomOf(seed), { origin: server.url, cookie: saf.cookie });
  const writer = openOver(network, saf);
  await reaches(writer.session.status, isSaved);
  network.isBlackHole = true;
  network.cut();
  writer.write();
  writer.session.reconnect();
  await sleep(answerMs);
  network.isBlackHole = false;
  expect(writer.status).toBe('offline');
  await passTime();
  await reaches(writer.session.status, isSaved);
  expect(writer.saved).toEqual(writer.written);
});

test('whoever stops asking over plain HTTP is noticed as well', async () => {
  const server = onTeardown(await startTestServer());
  const [saf, ifk] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'IFK')];
  const other = onTeardown(new Witness(openSession(ifk).session, 'IFK'));
  await reaches(other.session.status, isSaved);
  const sid = await beginPolling(saf);
  const name = documentNameOf(sampleCaseId, 'board');
  const state = { user: saf.participant, lens: 'list' };
  for (const frame of [authFrame(name), awarenessFrame(name, [{ clientId: 5, clock: 1, state }])])
    await poll(saf, { query: `&sid=${sid}`, body: posted(frame) });
  await reaches(other.session.presence, (peers) => peers.length === 2);
  await passTime();
  await reaches(other.session.presence, (peers) => peers.length === 1);
});

test('behind a proxy that ends every websocket after a minute nothing is lost', async () => {
  const server = onTeardown(await startTestServer());
  const { port } = new URL(server.url);
  const open = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connectTcp(Number(port), '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTeardown({ close: () => new Promise<void>((resolve) => proxy.close(() => resolve())) });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  const url = `http://127.0.0.1:${address.port}`;
  const saf = await signIn(server.url, 'SAF');
  const writer = onTeardown(new Witness(openSession({ ...saf, url }).session, 'SAF'));
  await reaches(writer.session.status, isSaved);
  const cuts = 3;
  for (let cut = 0; cut < cuts; cut += 1) {
    const stop = keepOn(() => writer.write());
    await sleep(answerMs);
    vi.setSystemTime(Date.now() + 60_000);
    for (const socket of open) socket.destroy();
    await reaches(writer.session.status, ({ kind }) => kind === 'offline');
    stop();
    await reaches(writer.session.status, isSaved);
  }
  const reader = onTeardown(connect(saf));
  await saved(reader.board);
  const lost = missingFrom(reader.board.document, writer.written);
  tell('proxy', { trials: cuts, acknowledged: writer.saved.length, lost: lost.length });
  expect(lost).toEqual([]);
  expect(writer.saved).toEqual(writer.written);
});

/** An interval that is not in the hands of the test. */
function keepOn(work: () => void): () => void {
  let timer = setTimeout(function again() {
    work();
    timer = setTimeout(again, 5);
  }, 5);
  return () => clearTimeout(timer);
}
