import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import type { Store } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { removeEntity, restoreEntity } from '../../shared/case/entity.ts';
import { byOrder } from '../../shared/case/order.ts';
import { openRound, type Reveal, revealedRounds } from '../../shared/case/round.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { proposeStrategy } from '../../shared/case/strategy.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { ApiError, OwnStances, RoomInfo, StanceInput } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { type ClientMessages, encodeMessage } from '../../shared/protocol/messages.ts';
import { connect, saved, seen, stateless, type TestClient } from '../fixtures/client.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import {
  type Person,
  signIn,
  startTestServer,
  type TestServer,
  type TestServerOptions,
  temporaryFolder,
} from '../fixtures/test-server.ts';

afterEach(tearDown);

/** Words that come from nowhere else; a number alone could not be told apart in raw bytes. */
const secret = 'Einwand-7f3a9c51';
/** The name under which a value travels. */
const valueField = 'resistance';

interface Member {
  readonly person: Person;
  readonly client: TestClient;
}

async function enter(person: Person): Promise<Member> {
  const client = onTeardown(connect(person));
  await Promise.all([saved(client.board), saved(client.chair)]);
  return { person, client };
}

const arrive = async (url: string, department: string) => enter(await signIn(url, department));

const say = ({ client }: Member, message: Parameters<typeof encodeMessage<ClientMessages>>[0]) =>
  client.chair.sendStateless(encodeMessage<ClientMessages>(message));

const isHeldBy =
  ({ person }: Member) =>
  (doc: Y.Doc) =>
    readChair(doc).holder?.participantId === person.participant.id;

async function takeChair(member: Member): Promise<void> {
  say(member, { type: 'takeChair' });
  await seen(member.client.chair.document, isHeldBy(member));
}

/** As they stand on the board: the Passivlösung, which cannot be removed, last. */
function strategiesOf({ client }: Member): [string, string, ...string[]] {
  const { strategies } = readBoard(client.board.document);
  const ids = [...strategies.values()].toSorted(byOrder).map(({ id }) => id);
  return ids as [string, string, ...string[]];
}

interface Table {
  readonly server: TestServer;
  /** Has the chair. */
  readonly saf: Member;
  readonly ifk: Member;
  readonly strategies: readonly [string, string, ...string[]];
}

async function table(options?: TestServerOptions): Promise<Table> {
  const server = onTeardown(await startTestServer(options));
  const [saf, ifk] = [await arrive(server.url, 'SAF'), await arrive(server.url, 'IFK')];
  await takeChair(saf);
  const strategies = strategiesOf(saf);
  return { server, saf, ifk, strategies };
}

/** Its log can be made to take nothing any more. */
async function tableOnBadDisk() {
  let isBroken = false;
  const wrapLog = (log: Store['log']) =>
    new Proxy(log, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key === 'append')
          return async (...args: Parameters<typeof log.append>) => {
            if (isBroken) throw new Error('disk full');
            await target.append(...args);
          };
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const breakLog = () => {
    isBroken = true;
  };
  return { ...(await table({ wrapLog })), breakLog };
}

