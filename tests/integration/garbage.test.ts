import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { random } from '../chaos/random.ts';
import { closeCode, connect, openRaw, saved } from '../fixtures/client.ts';
import { authFrame, awarenessFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const boardName = documentNameOf(sampleCaseId, 'board');
const doc = new Y.Doc();
doc.getText('text').insert(0, 'ein ganzer Satz');
const update = Y.encodeStateAsUpdate(doc);
const hugeVarUint = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1);

const garbage: readonly [string, Uint8Array | string][] = [
  ['text', 'hello'],
  ['nothing', new Uint8Array()],
  ['a huge length', hugeVarUint],
  ['only a document name', authFrame(boardName).subarray(0, boardName.length + 1)],
  ['an unknown type', Uint8Array.of(1, 97, 99)],
  ['a message only servers send', Uint8Array.of(1, 97, 8, 1)],
  ['an unknown step of the handshake', syncFrame(boardName, 7, update)],
  ['a state vector that is none', syncFrame(boardName, 0, hugeVarUint)],
  ['a truncated frame', updateFrame(boardName, update).subarray(0, -4)],
  ['a truncated update', updateFrame(boardName, update.subarray(0, -4))],
  ['an update of huge numbers', updateFrame(boardName, hugeVarUint)],
  [
    'presence that is no object',
    awarenessFrame(boardName, [{ clientId: 1, clock: 1, state: 'x' }]),
  ],
  [
    'too much presence',
    awarenessFrame(boardName, [{ clientId: 1, clock: 1, state: { x: 'x'.repeat(5000) } }]),
  ],
];

describe.each(['before', 'after'])('garbage %s authentication', (when) => {
  it.each(garbage)('%s: the connection is closed, the server lives', async (_, frame) => {
    const server = onTeardown(await startTestServer());
    const socket = await openRaw(server.url, await signIn(server.url));
    const closed = closeCode(socket);
    if (when === 'after') {
      const answered = new Promise((resolve) => socket.once('message', resolve));
      socket.send(authFrame(boardName));
      await answered;
    }
    socket.send(frame);
    expect(await closed).toBe(closeCodes.badFrame.code);

    const client = onTeardown(connect(await signIn(server.url)));
    await saved(client.board);
  });
});

it('survives random bytes', async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}`);
  const next = random(seed);
  const server = onTeardown(await startTestServer());
  const person = await signIn(server.url);
  const frames = [
    updateFrame(boardName, update),
    authFrame(boardName),
    syncFrame(boardName, 0, Uint8Array.of(0)),
  ];
  for (let n = 0; n < 300; n += 1) {
    const socket = await openRaw(server.url, person);
    socket.on('error', () => undefined);
    if (next() < 0.5) socket.send(authFrame(boardName));
    for (let m = 0; m < 5; m += 1)
      socket.send(mutate(frames[Math.floor(next() * frames.length)], next));
    socket.close();
  }
  const client = onTeardown(connect(person));
  await saved(client.board);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

function mutate(frame: Uint8Array = new Uint8Array(40), next: () => number): Uint8Array {
  const bytes = Uint8Array.from(frame);
  for (let n = 0; n < 4; n += 1)
    bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
  return next() < 0.3 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes;
}
