import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { closeCode, connect, openRaw, saved, seen } from '../fixtures/client.ts';
import { authFrame, updateFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const boardName = documentNameOf(sampleCaseId, 'board');
const hostileClient = 4711;

/** Maps in maps, all deleted again, beside something that waits for what never comes. */
function deepAndWaiting(depth: number): Uint8Array {
  const encoder = encoding.createEncoder();
  const numbers = (...values: number[]) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  };
  numbers(2, depth, hostileClient, 0);
  for (let clock = 0; clock < depth; clock += 1) {
    encoding.writeUint8(encoder, 32 | 7);
    if (clock === 0) {
      numbers(1);
      encoding.writeVarString(encoder, 'x');
    } else numbers(0, hostileClient, clock - 1);
    encoding.writeVarString(encoder, 'k');
    numbers(1);
  }
  numbers(1, hostileClient - 1, 5);
  encoding.writeUint8(encoder, 32 | 8);
  numbers(1);
  encoding.writeVarString(encoder, 'x');
  encoding.writeVarString(encoder, 'w');
  numbers(1);
  encoding.writeUint8(encoder, 126);
  numbers(1, hostileClient, 1, 0, 1);
  return encoding.toUint8Array(encoder);
}

function update(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

/** Deletes what nobody ever wrote. */
function deletionsInAdvance(client: number, ranges: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [0, 1, client, ranges]) encoding.writeVarUint(encoder, value);
  for (let n = 0; n < ranges; n += 1) {
    encoding.writeVarUint(encoder, 2 * n);
    encoding.writeVarUint(encoder, 1);
  }
  return encoding.toUint8Array(encoder);
}

const deepValue = (depth: number) => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n += 1) value = [value];
  return value;
};

/** Each piece continues the one before it. */
function deepInPieces(): Uint8Array[] {
  const doc = new Y.Doc();
  const pieces: Uint8Array[] = [];
  doc.on('update', (piece: Uint8Array) => pieces.push(piece));
  let map = doc.getMap<Y.Map<unknown>>('x');
  for (let n = 0; n < 20; n += 1) {
    const inner = new Y.Map<Y.Map<unknown>>();
    map.set('k', inner as Y.Map<unknown>);
    map = inner;
  }
  return pieces;
}

describe('an update nobody of ours writes closes its connection and leaves the board to the others', () => {
  it.each<[string, () => Uint8Array[]]>([
    [
      'types in types beyond all stacks, deleted, with something that waits',
      () => [deepAndWaiting(70_000)],
    ],
    ['types in types, piece by piece', deepInPieces],
    ['pieces of types in types, the innermost first', () => deepInPieces().reverse()],
    ['values in values', () => [update((doc) => doc.getMap('x').set('k', deepValue(3_000)))]],
    [
      'more deletions of what is not there than can be kept',
      () => [1, 2, 3].map((client) => deletionsInAdvance(client, 60_000)),
    ],
  ])('%s', async (_, pieces) => {
    const server = onTeardown(await startTestServer());
    const socket = await openRaw(server.url, await signIn(server.url));
    const closed = closeCode(socket);
    socket.send(authFrame(boardName));
    for (const piece of pieces()) socket.send(updateFrame(boardName, piece));
    expect(await closed).toBe(closeCodes.badFrame.code);

    // Unloads the board and loads it from the log.
    const first = connect(await signIn(server.url));
    first.board.document.getMap('x').set('kept', true);
    await saved(first.board);
    first.destroy();
    const second = onTeardown(connect(await signIn(server.url)));
    await saved(second.board);
    expect(second.board.document.getMap('x').get('kept')).toBe(true);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});

it('takes what goes into an entry somebody else has just deleted', async () => {
  const server = onTeardown(await startTestServer());
  const one = onTeardown(connect(await signIn(server.url)));
  const two = onTeardown(connect(await signIn(server.url)));
  await Promise.all([saved(one.board), saved(two.board)]);
  const entry = new Y.Map<unknown>();
  one.board.document.getMap('resources').set('short-lived', entry);
  await saved(one.board);
  two.goOffline();
  const [id] = one.board.document.getMap('resources').keys();
  const target = two.board.document.getMap<Y.Map<unknown>>('resources').get(String(id));
  one.board.document.getMap('resources').delete(String(id));
  await saved(one.board);
  target?.set('text', new Y.Text('zu spät'));
  two.goOnline();
  // What comes after it arrives: the late edit was taken, not turned away.
  two.board.document.getMap('x').set('afterwards', true);
  await seen(one.board.document, (doc) => doc.getMap('x').get('afterwards') === true);
  expect(two.closeCodes).not.toContain(closeCodes.badFrame.code);
});