async function ask(
  { person: { url, cookie } }: Pick<Member, 'person'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      cookie,
      origin: url,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const ofCase = `/cases/${sampleCaseId}`;

const give = (member: Member, strategyId: string, input: Partial<StanceInput> = {}) =>
  ask(member, 'PUT', `${ofCase}/stances/${strategyId}`, { resistance: 5, ...input });
const withdraw = (member: Member, strategyId: string, roundId: string) =>
  ask(member, 'DELETE', `${ofCase}/stances/${strategyId}?roundId=${roundId}`);
const reveal = (member: Member, roundId: string) =>
  ask(member, 'POST', `${ofCase}/reveal`, { roundId });
const open = (member: Member, strategyIds?: readonly string[]) =>
  ask(member, 'POST', `${ofCase}/rounds`, strategyIds ? { strategyIds } : {});

async function own(member: Pick<Member, 'person'>): Promise<OwnStances> {
  const { status, text } = await ask(member, 'GET', `${ofCase}/stances`);
  expect(status).toBe(200);
  return JSON.parse(text) as OwnStances;
}

function outcome({ status, text }: { status: number; text: string }): unknown {
  return status < 300 ? status : [status, (JSON.parse(text) as ApiError).error.code];
}

async function openRoundId(member: Pick<Member, 'person'>): Promise<string> {
  const { roundId } = await own(member);
  if (!roundId) throw new Error('No round is open.');
  return roundId;
}

/** The last reveal, when it has come to that member. */
async function revealedTo({ client }: Member, rounds = 1): Promise<Reveal> {
  const of = (doc: Y.Doc) => revealedRounds(readChair(doc).rounds);
  await seen(client.chair.document, (doc) => of(doc).length === rounds);
  return of(client.chair.document).at(-1)?.revealed as Reveal;
}

const said = ({ stances }: Reveal) =>
  stances
    .map(({ department, strategyId, resistance }) => `${department} ${strategyId} ${resistance}`)
    .toSorted();

/** All bytes a store has on disk. */
async function bytesIn(dataDir: string): Promise<Buffer> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name))),
    ),
  );
}

