import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { addResource } from '../../shared/case/resource.ts';
import { openRound, revealedRounds } from '../../shared/case/round.ts';
import { startSitting } from '../../shared/case/sitting.ts';
import { proposeStrategy } from '../../shared/case/strategy.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import type { LobbyInfo } from '../../shared/protocol/door.ts';
import type { CaseListItem, OwnStances, RoomInfo } from '../../shared/protocol/http.ts';
import { type ClientMessages, encodeMessage } from '../../shared/protocol/messages.ts';
import { runAdminWith } from '../fixtures/admin.ts';
import { opened, settled } from '../fixtures/attack.ts';
import {
  connect,
  openRaw,
  saved,
  seen,
  stateless,
  type TestClient,
  until,
} from '../fixtures/client.ts';
import {
  type ClusterParts,
  hasClusterParts,
  newCase,
  startClusterParts,
} from '../fixtures/cluster.ts';
import { Device, deviceOf } from '../fixtures/door.ts';
import { awarenessFrame } from '../fixtures/frames.ts';
import { runSql } from '../fixtures/postgres.ts';
import { ask, invite, join, setUpCoordinator } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, startTestServer, type TestServer } from '../fixtures/test-server.ts';

if (!hasClusterParts)
  console.warn('NOT RUN: several nodes. PostgreSQL and redis-server are not on this machine.');

