import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addResource } from '../../shared/case/resource.ts';
import { connect, saved, seen } from '../fixtures/client.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const writers = 6;
/** The whole must be over before the server takes the one that does not read for gone. */
const writesEach = 30;
const writeBytes = 64 * 1024;
/** Far below what is written, far above what a client that reads ever lets wait. */
const boundBytes = 2 * 1024 * 1024;

it('does not grow with a client that does not read, and brings it up to date once it does', async () => {
  const { url } = onTeardown(await startTestServer());
  const open = async (department: string) => {
    const test = openSession(await signIn(url, department));
    onTeardown(test.session);
    await reaches(test.session.status, isSaved);
    return test;
  };
  const waiting = async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return Number(/^fallrunde_waiting_bytes (\d+)$/m.exec(metrics)?.[1]);
  };
  const slow = await open('SAF');
  const reading = await open('IFK');
  const leaving = [await open('AA'), await open('KJS')];
  await reaches(slow.session.presence, (peers) => peers.length === 4);

  slow.pause();
  const own = addResource(slow.session.board, slow.session.author, {
    field: 'social',
    text: 'Im Tunnel',
  });
  await reaches(reading.session.boardStore, ({ resources }) => resources.has(own));
  const said: string[] = [];
  slow.session.status.subscribe(({ kind }) => said.push(kind));

  let most = 0;
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => onTeardown(connect(await signIn(url)))),
  );
  await Promise.all(clients.map(({ board }) => saved(board)));
  await Promise.all(
    clients.map(async ({ board }, writer) => {
      for (let n = 0; n < writesEach; n += 1) {
        // The same place again and again: the board stays small.
        board.document.getMap('marks').set(`${writer}`, `${n} ${'x'.repeat(writeBytes)}`);
        if (n % 10 === 9) most = Math.max(most, await waiting());
        await sleep(5);
      }
      board.document.getMap('marks').delete(`${writer}`);
      board.document.getMap('marks').set(`done-${writer}`, true);
      await saved(board);
    }),
  );
  for (const [gone, { session }] of leaving.entries()) {
    session.destroy();
    await reaches(reading.session.presence, (peers) => peers.length === 3 - gone);
  }
  most = Math.max(most, await waiting());
  const last = addResource(slow.session.board, slow.session.author, {
    field: 'social',
    text: 'Noch im Tunnel',
  });
  await reaches(reading.session.boardStore, ({ resources }) => resources.has(last));
  console.log(`${most} bytes waited at most, ${writers * writesEach * writeBytes} were written`);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(boundBytes);
  expect(said).not.toContain('saved');

  slow.resume();
  await reaches(slow.session.status, isSaved);
  expect(said).not.toContain('offline');
  await reaches(slow.session.presence, (peers) => peers.length === 2);
  const marks = (doc: Y.Doc) => Object.keys(doc.getMap('marks').toJSON()).sort();
  await seen(slow.session.board, (doc) => marks(doc).length === writers);
  expect(marks(slow.session.board)).toEqual(marks(reading.session.board));
  const { resources } = slow.session.boardStore.getState();
  expect([...resources.keys()].sort()).toEqual(
    [...reading.session.boardStore.getState().resources.keys()].sort(),
  );
  // From here on it hears everything at once again.
  const next = addResource(reading.session.board, reading.session.author, {
    field: 'social',
    text: 'Wieder da',
  });
  await reaches(slow.session.boardStore, (board) => board.resources.has(next));
});