function sealedRows(dataDir: string): Buffer[] {
  const db = new DatabaseSync(join(dataDir, 'fallrunde.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT sealed FROM stances').all();
  db.close();
  return rows.map(({ sealed }) => Buffer.from(String(sealed), 'base64'));
}

describe('a sealed stance', () => {
  it('reaches nobody before the reveal, on no way, and then everybody', async () => {
    const { server, saf, ifk, strategies } = await table();
    const aa = await arrive(server.url, 'AA');
    const answers: string[] = [];
    const look = async (member: Member) => {
      const paths = ['/cases', ofCase, `${ofCase}/stances`, `${ofCase}/room`, '/session'];
      for (const path of paths) answers.push((await ask(member, 'GET', path)).text);
    };
    const [one, two] = strategies;
    expect((await give(saf, one, { resistance: 9, objection: secret })).status).toBe(200);
    const roundId = await openRoundId(saf);
    await give(saf, two, { roundId, resistance: 7, objection: secret });
    await give(ifk, one, { roundId, resistance: 1 });
    await give(ifk, one, { roundId, resistance: null, objection: secret });
    await withdraw(saf, two, roundId);

    const isGiven = (doc: Y.Doc) => openRound(readChair(doc).rounds)?.given.get('IFK')?.revision;
    await seen(aa.client.chair.document, (doc) => isGiven(doc) === 2);
    const late = await arrive(server.url, 'AA');
    await look(aa);
    await look(late);
    for (const { client } of [aa, late]) {
      expect(openRound(readChair(client.chair.document).rounds)?.given).toEqual(
        new Map([
          ['SAF', { strategyIds: [one], revision: 3 }],
          ['IFK', { strategyIds: [one], revision: 2 }],
        ]),
      );
      const presences = client.board.awareness?.getStates() ?? new Map();
      const known = [
        ...client.heard.map((frame) => frame.toString('latin1')),
        JSON.stringify(client.chair.document.toJSON()),
        JSON.stringify(client.board.document.toJSON()),
        JSON.stringify([...presences.values()]),
        ...answers,
      ];
      for (const word of [secret, valueField])
        expect(known.filter((text) => text.includes(word))).toEqual([]);
    }
    const onDisk = await bytesIn(server.dataDir);
    expect(onDisk.includes(one)).toBe(true);
    for (const bytes of [onDisk, ...sealedRows(server.dataDir)])
      for (const word of [secret, valueField]) expect(bytes.includes(word)).toBe(false);
    expect(sealedRows(server.dataDir)).toHaveLength(2);

    expect((await reveal(saf, roundId)).status).toBe(204);
    for (const member of [aa, late]) {
      expect(said(await revealedTo(member))).toEqual([`IFK ${one} null`, `SAF ${one} 9`]);
      for (const word of [secret, valueField])
        expect(member.client.heard.some((frame) => frame.includes(word))).toBe(true);
    }
    expect(sealedRows(server.dataDir)).toEqual([]);
    expect((await bytesIn(server.dataDir)).includes(secret)).toBe(false);
  });

  it('belongs to its department: all of it read it, nobody else writes it', async () => {
    const { server, saf, ifk, strategies } = await table();
    const [one] = strategies;
    await give(saf, one, { resistance: 3, objection: 'wer zahlt?' });
    const roundId = await openRoundId(saf);
    const forged = { roundId, resistance: 10, department: 'SAF', participantId: 'x' };
    await ask(ifk, 'PUT', `${ofCase}/stances/${one}`, forged);
    await withdraw(ifk, one, roundId);
    const colleague = await arrive(server.url, 'SAF');
    expect(await own(colleague)).toEqual({
      roundId,
      stances: [{ strategyId: one, resistance: 3, objection: 'wer zahlt?' }],
    });
    expect(await own(ifk)).toEqual({ roundId, stances: [] });
  });

  it.each([
    ['more than can be', { resistance: 11 }],
    ['less than nothing', { resistance: -1 }],
    ['half a value', { resistance: 2.5 }],
    ['a word', { resistance: 'viel' as never }],
    ['an objection without end', { objection: 'x'.repeat(281) }],
  ])('is refused with %s', async (_, input) => {
    const { saf, strategies } = await table();
    expect(outcome(await give(saf, strategies[0], input))).toEqual([400, 'invalid']);
    expect(await own(saf)).toEqual({ stances: [] });
  });

  it('is refused for what is not there, from whom nobody knows, and in a round that is not', async () => {
    const { server, saf, ifk, strategies } = await table();
    const [one, two] = strategies;
    const nobody: Member = { ...saf, person: { ...saf.person, cookie: 'fallrunde=nobody' } };
    expect(outcome(await give(saf, 'no-such-strategy'))).toEqual([400, 'invalid']);
    expect(outcome(await give(nobody, one))).toEqual([401, 'notSignedIn']);
    expect(outcome(await give(saf, one, { roundId: 'another' }))).toEqual([409, 'roundClosed']);
    const elsewhere = await ask(saf, 'PUT', `/cases/no-such-case/stances/${one}`, {
      resistance: 1,
    });
    expect(outcome(elsewhere)).toEqual([404, 'notFound']);
    removeEntity(saf.client.board.document, saf.client.author, 'strategies', two);
    await saved(saf.client.board);
    expect(outcome(await give(ifk, two))).toEqual([400, 'invalid']);
    const foreign = await fetch(`${server.url}/api${ofCase}/stances/${one}`, {
      method: 'PUT',
      headers: {
        cookie: saf.person.cookie,
        origin: 'https://elsewhere.example',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ resistance: 1 }),
    });
    expect(foreign.status).toBe(403);
    expect(await own(saf)).toEqual({ stances: [] });
    expect(readChair(saf.client.chair.document).rounds).toEqual([]);
  });

  it('is not lost by a server that is killed', async () => {
    const dataDir = await temporaryFolder();
    const start = () => startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    const first = await start();
    const members = [await arrive(first.url, 'SAF'), await arrive(first.url, 'IFK')];
    const [saf, ifk] = members as [Member, Member];
    await takeChair(saf);
    const [one] = strategiesOf(saf);
    await give(saf, one, { resistance: 9, objection: secret });
    await give(ifk, one, { resistance: 2 });
    const before = await own(saf);
    await first.end('SIGKILL');
    for (const { client } of members) client.destroy();

    const second = await start();
    onTeardown({ close: async () => void (await second.end('SIGKILL')) });
    const again = await enter({ ...saf.person, url: second.url });
    expect(await own(again)).toEqual(before);
    expect((await reveal(again, String(before.roundId))).status).toBe(204);
    expect(said(await revealedTo(again))).toEqual([`IFK ${one} 2`, `SAF ${one} 9`]);
  });
});

