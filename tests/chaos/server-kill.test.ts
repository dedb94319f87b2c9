import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { pingFrame, readServerFrame } from '../../server/collab/frames.ts';
import { examine } from '../../server/doctor.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { connect, openRaw, saved } from '../fixtures/client.ts';
import { authFrame, updateFrame } from '../fixtures/frames.ts';
import { type ServerProcess, startServerProcess } from '../fixtures/server-process.ts';
import { type Person, signIn, temporaryFolder } from '../fixtures/test-server.ts';
import { random } from './random.ts';
import { seed, tell, trials } from './trials.ts';

const kills = trials(20, 100);
const writers = 10;
const editEveryMs = 50;
/** About a second of all writers; the kill comes within that many acknowledgements. */
const acksBeforeKill = 200;
/** And then at any moment between two of them, ms. */
const lateKillMs = 10;

const boardName = documentNameOf(sampleCaseId, 'board');

test('a server killed at any moment loses no edit it has acknowledged', async () => {
  const next = random(seed);
  const dataDir = await temporaryFolder();
  const acknowledged = new Set<string>();
  const lost = new Set<string>();
  let written = 0;
  const start = () => startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });

  let server = await start();
  const people: Person[] = [];
  for (let n = 0; n < writers; n += 1) people.push(await signIn(server.url));
  try {
    for (let round = 0; round < kills; round += 1) {
      await writeUntilKilled(server, round);
      server = await start();
      await check(server);
    }
    await server.end('SIGKILL');
    expect((await examine(dataDir, undefined)).findings).toEqual([]);
  } finally {
    await server.end('SIGKILL');
    await rm(dataDir, { recursive: true });
  }
  tell('server-kill', {
    trials: kills,
    acknowledged: acknowledged.size,
    lost: lost.size,
    edits: written,
  });
  expect([...lost]).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(kills);

  async function writeUntilKilled({ url, end }: ServerProcess, round: number): Promise<void> {
    const reached = Promise.withResolvers<void>();
    const killAfter = 1 + Math.floor(next() * acksBeforeKill);
    let acks = 0;
    const onAcknowledged = (edit: string) => {
      acknowledged.add(edit);
      acks += 1;
      if (acks === killAfter) reached.resolve();
    };
    const stops = await Promise.all(
      people.map((person, n) => write({ ...person, url }, `${round}-${n}`, onAcknowledged)),
    );
    await reached.promise;
    await new Promise((resolve) => setTimeout(resolve, next() * lateKillMs));
    await end('SIGKILL');
    for (const stop of stops) written += stop();
  }

  async function check({ url }: ServerProcess): Promise<void> {
    const [person] = people;
    if (!person) throw new Error('Nobody writes.');
    const reader = connect({ ...person, url });
    await saved(reader.board);
    const edits = reader.board.document.getMap('edits');
    for (const edit of acknowledged) if (!edits.has(edit)) lost.add(edit);
    reader.destroy();
  }
});

/** Writes one edit after the other; returns what stops it and tells how many it wrote. */
async function write(
  person: Person,
  name: string,
  onAcknowledged: (edit: string) => void,
): Promise<() => number> {
  const socket: WebSocket = await openRaw(person.url, person);
  const doc = new Y.Doc();
  const edits: string[] = [];
  let acks = 0;
  // Acknowledgements come in the order of the edits.
  socket.on('message', (data: Buffer) => {
    // A round on a slow machine lasts until the heartbeat.
    if (data.equals(pingFrame)) return;
    if (readServerFrame(new Uint8Array(data)).kind !== 'syncStatus') return;
    const edit = edits[acks];
    acks += 1;
    if (edit) onAcknowledged(edit);
  });
  socket.on('error', () => undefined);
  doc.on('update', (update: Uint8Array) => socket.send(updateFrame(boardName, update)));
  socket.send(authFrame(boardName));
  const writing = setInterval(() => {
    const edit = `${name}-${edits.length}`;
    edits.push(edit);
    doc.getMap('edits').set(edit, 'x');
  }, editEveryMs);
  return () => {
    clearInterval(writing);
    socket.terminate();
    return edits.length;
  };
}
