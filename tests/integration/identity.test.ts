import { afterEach, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { connect, openRaw, saved, until } from '../fixtures/client.ts';
import { authFrame, awarenessFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const boardName = documentNameOf(sampleCaseId, 'board');

async function watching() {
  const server = onTeardown(await startTestServer());
  const watcher = onTeardown(connect(await signIn(server.url, 'KJS')));
  await saved(watcher.board);
  const { awareness } = watcher.board;
  if (!awareness) throw new Error('No presence.');
  const present = (condition: (states: Map<number, Record<string, unknown>>) => boolean) =>
    until(
      () => condition(awareness.getStates() as Map<number, Record<string, unknown>>),
      awareness,
      ['update'],
    );
  return { server, watcher, awareness, present };
}

it('shows others who somebody is, whatever they say themselves', async () => {
  const { server, present, awareness } = await watching();
  const person = await signIn(server.url, 'IFK');
  const liar = onTeardown(connect(person));
  await saved(liar.board);
  liar.board.setAwarenessField('user', { id: 'x', name: 'Amtsleitung', department: 'SAF' });
  const { clientID } = liar.board.document;
  await present((states) => states.get(clientID)?.user !== undefined);
  expect(awareness.getStates().get(clientID)?.user).toEqual(person.participant);
});

it('lets a socket speak for one client only', async () => {
  const { server, watcher, present, awareness } = await watching();
  const socket = await openRaw(server.url, await signIn(server.url, 'IFK'));
  const victim = watcher.board.document.clientID;
  watcher.board.setAwarenessField('cursor', 'mine');
  const cursor = (clientId: number, value: string) => ({
    clientId,
    clock: 99,
    state: { cursor: value },
  });
  socket.send(authFrame(boardName));
  socket.send(awarenessFrame(boardName, [cursor(4711, 'first')]));
  socket.send(awarenessFrame(boardName, [cursor(4712, 'second'), cursor(victim, 'stolen')]));
  socket.send(awarenessFrame(boardName, [{ ...cursor(4711, 'last'), clock: 100 }]));

  await present((states) => states.get(4711)?.cursor === 'last');
  expect(awareness.getStates().has(4712)).toBe(false);
  expect(awareness.getStates().get(victim)?.cursor).toBe('mine');
  // Nor any other: the server adds none of its own.
  expect([...awareness.getStates().keys()].toSorted()).toEqual([4711, victim].toSorted());
  socket.terminate();
});

it('holds whoever is there already to their name and their client', async () => {
  const { server, watcher, present, awareness } = await watching();
  const person = await signIn(server.url, 'IFK');
  const socket = await openRaw(server.url, person);
  const victim = watcher.board.document.clientID;
  watcher.board.setAwarenessField('cursor', 'mine');
  socket.send(authFrame(boardName));
  let clock = 1;
  const say = async (cursor: string, others: readonly number[] = []) => {
    clock += 1;
    const state = { cursor, user: { name: 'Amtsleitung' } };
    const all = [4711, ...others].map((clientId) => ({ clientId, clock: clock + 99, state }));
    socket.send(awarenessFrame(boardName, all));
    await present((states) => states.get(4711)?.cursor === cursor);
    expect(awareness.getStates().get(4711)?.user).toEqual(person.participant);
  };
  for (const cursor of ['first', 'second', 'third']) await say(cursor);
  await say('fourth', [4712, victim]);
  await say('fifth');
  expect(awareness.getStates().has(4712)).toBe(false);
  expect(awareness.getStates().get(victim)?.cursor).toBe('mine');
  socket.terminate();
});

it('cannot take over the client of somebody else as the first one', async () => {
  const { server, watcher, awareness, present } = await watching();
  const victim = watcher.board.document.clientID;
  watcher.board.setAwarenessField('cursor', 'mine');
  const { board } = onTeardown(connect(await signIn(server.url, 'AA')));
  await saved(board);
  const thief = await openRaw(server.url, await signIn(server.url, 'IFK'));
  thief.send(authFrame(boardName));
  thief.send(
    awarenessFrame(boardName, [{ clientId: victim, clock: 999, state: { cursor: 'stolen' } }]),
  );
  board.setAwarenessField('cursor', 'after');
  await present((states) => states.get(board.document.clientID)?.cursor === 'after');
  expect(awareness.getStates().get(victim)?.cursor).toBe('mine');
  thief.terminate();
});

it('forgets who left at once', async () => {
  const { server, present } = await watching();
  const socket = await openRaw(server.url, await signIn(server.url, 'IFK'));
  socket.send(authFrame(boardName));
  socket.send(awarenessFrame(boardName, [{ clientId: 4711, clock: 1, state: { cursor: 'here' } }]));
  await present((states) => states.has(4711));
  socket.terminate();
  await present((states) => !states.has(4711));
});

it('does not bring back who left while their last word was waiting', async () => {
  const { server, present, awareness } = await watching();
  const other = onTeardown(connect(await signIn(server.url, 'AA')));
  await saved(other.board);
  const socket = await openRaw(server.url, await signIn(server.url, 'IFK'));
  const say = (clock: number) =>
    socket.send(awarenessFrame(boardName, [{ clientId: 4711, clock, state: { cursor: clock } }]));
  socket.send(authFrame(boardName));
  say(1);
  await present((states) => states.has(4711));
  for (let clock = 2; clock < 10; clock += 1) say(clock);
  socket.terminate();
  await present((states) => !states.has(4711));
  const returned: number[] = [];
  awareness.on('update', (said: { added: number[]; updated: number[] }) =>
    returned.push(...said.added, ...said.updated),
  );
  // What waits for a board goes out together: after two more changes of somebody nothing of before can be waiting.
  const { clientID } = other.board.document;
  for (const cursor of ['one', 'two', 'three']) {
    other.board.setAwarenessField('cursor', cursor);
    await present((states) => states.get(clientID)?.cursor === cursor);
  }
  expect(new Set(returned)).toEqual(new Set([clientID]));
});

it('keeps a client for whoever had it first, while they are away and when they are back', async () => {
  const { server, present, awareness } = await watching();
  const victim = await signIn(server.url, 'SAF');
  const [enters, thief] = [await signIn(server.url, 'AA'), await signIn(server.url, 'IFK')];
  const join = async (person: Person, clock: number, cursor: string) => {
    const socket = await openRaw(server.url, person);
    socket.send(authFrame(boardName));
    socket.send(awarenessFrame(boardName, [{ clientId: 4711, clock, state: { cursor } }]));
    return socket;
  };
  const isAt = (cursor: string) =>
    present((states) => {
      expect(states.get(4711)?.user ?? victim.participant).toEqual(victim.participant);
      return states.get(4711)?.cursor === cursor;
    });
  const before = await join(victim, 1, 'first');
  await isAt('first');
  before.terminate();
  await present((states) => !states.has(4711));

  const whileAway = await join(thief, 2 ** 40, 'stolen');
  const { board } = onTeardown(connect(enters));
  await saved(board);
  const back = await join(victim, 2, 'back');
  await isAt('back');
  const whenBack = await join(thief, 2 ** 41, 'stolen');
  board.setAwarenessField('cursor', 'later');
  await present((states) => states.get(board.document.clientID)?.cursor === 'later');
  back.send(awarenessFrame(boardName, [{ clientId: 4711, clock: 3, state: { cursor: 'mine' } }]));
  await isAt('mine');
  // Hocuspocus itself notes clients only the first time it sees them.
  back.terminate();
  await present((states) => !states.has(4711));
  expect(awareness.getStates().has(4711)).toBe(false);
  for (const socket of [whileAway, whenBack]) socket.terminate();
});