describe('the reveal', () => {
  it('is for whoever has the chair, and for nobody who had it', async () => {
    const { saf, ifk, strategies } = await table();
    await give(saf, strategies[0]);
    await give(ifk, strategies[0]);
    const roundId = await openRoundId(saf);
    expect(outcome(await reveal(ifk, roundId))).toEqual([403, 'notChair']);
    say(saf, { type: 'handOverChair', participantId: ifk.person.participant.id });
    await seen(saf.client.chair.document, isHeldBy(ifk));
    // The grace lets decisions arrive; it reveals nothing.
    expect(outcome(await reveal(saf, roundId))).toEqual([403, 'notChair']);
    expect(outcome(await open(saf))).toEqual([403, 'notChair']);
    expect(outcome(await reveal(ifk, roundId))).toBe(204);
  });

  it('cannot be done by hand, nor can anything else about a round', async () => {
    const { server, saf, ifk, strategies } = await table();
    await give(saf, strategies[0]);
    await give(ifk, strategies[0]);
    const roundId = await openRoundId(saf);
    const forge = ({ client }: Member) => {
      const rounds = client.chair.document.getMap('rounds');
      const revealed = { at: 1, by: 'x', department: 'SAF', missing: [], stances: [] };
      rounds.set(roundId, { ...(rounds.get(roundId) as object), revealed });
      rounds.set('forged', { number: 9, openedAt: 1, given: {} });
    };
    const refused = stateless(ifk.client.chair, 'refused');
    forge(ifk);
    expect(await refused).toMatchObject({ reason: 'notChair' });
    forge(saf);
    saf.client.chair.document.getMap('rounds').delete(roundId);
    await saved(saf.client.chair);
    const isAsBefore = (doc: Y.Doc) => {
      const { rounds } = readChair(doc);
      return rounds.length === 1 && openRound(rounds)?.id === roundId;
    };
    await seen(saf.client.chair.document, isAsBefore);
    const late = await arrive(server.url, 'AA');
    expect(isAsBefore(late.client.chair.document)).toBe(true);
    expect(openRound(readChair(late.client.chair.document).rounds)?.given.size).toBe(2);
    expect(outcome(await reveal(saf, roundId))).toBe(204);
  });

  it('needs a round that is open and more than one department', async () => {
    const { saf, ifk, strategies } = await table();
    const [one] = strategies;
    expect(outcome(await reveal(saf, 'nothing'))).toEqual([409, 'roundClosed']);
    await give(saf, one);
    const roundId = await openRoundId(saf);
    expect(outcome(await reveal(saf, roundId))).toEqual([409, 'nothingToReveal']);
    await give(ifk, one, { roundId });
    await withdraw(ifk, one, roundId);
    expect(outcome(await reveal(saf, roundId))).toEqual([409, 'nothingToReveal']);
    await give(ifk, one, { roundId });
    expect(outcome(await reveal(saf, roundId))).toBe(204);
    expect(outcome(await reveal(saf, roundId))).toEqual([409, 'roundClosed']);
    expect(outcome(await give(ifk, one, { roundId }))).toEqual([409, 'roundClosed']);
    expect(outcome(await give(ifk, one))).toEqual([409, 'roundClosed']);
    expect(outcome(await withdraw(ifk, one, roundId))).toEqual([409, 'roundClosed']);
    expect(await own(ifk)).toEqual({ stances: [] });
  });

  it('says who is missing; who has left after speaking has spoken', async () => {
    const { server, saf, ifk, strategies } = await table();
    const [aa, jc] = [await arrive(server.url, 'AA'), await arrive(server.url, 'JC')];
    const aus = await arrive(server.url, 'AUS');
    for (const { client } of [saf, ifk, aa, jc, aus])
      client.board.setAwarenessField('lens', client === aus.client ? 'room' : 'list');
    for (const id of strategies) for (const member of [saf, ifk]) await give(member, id);
    await give(aa, strategies[0], { resistance: null });
    ifk.client.destroy();
    const isGone = (departments: unknown[]) => !departments.includes('IFK');
    await seenPresence(saf, (there) => isGone(there) && there.includes('JC') && there.length >= 4);
    startSitting(saf.client.chair.document, saf.client.author, {
      plan: defaultPhases,
      openGaps: 0,
    });
    const mark = (who: string, attendance: 'remote' | 'excused') =>
      stepSitting(saf.client.chair.document, saf.client.author, {
        kind: 'attendance',
        who,
        attendance,
      });
    mark('KJS', 'remote');
    mark('JC', 'excused');
    await saved(saf.client.chair);
    expect(outcome(await reveal(saf, await openRoundId(saf)))).toBe(204);
    const revealed = await revealedTo(saf);
    expect(revealed.missing).toEqual(['AA', 'KJS']);
    expect(new Set(revealed.stances.map(({ department }) => department))).toEqual(
      new Set(['SAF', 'IFK', 'AA']),
    );
  });

  it('does not wait for a strategy that was removed, and keeps what was said of it', async () => {
    const { saf, ifk, strategies } = await table();
    const [one, ...others] = strategies;
    await give(saf, one, { resistance: 8 });
    for (const id of others) for (const member of [saf, ifk]) await give(member, id);
    removeEntity(saf.client.board.document, saf.client.author, 'strategies', one);
    await saved(saf.client.board);
    expect(outcome(await reveal(saf, await openRoundId(saf)))).toBe(204);
    const revealed = await revealedTo(saf);
    expect(revealed.missing).toEqual([]);
    expect(said(revealed)).toContain(`SAF ${one} 8`);
  });

  it('holds every stance that was taken, and none that was turned away', async () => {
    const { server, saf, ifk, strategies } = await table();
    const [one, two] = strategies;
    await give(saf, one);
    await give(ifk, one);
    const roundId = await openRoundId(saf);
    const members = [saf, ifk, await arrive(server.url, 'AA'), await arrive(server.url, 'JC')];
    const giving = members.map((member) => give(member, two, { roundId, resistance: 6 }));
    const revealing = [reveal(saf, roundId), reveal(saf, roundId)];
    const taken = await Promise.all(giving);
    const outcomes = (await Promise.all(revealing)).map(outcome);
    expect(outcomes).toContainEqual(204);
    expect(outcomes).toContainEqual([409, 'roundClosed']);
    const on = (await revealedTo(saf)).stances.filter(({ strategyId }) => strategyId === two);
    expect(on.map(({ department }) => department).toSorted()).toEqual(
      members
        .filter((_, index) => taken[index]?.status === 200)
        .map(({ person }) => person.participant.department)
        .toSorted(),
    );
  });

  it('is whole or not at all when whoever has the chair vanishes in the middle of it', async () => {
    const { server, saf, ifk, strategies } = await table();
    await give(saf, strategies[0], { resistance: 4 });
    await give(ifk, strategies[0], { resistance: 2 });
    const roundId = await openRoundId(saf);
    const all = [`IFK ${strategies[0]} 2`, `SAF ${strategies[0]} 4`];
    const leaving = new AbortController();
    const asking = fetch(`${server.url}/api${ofCase}/reveal`, {
      method: 'POST',
      headers: {
        cookie: saf.person.cookie,
        origin: server.url,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ roundId }),
      signal: leaving.signal,
    });
    saf.client.destroy();
    leaving.abort();
    await asking.catch(() => undefined);
    await server.close();
    const { url } = onTeardown(await startTestServer({ dataDir: server.dataDir }));
    const again = await enter({ ...saf.person, url });
    // It had come through or not; asking again makes it so.
    expect([204, 409]).toContain((await reveal(again, roundId)).status);
    expect(said(await revealedTo(again))).toEqual(all);
  });

  it('misses nobody whose stance was sealed before the server could say so', async () => {
    const { server, saf, ifk, strategies, breakLog } = await tableOnBadDisk();
    for (const id of strategies) await give(saf, id);
    for (const id of strategies.slice(1)) await give(ifk, id);
    breakLog();
    expect(outcome(await give(ifk, strategies[0]))).toEqual([503, 'unavailable']);
    await server.close();
    const { url } = onTeardown(await startTestServer({ dataDir: server.dataDir }));
    const again = await enter({ ...saf.person, url });
    const other = await enter({ ...ifk.person, url });
    other.client.board.setAwarenessField('lens', 'list');
    await seenPresence(again, (there) => there.includes('IFK'));
    expect(outcome(await reveal(again, await openRoundId(again)))).toBe(204);
    const { missing, stances } = await revealedTo(again);
    expect(stances).toHaveLength(2 * strategies.length);
    expect(missing).toEqual([]);
  });

  it('gives nothing away for good that is not on disk', async () => {
    const { server, saf, ifk, strategies, breakLog } = await tableOnBadDisk();
    await give(saf, strategies[0], { resistance: 4 });
    await give(ifk, strategies[0], { resistance: 2 });
    const roundId = await openRoundId(saf);
    breakLog();
    expect(outcome(await reveal(saf, roundId))).toEqual([503, 'unavailable']);
    await server.close();
    const { url } = onTeardown(await startTestServer({ dataDir: server.dataDir }));
    const again = await enter({ ...saf.person, url });
    expect((await own(again)).roundId).toBe(roundId);
    expect(outcome(await reveal(again, roundId))).toBe(204);
    expect((await revealedTo(again)).stances).toHaveLength(2);
  });
});