/** Two nodes without anybody who routes a case to one of them. */
describe.skipIf(!hasClusterParts)('two nodes that serve the same town', () => {
  let parts: ClusterParts;
  let first: TestServer;
  let second: TestServer;
  let saf: Person;
  let ifk: Person;
  let caseId: string;

  beforeAll(async () => {
    parts = await startClusterParts();
    const { variables } = parts;
    first = await startTestServer({ variables });
    second = await startTestServer({ variables });
    saf = await setUpCoordinator(first);
    const { token } = await invite(saf, { department: 'IFK', name: 'Integrationsfachkraft' });
    ifk = at(first, await join(second.url, token, 'ifk@stadt.example'));
  });

  beforeAll(async () => {
    caseId = await newCase(saf, ['SAF', 'IFK', 'AA']);
  });

  afterEach(tearDown);

  afterAll(async () => {
    await first?.close();
    await second?.close();
    await parts?.close();
  });

  const at = ({ url }: TestServer, person: Person): Person => ({ ...person, url });

  async function enter(server: TestServer, person: Person): Promise<TestClient> {
    const client = onTeardown(connect(at(server, person), caseId));
    await Promise.all([saved(client.board), saved(client.chair)]);
    return client;
  }

  const sayTo = (
    { chair }: TestClient,
    message: Parameters<typeof encodeMessage<ClientMessages>>[0],
  ) => chair.sendStateless(encodeMessage<ClientMessages>(message));

  const isHeldBy =
    ({ participant }: Person) =>
    (doc: Y.Doc) =>
      readChair(doc).holder?.participantId === participant.id;

  async function takeChair(client: TestClient, person: Person): Promise<void> {
    sayTo(client, { type: 'takeChair' });
    await seen(client.chair.document, isHeldBy(person));
  }

  const texts = (doc: Y.Doc) => [...readBoard(doc).resources.values()].map(({ text }) => text);

  it('show what is written at either', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    addResource(here.board.document, here.author, { field: 'social', text: 'hier' });
    addResource(there.board.document, there.author, { field: 'social', text: 'dort' });
    const both = (doc: Y.Doc) => ['hier', 'dort'].every((text) => texts(doc).includes(text));
    await Promise.all([here, there].map(({ board }) => seen(board.document, both)));
    await Promise.all([here, there].map(({ board }) => saved(board)));
  });

  it('show who is there, and who has left', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    here.board.setAwarenessField('lens', 'list');
    there.board.setAwarenessField('lens', 'map');
    // A client does not say of itself who it is.
    const others = ({ board }: TestClient) =>
      [...(board.awareness?.getStates().values() ?? [])].flatMap(
        ({ user }) => user?.department ?? [],
      );
    const shows = (client: TestClient, department?: string) =>
      until(() => others(client).join() === (department ?? ''), client.board.awareness as never, [
        'change',
      ]);
    await Promise.all([shows(here, 'IFK'), shows(there, 'SAF')]);
    there.goOffline();
    await shows(here);
  });

  it('let nobody speak for the client of somebody at the other', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    const { clientID: victim } = here.board.document;
    here.board.setAwarenessField('cursor', 'mine');
    const shown = () => there.board.awareness?.getStates().get(victim);
    const change = there.board.awareness as never;
    await until(() => shown()?.cursor === 'mine', change, ['change']);
    const thief = await openRaw(second.url, at(second, ifk));
    const boardName = documentNameOf(caseId, 'board');
    await opened(thief, boardName);
    const state = { cursor: 'stolen' };
    thief.send(awarenessFrame(boardName, [{ clientId: victim, clock: 999, state }]));
    await settled(thief);
    there.board.setAwarenessField('cursor', 'after');
    await until(
      () =>
        here.board.awareness?.getStates().get(there.board.document.clientID)?.cursor === 'after',
      here.board.awareness as never,
      ['change'],
    );
    expect(shown()).toMatchObject({ cursor: 'mine', user: { id: saf.participant.id } });
    thief.terminate();
  });

  it('hand the chair over and remind across', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    there.board.setAwarenessField('lens', 'list');
    await takeChair(here, saf);
    await until(
      () => (here.board.awareness?.getStates().size ?? 0) > 1,
      here.board.awareness as never,
      ['change'],
    );
    const reminded = stateless(there.board, 'reminder');
    sayTo(here, { type: 'remind', departments: ['IFK'] });
    await reminded;
    sayTo(here, { type: 'handOverChair', participantId: ifk.participant.id });
    await seen(there.chair.document, isHeldBy(ifk));
    startSitting(there.chair.document, there.author, { plan: defaultPhases, openGaps: 0 });
    await saved(there.chair);
    await seen(here.chair.document, (doc) => readChair(doc).sitting !== undefined);
  });

  it('weigh together: one round, revealed with what was given at either', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    const strategyId = proposeStrategy(here.board.document, here.author, { title: 'Sprachkurs' });
    await saved(here.board);
    const path = `/cases/${caseId}/stances/${strategyId}`;
    const given = await Promise.all([
      ask(at(first, saf), 'PUT', path, { resistance: 2 }),
      ask(at(second, ifk), 'PUT', path, { resistance: 7 }),
    ]);
    const [{ roundId }, other] = (await Promise.all(given.map((one) => one.json()))) as [
      OwnStances,
      OwnStances,
    ];
    expect(other.roundId).toBe(roundId);
    await takeChair(here, saf);
    const done = await ask(at(second, saf), 'POST', `/cases/${caseId}/reveal`, { roundId });
    expect(done.status).toBeLessThan(300);
    for (const { chair } of [here, there]) {
      await seen(chair.document, (doc) => revealedRounds(readChair(doc).rounds).length === 1);
      const [round] = revealedRounds(readChair(chair.document).rounds);
      const said = round?.revealed.stances.map(({ department, resistance }) => [
        department,
        resistance,
      ]);
      expect(new Map(said as [string, number][])).toEqual(
        new Map([
          ['SAF', 2],
          ['IFK', 7],
        ]),
      );
    }
    expect(openRound(readChair(there.chair.document).rounds)).toBeUndefined();
  });

  it('open a vault for who is at the other', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    const id = addResource(here.board.document, here.author, { field: 'social', text: 'Vertraut' });
    await saved(here.board);
    const told = stateless(there.board, 'vaults');
    const entrusted = await ask(at(first, saf), 'POST', `/cases/${caseId}/entrust`, {
      root: 'resources',
      id,
      departments: ['SAF', 'IFK'],
      reason: 'Von der Mutter erlaubt',
    });
    expect(entrusted.status).toBeLessThan(300);
    expect(await told).toMatchObject({ vaults: [{ departments: ['IFK', 'SAF'] }] });
    await seen(there.board.document, (doc) => !texts(doc).includes('Vertraut'));
  });

  it('let in by the code and the door of either', async () => {
    const here = await enter(first, saf);
    await takeChair(here, saf);
    if (!readChair(here.chair.document).sitting)
      startSitting(here.chair.document, here.author, { plan: defaultPhases, openGaps: 0 });
    await saved(here.chair);
    const host = deviceOf(at(first, saf));
    const { code } = await host.read<RoomInfo>('GET', `/cases/${caseId}/room`);
    const again = await deviceOf(at(second, saf)).read<RoomInfo>('GET', `/cases/${caseId}/room`);
    expect(again.code).toBe(code);
    const guest = new Device(second.url);
    await guest.send('POST', '/lobby/code', { code });
    const knocked = stateless(here.board, 'door');
    await guest.send('PUT', '/lobby', { name: 'Arbeitsvermittlung', department: 'AA' });
    await knocked;
    const [waiting] = await host.read<{ id: string; state: string }[]>(
      'GET',
      `/cases/${caseId}/lobby`,
    );
    await host.send('POST', `/cases/${caseId}/lobby/${waiting?.id}/admit`, {
      reason: 'Dringender Termin',
    });
    const { state } = await guest.read<LobbyInfo>('GET', '/lobby');
    expect(state).toEqual({ kind: 'admitted', caseId });
    const person = {
      url: second.url,
      cookie: guest.cookie,
      participant: { id: waiting?.id ?? '', name: '', department: 'AA', role: 'contributor' },
    } as const;
    const inside = await enter(second, person);
    await host.send('POST', `/cases/${caseId}/lobby/${waiting?.id}/remove`);
    expect(await inside.closed).toBe(closeCodes.removed.code);
  });

  it('end at both what is ended at one', async () => {
    const { token } = await invite(saf, { department: 'AA' });
    const member = await join(first.url, token, 'aa@stadt.example');
    const there = await enter(second, member);
    await ask(at(first, saf), 'PATCH', `/staff/${member.participant.id}`, { disabled: true });
    expect(await there.closed).toBe(closeCodes.notSignedIn.code);
  });

  it('go on without each other while Redis is away, and are one again', async () => {
    const [here, there] = [await enter(first, saf), await enter(second, ifk)];
    await parts.redis.stop();
    addResource(here.board.document, here.author, { field: 'social', text: 'ohne Redis' });
    addResource(there.board.document, there.author, { field: 'social', text: 'auch ohne' });
    await Promise.all([saved(here.board), saved(there.board)]);
    const late = await enter(second, saf);
    await parts.redis.start();
    const all = (doc: Y.Doc) =>
      ['ohne Redis', 'auch ohne'].every((one) => texts(doc).includes(one));
    await Promise.all([here, there, late].map(({ board }) => seen(board.document, all)));
  });

  it('forget a case that was erased at one', async () => {
    const erasedId = await newCase(saf, ['SAF', 'IFK']);
    const there = onTeardown(connect(at(second, ifk), erasedId));
    await saved(there.board);
    const erased = await ask(at(first, saf), 'DELETE', `/cases/${erasedId}`, {
      pseudonym: 'Familie N.',
    });
    expect(erased.status).toBeLessThan(300);
    expect(await there.closed).toBe(closeCodes.caseErased.code);
    expect((await ask(at(second, ifk), 'GET', `/cases/${erasedId}`)).status).toBe(404);
  });

  it('close a case that the operator has erased, told by PostgreSQL alone', async () => {
    const { REDIS_URL: _, ...withoutRedis } = parts.variables;
    const databaseUrl = parts.variables.DATABASE_URL ?? '';
    const byCommand = (number: string) => runAdminWith(withoutRedis, 'erase', number, '--yes');
    const codesWhenErased = async (eraseNow: typeof byCommand) => {
      const erasedId = await newCase(saf, ['SAF', 'IFK']);
      const open = [at(first, saf), at(second, ifk)].map((person) =>
        onTeardown(connect(person, erasedId)),
      );
      await Promise.all(open.map(({ board }) => saved(board)));
      const { number } = (await (
        await ask(at(first, saf), 'GET', `/cases/${erasedId}`)
      ).json()) as CaseListItem;
      expect((await eraseNow(number)).code).toBe(0);
      return Promise.all(open.map(({ closed }) => closed));
    };
    const [erased, ended] = [closeCodes.caseErased.code, closeCodes.accessEnded.code];
    expect(await codesWhenErased(byCommand)).toEqual([erased, erased]);
    // Who listens is thrown out, and is there again by itself.
    const listening =
      "FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN fallrunde_erased'";
    const pids = async () =>
      (await runSql(databaseUrl, `SELECT pid ${listening}`)).map(({ pid }) => Number(pid));
    const before = await pids();
    expect(before).toHaveLength(2);
    const throwOut = () => runSql(databaseUrl, `SELECT pg_terminate_backend(pid) ${listening}`);
    await throwOut();
    await vi.waitFor(
      async () => {
        const now = await pids();
        expect(now).toHaveLength(2);
        expect(before).not.toContain(now[0]);
        expect(before).not.toContain(now[1]);
      },
      { timeout: 10_000 },
    );
    expect(await codesWhenErased(byCommand)).toEqual([erased, erased]);
    // What is told while nobody listens: who listens again asks what everybody may do.
    const unheard = await codesWhenErased(async (number) => {
      let isDone = false;
      const erasing = byCommand(number).finally(() => {
        isDone = true;
      });
      while (!isDone) await throwOut();
      return erasing;
    });
    for (const code of unheard) expect([erased, ended]).toContain(code);
  });
});
