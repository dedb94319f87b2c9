import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addResource } from '../../shared/case/resource.ts';
import { isSaved, openSession, reaches, type TestSession } from '../fixtures/open-session.ts';
import { type Person, signIn, startTestServer, type TestServer } from '../fixtures/test-server.ts';

let server: TestServer;
const opened: TestSession[] = [];

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(async () => {
  for (const { session } of opened.splice(0)) session.destroy();
  await server.close();
});

function open(person: Person) {
  const test = openSession(person);
  opened.push(test);
  return test.session;
}

describe('presence', () => {
  it('shows who is there and what they write in, and that they left', async () => {
    const saf = open(await signIn(server.url, 'SAF'));
    const ifk = open(await signIn(server.url, 'IFK'));
    ifk.setPresence({ lens: 'list', editing: { entityId: 'card', field: 'text' } });
    const peers = await reaches(saf.presence, (all) => all.some(({ editing }) => editing));
    expect(peers.map(({ participant, isSelf }) => [participant.department, isSelf])).toEqual([
      ['IFK', false],
      ['SAF', true],
    ]);
    expect(peers[0]).toMatchObject({
      lens: 'list',
      editing: { entityId: 'card', field: 'text' },
      idle: false,
    });
    ifk.setPresence({ editing: undefined });
    await reaches(saf.presence, (all) => all.length === 2 && !all.some(({ editing }) => editing));
    ifk.destroy();
    await reaches(saf.presence, (all) => all.length === 1);
  });

  it('does not count a screen for all as somebody, whoever signed it in', async () => {
    const person = await signIn(server.url, 'SAF');
    const screen = open(person);
    screen.setPresence({ lens: 'room' });
    const saf = open(person);
    saf.setPresence({ lens: 'strategies', view: { personIds: ['father'] } });
    const ifk = open(await signIn(server.url, 'IFK'));
    for (const { presence } of [screen, ifk]) {
      const peers = await reaches(
        presence,
        (all) => all.length === 2 && all[1]?.view !== undefined,
      );
      expect(peers.map(({ participant, lens }) => [participant.department, lens])).toEqual([
        ['IFK', 'map'],
        ['SAF', 'strategies'],
      ]);
    }
    saf.destroy();
    for (const { presence } of [screen, ifk]) await reaches(presence, (all) => all.length === 1);
  });

  it('moves pointers without a change of who is there', async () => {
    const saf = open(await signIn(server.url, 'SAF'));
    const ifk = open(await signIn(server.url, 'IFK'));
    const before = await reaches(saf.presence, (all) => all.length === 2);
    ifk.setPresence({ cursor: [1, 2] });
    ifk.setPresence({ cursor: [3, 4], dragging: { entityId: 'card', point: [3, 4] } });
    const cursors = await reaches(saf.cursors, ([first]) => first?.cursor?.[0] === 3);
    expect(cursors).toMatchObject([
      { participant: ifk.participant, dragging: { entityId: 'card', point: [3, 4] } },
    ]);
    expect(saf.presence.getState()).toBe(before);
    expect(ifk.cursors.getState()).toEqual([]);
    ifk.setPresence({ cursor: undefined, dragging: undefined });
    await reaches(saf.cursors, (all) => all.length === 0);
  });

  it('shows who comes back after a lost connection at once', async () => {
    const saf = open(await signIn(server.url, 'SAF'));
    const test = openSession(await signIn(server.url, 'IFK'));
    opened.push(test);
    await reaches(saf.presence, (all) => all.length === 2);
    test.cut();
    await reaches(saf.presence, (all) => all.length === 1);
    test.restore();
    // Presence goes out once per window: a few edits may overtake it, but not that many.
    for (let edit = 0; edit < 100 && saf.presence.getState().length < 2; edit += 1) {
      const text = `wieder da ${edit}`;
      await reaches(test.session.status, isSaved);
      addResource(test.session.board, test.session.author, { field: 'social', text });
      await reaches(saf.boardStore, ({ resources }) =>
        [...resources.values()].some((resource) => resource.text === text),
      );
    }
    expect(saf.presence.getState()).toHaveLength(2);
  });

  it('shows whoever comes back who else is there, before they move again', async () => {
    const quiet = open(await signIn(server.url, 'SAF'));
    const busy = open(await signIn(server.url, 'JC'));
    const away = openSession(await signIn(server.url, 'IFK'));
    opened.push(away);
    const { session } = away;
    for (const { presence } of [quiet, session]) await reaches(presence, (all) => all.length === 3);
    quiet.setPresence({ lens: 'strategies' });
    await reaches(session.presence, (all) => all.some(({ lens }) => lens === 'strategies'));
    away.cut();
    await reaches(session.presence, (all) => all.length === 1);
    away.restore();
    // Presence may be overtaken by a few edits, but not by that many.
    for (let edit = 0; edit < 100 && session.presence.getState().length < 3; edit += 1) {
      const text = `Zeile ${edit}`;
      addResource(busy.board, busy.author, { field: 'social', text });
      await reaches(session.boardStore, ({ resources }) =>
        [...resources.values()].some((resource) => resource.text === text),
      );
    }
    expect(session.presence.getState()).toHaveLength(3);
  });

  it('takes two tabs of one browser for one person', async () => {
    const person = await signIn(server.url, 'SAF');
    const first = open(person);
    const second = open(person);
    const ifk = open(await signIn(server.url, 'IFK'));
    second.setPresence({ editing: { entityId: 'card', field: 'text' } });
    first.setPresence({ selected: 'other' });
    const peers = await reaches(
      ifk.presence,
      (all) => all.some(({ editing }) => editing) && all.some(({ selected }) => selected),
    );
    expect(peers.map(({ participant }) => participant.department)).toEqual(['IFK', 'SAF']);
    second.destroy();
    await reaches(ifk.presence, (all) => all.length === 2 && !all.some(({ editing }) => editing));
  });

  it('is there again after the connection was lost', async () => {
    const saf = open(await signIn(server.url, 'SAF'));
    const away = openSession(await signIn(server.url, 'IFK'));
    opened.push(away);
    await reaches(saf.presence, (all) => all.length === 2);
    away.cut();
    await reaches(saf.presence, (all) => all.length === 1);
    await reaches(away.session.presence, (all) => all.length === 1);
    away.session.setPresence({ lens: 'strategies' });
    away.restore();
    await reaches(saf.presence, (all) => all.some(({ lens }) => lens === 'strategies'));
    await reaches(away.session.presence, (all) => all.length === 2);
  });
});