/** Resolves when the departments whose lens is known on the board fulfil `condition`. */
async function seenPresence(
  { client }: Member,
  condition: (departments: unknown[]) => boolean,
): Promise<void> {
  const { awareness } = client.board;
  if (!awareness) throw new Error('The board has presence.');
  const met = Promise.withResolvers<void>();
  const check = () => {
    const there = [...awareness.getStates().values()].flatMap((state) =>
      state.lens ? [state.user?.department] : [],
    );
    if (condition(there)) met.resolve();
  };
  awareness.on('change', check);
  check();
  await met.promise;
  awareness.off('change', check);
}

describe('another round', () => {
  /** One round is revealed, in which SAF gave 4 and IFK gave 2 on everything. */
  async function secondRound() {
    const all = await table();
    const { saf, ifk, strategies } = all;
    for (const id of strategies) {
      await give(saf, id, { resistance: 4 });
      await give(ifk, id, { resistance: 2 });
    }
    await reveal(saf, await openRoundId(saf));
    return all;
  }

  it('asks anew for some strategies and carries over what was said of the others', async () => {
    const { saf, ifk, strategies } = await secondRound();
    const [one, two, ...others] = strategies;
    expect(outcome(await open(ifk, [one]))).toEqual([403, 'notChair']);
    expect(outcome(await open(saf, [one, 'no-such-strategy']))).toBe(204);
    const roundId = await openRoundId(saf);
    // While it goes on, no other is opened.
    expect(outcome(await open(saf, [two]))).toBe(204);
    expect(await openRoundId(saf)).toBe(roundId);
    expect(outcome(await give(saf, two, { roundId }))).toEqual([400, 'invalid']);
    await give(saf, one, { roundId, resistance: 1 });
    await give(ifk, one, { roundId, resistance: 0 });
    expect(outcome(await reveal(saf, roundId))).toBe(204);
    const revealed = await revealedTo(ifk, 2);
    expect(revealed.missing).toEqual([]);
    expect(said(revealed)).toEqual(
      [
        `SAF ${one} 1`,
        `IFK ${one} 0`,
        ...[two, ...others].flatMap((id) => [`SAF ${id} 4`, `IFK ${id} 2`]),
      ].toSorted(),
    );
    expect(revealed.stances.filter(({ carried }) => !carried)).toHaveLength(2);
  });

  it('asks for something', async () => {
    const { saf } = await secondRound();
    expect(outcome(await open(saf, []))).toEqual([400, 'invalid']);
    expect(outcome(await open(saf, ['no-such-strategy']))).toEqual([400, 'invalid']);
    expect(await own(saf)).toEqual({ stances: [] });
  });

  it('may follow one whose only strategy was removed', async () => {
    const { saf, ifk } = await secondRound();
    const { document } = saf.client.board;
    const extra = proposeStrategy(document, saf.client.author, { title: 'Patin' });
    await saved(saf.client.board);
    await open(saf, [extra]);
    const stuck = await openRoundId(saf);
    await give(ifk, extra, { roundId: stuck });
    removeEntity(document, saf.client.author, 'strategies', extra);
    await saved(saf.client.board);
    expect(outcome(await reveal(saf, stuck))).toEqual([409, 'nothingToReveal']);
    expect(outcome(await open(saf))).toBe(204);
    const roundId = await openRoundId(saf);
    expect(roundId).not.toBe(stuck);
    restoreEntity(document, saf.client.author, 'strategies', extra);
    await saved(saf.client.board);
    await give(saf, extra, { roundId, resistance: 3 });
    await give(ifk, extra, { roundId, resistance: 3 });
    expect(outcome(await reveal(saf, roundId))).toBe(204);
    expect(said(await revealedTo(saf, 2))).toEqual([`IFK ${extra} 3`, `SAF ${extra} 3`]);
  });
});

