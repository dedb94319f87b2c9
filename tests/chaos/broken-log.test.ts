import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openUpdateLog, type UpdateLog } from '../../server/store/update-log.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import {
  signIn,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from '../fixtures/test-server.ts';
import { tell } from './trials.ts';
import { missingFrom, Witness } from './witness.ts';

const departments = ['SAF', 'IFK', 'AA'];
/** Longer than the client waits with the word that saving takes long. */
const slowCommitMs = 500;

afterEach(tearDown);

interface Bench {
  readonly server: TestServer;
  readonly people: readonly Witness[];
  /** The same log after everything, in order again. */
  reopen(): Promise<UpdateLog>;
}

/** A server whose boards lie in a log of their own, which the test may break. */
async function start(
  options: { maxPages?: number; wrap?: (log: UpdateLog) => UpdateLog } = {},
): Promise<Bench> {
  const { wrap = (log) => log, ...limit } = options;
  const key = randomBytes(32);
  const path = join(await temporaryFolder(), 'log.sqlite');
  const log = await openUpdateLog({ path, keyOf: () => key, ...limit });
  const server = onTeardown(await startTestServer({ wrapLog: () => wrap(log) }));
  const people = await Promise.all(
    departments.map(async (department) => {
      const { session } = openSession(await signIn(server.url, department));
      await reaches(session.status, isSaved);
      const witness = onTeardown(new Witness(session, department));
      // Everybody has something to lose.
      witness.write();
      await reaches(session.status, isSaved);
      return witness;
    }),
  );
  return {
    server,
    people,
    async reopen() {
      await log.close();
      return onTeardown(await openUpdateLog({ path, keyOf: () => key }));
    },
  };
}

async function boardIn(log: UpdateLog): Promise<Y.Doc> {
  const board = new Y.Doc();
  const stored = await log.load(sampleCaseId, 'board');
  if (stored) Y.applyUpdate(board, stored);
  return board;
}

/**
 * The server has given up: it says why, nobody was told too much, nothing is lost. With another server on a log that is in
 * order again everybody goes on by themselves.
 */
async function goOn(name: string, { server, people, reopen }: Bench, code: string): Promise<void> {
  for (const { session } of people) await reaches(session.status, ({ kind }) => kind === 'offline');
  expect(await server.failed).toMatchObject({ code });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  for (const witness of people) {
    witness.write();
    const { kind, waiting } = witness.session.status.getState() as {
      kind: string;
      waiting: number;
    };
    expect([kind, waiting > 0]).toEqual(['offline', true]);
  }
  // Whoever tries again is not let in, and told nothing else.
  for (const { session } of people) session.reconnect();
  await sleep(100);
  for (const { status } of people) expect(status).toBe('offline');
  await server.close();
  const log = await reopen();
  const told = people.flatMap(({ saved }) => saved);
  const lost = missingFrom(await boardIn(log), told);
  tell(name, { trials: 1, acknowledged: told.length, lost: lost.length });
  expect(lost).toEqual([]);
  expect(told.length).toBeGreaterThanOrEqual(people.length);

  const { dataDir, url } = server;
  const variables = { PORT: new URL(url).port };
  onTeardown(await startTestServer({ dataDir, variables, wrapLog: () => log }));
  for (const { session } of people) await reaches(session.status, isSaved);
  const all = people.flatMap(({ written }) => written);
  expect(missingFrom(await boardIn(log), all)).toEqual([]);
}

test('a full disk: the server says so and ends, and nothing that did not fit was called saved', async () => {
  const bench = await start({ maxPages: 100 });
  const stops = bench.people.map((witness) => witness.keepWriting(5, 2_000));
  await bench.server.failed;
  for (const stop of stops) stop();
  await goOn('disk-full', bench, 'diskFull');
});

test('the death of the writer of the log: the same', async () => {
  const workers: Worker[] = [];
  const noticed = (worker: Worker) => workers.push(worker);
  process.on('worker', noticed);
  const bench = await start();
  process.off('worker', noticed);
  const stops = bench.people.map((witness) => witness.keepWriting(5));
  await sleep(200);
  // The first one is that of the log under test.
  await workers[0]?.terminate();
  await bench.server.failed;
  for (const stop of stops) stop();
  await goOn('writer-dead', bench, 'workerDied');
});

test('a slow disk: nothing is called saved before it is, the wait is shown, and everything gets there', async () => {
  const onDisk = new Y.Doc();
  let commit: Promise<void> | undefined;
  const nextCommit = () => {
    commit ??= sleep(slowCommitMs).then(() => {
      commit = undefined;
    });
    return commit;
  };
  const { people } = await start({
    wrap: (log) =>
      new Proxy(log, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (key === 'append')
            return async (...[caseId, part, update]: Parameters<typeof log.append>) => {
              const own = new Uint8Array(update);
              await nextCommit();
              await target.append(caseId, part, own);
              if (part === 'board') Y.applyUpdate(onDisk, own);
            };
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
  });
  const tooEarly: string[] = [];
  const shown = new Set<string>();
  for (const witness of people)
    witness.session.status.subscribe((status) => {
      shown.add(status.kind === 'saving' && status.slow ? 'slow' : status.kind);
      if (status.kind === 'saved') tooEarly.push(...missingFrom(onDisk, witness.written));
    });
  const stops = people.map((witness) => witness.keepWriting(20));
  await sleep(3 * slowCommitMs);
  for (const stop of stops) stop();
  for (const { session } of people) await reaches(session.status, isSaved);
  expect(tooEarly).toEqual([]);
  expect(shown).toEqual(new Set(['saving', 'slow', 'saved']));
  const all = people.flatMap(({ written }) => written);
  const lost = missingFrom(onDisk, all);
  tell('slow-disk', { trials: 1, acknowledged: all.length, lost: lost.length });
  expect(lost).toEqual([]);
});
