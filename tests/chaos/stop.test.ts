import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { connect, openRaw, saved, seen } from '../fixtures/client.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer, temporaryFolder } from '../fixtures/test-server.ts';
import { random } from './random.ts';
import { seed, tell, trials } from './trials.ts';
import { boardOnDisk, missingFrom, Witness } from './witness.ts';

const stops = trials(2, 30);
const departments = ['SAF', 'IFK', 'AA'];
const writeEveryMs = 5;
/** The server is stopped at any moment of so long, ms. */
const stopWithinMs = 400;

afterEach(tearDown);

async function witnesses(url: string, name = ''): Promise<Witness[]> {
  return Promise.all(
    departments.map(async (department) => {
      const { session } = openSession(await signIn(url, department));
      const witness = onTeardown(new Witness(session, `${name}${department}`));
      await reaches(session.status, isSaved);
      return witness;
    }),
  );
}

test('a server told to stop loses nothing it has acknowledged, and everybody comes back by themselves', async () => {
  const next = random(seed);
  const dataDir = await temporaryFolder();
  const variables = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  let server = await startServerProcess(variables);
  onTeardown({ close: async () => void (await server.end('SIGKILL')) });
  const again = { ...variables, PORT: new URL(server.url).port };
  const lost: string[] = [];
  let acknowledged = 0;
  for (let round = 0; round < stops; round += 1) {
    const people = await witnesses(server.url, `${round}-`);
    const bystander = connect(await signIn(server.url));
    await saved(bystander.board);
    for (const witness of people) witness.write();
    // Whoever goes on writing need not see it all saved in between.
    await expect.poll(() => people.every((witness) => witness.saved.length > 0)).toBe(true);
    const quiet = people.map((witness) => witness.keepWriting(writeEveryMs));
    await sleep(next() * stopWithinMs);
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await bystander.closed).toBe(closeCodes.serverStopping.code);
    bystander.destroy();
    await expect(openRaw(server.url, {})).rejects.toThrow();
    for (const { session } of people)
      await reaches(session.status, ({ kind }) => kind === 'offline');
    // They write on without a server.
    await sleep(2 * writeEveryMs);
    for (const stop of quiet) stop();
    const told = people.flatMap((witness) => witness.saved);
    acknowledged += told.length;
    lost.push(...missingFrom(await boardOnDisk(dataDir), told));

    server = await startServerProcess(again);
    await Promise.all(people.map(({ session }) => reaches(session.status, isSaved)));
    const reader = connect(await signIn(server.url));
    await saved(reader.board);
    lost.push(...people.flatMap(({ written }) => missingFrom(reader.board.document, written)));
    reader.destroy();
    for (const witness of people) witness.destroy();
  }
  tell('stop', { trials: stops, acknowledged, lost: lost.length });
  expect(lost).toEqual([]);
  expect(acknowledged).toBeGreaterThanOrEqual(stops * departments.length);
});

test('while it stops nobody new comes in, and what comes too late is not called saved', async () => {
  let hold: PromiseWithResolvers<void> | undefined;
  const wrapLog = (log: Store['log']): Store['log'] =>
    new Proxy(log, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key === 'append')
          return async (...args: Parameters<typeof log.append>) => {
            const held = hold?.promise;
            await target.append(...args);
            await held;
          };
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const server = await startTestServer({ wrapLog });
  const [writer, other] = (await witnesses(server.url)) as [Witness, Witness];
  hold = Promise.withResolvers();
  writer.write();
  await seen(other.session.board, (board) => missingFrom(board, writer.written).length === 0);
  const closing = server.close();
  const late = openRaw(server.url, { cookie: '' });
  await expect(late).rejects.toThrow('503');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  other.write();
  expect([writer.saved, other.saved]).toEqual([[], []]);
  hold.resolve();
  hold = undefined;
  await closing;
  await reaches(other.session.status, ({ kind }) => kind === 'offline');
  expect(other.saved).toEqual([]);
  const board = await boardOnDisk(server.dataDir);
  expect(missingFrom(board, writer.written)).toEqual([]);
  expect(missingFrom(board, other.written)).toEqual(other.written);

  const again = onTeardown(
    await startTestServer({
      dataDir: server.dataDir,
      variables: { PORT: new URL(server.url).port },
    }),
  );
  await reaches(other.session.status, isSaved);
  const reader = onTeardown(connect(await signIn(again.url)));
  await saved(reader.board);
  expect(missingFrom(reader.board.document, other.written)).toEqual([]);
});