describe('leading', () => {
  const start = ({ client }: Member) =>
    startSitting(client.chair.document, client.author, { plan: defaultPhases, openGaps: 0 });
  const phase = ({ client }: Member, to: 'will' | 'direction' | 'resources') =>
    stepSitting(client.chair.document, client.author, { kind: 'phase', phase: to });

  it('is for whoever has the chair: everybody else is refused and told so', async () => {
    const { saf, ifk } = await table();
    const refused = stateless(ifk.client.chair, 'refused');
    start(ifk);
    expect(await refused).toMatchObject({ reason: 'notChair' });
    const id = start(saf);
    await saved(saf.client.chair);
    expect(readChair(saf.client.chair.document).sitting?.id).toBe(id);
  });

  it('goes over to who is given the chair; what was done before still arrives', async () => {
    const { server, saf, ifk } = await table();
    start(saf);
    await saved(saf.client.chair);
    say(saf, { type: 'handOverChair', participantId: ifk.person.participant.id });
    phase(saf, 'will');
    await seen(ifk.client.chair.document, isHeldBy(ifk));
    await seen(ifk.client.chair.document, (doc) => readChair(doc).sitting?.phase === 'will');
    phase(ifk, 'direction');
    await saved(ifk.client.chair);
    const late = await arrive(server.url, 'AA');
    expect(readChair(late.client.chair.document).sitting).toMatchObject({
      phase: 'direction',
      visited: new Set(['opening', 'will', 'direction']),
    });
  });

  it('cannot be handed on by others, nor to who is not here', async () => {
    const { server, saf, ifk } = await table();
    const away = await signIn(server.url, 'AA');
    say(ifk, { type: 'handOverChair', participantId: ifk.person.participant.id });
    say(saf, { type: 'handOverChair', participantId: away.participant.id });
    say(saf, { type: 'handOverChair', participantId: { toString: 'x' } as never });
    // Frames of a connection are dealt with in their order: what follows them is refused or on disk.
    const refused = stateless(ifk.client.chair, 'refused');
    start(ifk);
    await refused;
    start(saf);
    await saved(saf.client.chair);
    const late = await enter(away);
    expect(isHeldBy(saf)(late.client.chair.document)).toBe(true);
  });

  it('may be taken over from who has vanished, and who comes back loses nothing', async () => {
    const { saf, ifk } = await table();
    start(saf);
    await saved(saf.client.chair);
    await seen(ifk.client.chair.document, (doc) => readChair(doc).sitting !== undefined);
    saf.client.goOffline();
    await saf.client.closed;
    phase(saf, 'will');
    await takeChair(ifk);
    phase(ifk, 'direction');
    saf.client.goOnline();
    const both = (doc: Y.Doc) => readChair(doc).sitting?.visited.size === 3;
    await Promise.all([saf, ifk].map(({ client }) => seen(client.chair.document, both)));
    expect(readChair(saf.client.chair.document).sitting).toEqual(
      readChair(ifk.client.chair.document).sitting,
    );
    expect(readChair(ifk.client.chair.document).sitting?.phase).toBe('direction');
  });

  it('reminds the departments that are named, and only whoever has the chair does', async () => {
    const { server, saf, ifk } = await table();
    const aa = await arrive(server.url, 'AA');
    const heard: string[] = [];
    for (const { person, client } of [saf, ifk, aa])
      client.board.on('stateless', ({ payload }: { payload: string }) => {
        if (payload.includes('reminder')) heard.push(person.participant.department);
      });
    const refused = stateless(ifk.client.chair, 'refused');
    say(ifk, { type: 'remind', departments: ['SAF', 'AA'] });
    start(ifk);
    await refused;
    say(saf, { type: 'remind', departments: 'IFK' as never });
    const reminded = stateless(aa.client.board, 'reminder');
    say(saf, { type: 'remind', departments: ['AA', 'JC'] });
    await reminded;
    expect(heard).toEqual(['AA']);
  });
});

describe('the code of the room', () => {
  const enterRoom = (member: Member, code: string) => ask(member, 'POST', '/join', { code });
  const codeOf = async (member: Member) =>
    (JSON.parse((await ask(member, 'GET', `${ofCase}/room`)).text) as RoomInfo).code;
  const sitting = ({ client }: Member) => ({
    start: async () => {
      startSitting(client.chair.document, client.author, { plan: defaultPhases, openGaps: 0 });
      await saved(client.chair);
    },
    finish: async () => {
      stepSitting(client.chair.document, client.author, { kind: 'finish', openGaps: 0 });
      await saved(client.chair);
    },
  });
  const otherThan = (code: string) => String((Number(code) + 1) % 1e6).padStart(6, '0');

  it('leads to the case while its sitting runs, and no longer', async () => {
    const { saf, ifk } = await table();
    expect(await codeOf(saf)).toBeUndefined();
    await sitting(saf).start();
    const code = String(await codeOf(saf));
    expect(code).toMatch(/^\d{6}$/);
    expect(await codeOf(ifk)).toBe(code);
    expect(await enterRoom(ifk, code)).toEqual({
      status: 200,
      text: JSON.stringify({ caseId: sampleCaseId }),
    });
    expect(outcome(await enterRoom(ifk, otherThan(code)))).toEqual([404, 'notFound']);
    expect(outcome(await enterRoom(ifk, '12345'))).toEqual([400, 'invalid']);
    await sitting(saf).finish();
    expect(outcome(await enterRoom(ifk, code))).toEqual([404, 'notFound']);
    await sitting(saf).start();
    expect(outcome(await enterRoom(ifk, code))).toEqual([404, 'notFound']);
    expect(await codeOf(saf)).not.toBe(code);
    const nobody: Member = { ...saf, person: { ...saf.person, cookie: 'fallrunde=nobody' } };
    expect(outcome(await enterRoom(nobody, code))).toEqual([401, 'notSignedIn']);
  });

  it('cannot be guessed quickly, yet lets a whole round in at once', async () => {
    const { saf, ifk } = await table();
    await sitting(saf).start();
    const code = String(await codeOf(saf));
    for (let n = 0; n < 12; n++) expect((await enterRoom(saf, code)).status).toBe(200);
    const wrong = otherThan(code);
    const guesses: unknown[] = [];
    for (let n = 12; n < limits.peoplePerBoard; n++) guesses.push(await enterRoom(ifk, wrong));
    expect(guesses.map((guess) => (guess as { status: number }).status)).not.toContain(429);
    expect(outcome(await enterRoom(ifk, wrong))).toEqual([429, 'tooMany']);
    expect(outcome(await enterRoom(ifk, code))).toEqual([429, 'tooMany']);
  });

  it('and what is sealed stand in no log', async () => {
    const lines: string[] = [];
    const logger = pino(
      { level: 'trace', base: null, timestamp: false },
      { write: (line: string) => void lines.push(line) },
    );
    const { saf, ifk, strategies } = await table({ logger });
    await sitting(saf).start();
    const code = String(await codeOf(saf));
    await enterRoom(saf, code);
    await enterRoom(saf, otherThan(code));
    await give(saf, strategies[0], { objection: secret });
    await give(saf, 'no-such-strategy', { objection: secret });
    await give(ifk, strategies[0], { resistance: 99, objection: secret });
    logger.info('the end');
    expect(lines.join('')).toContain('the end');
    for (const word of [code, otherThan(code), secret])
      expect(lines.filter((line) => line.includes(word))).toEqual([]);
  });
});
