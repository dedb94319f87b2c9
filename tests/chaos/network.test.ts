import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CaseSession, openCase } from '../../client/sync/case-session.ts';
import type { Store } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import { removeEntity } from '../../shared/case/entity.ts';
import { addResource } from '../../shared/case/resource.ts';
import { fingerprint } from '../../shared/case/test-boards.ts';
import { editText } from '../../shared/case/text.ts';
import type { CaseListItem } from '../../shared/protocol/http.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';
import { type Random, randomOf } from '../sim/random.ts';
import { BadNetwork } from './network.ts';
import { seed, tell, trials } from './trials.ts';

const schedules = trials(40, 1000);
const perServer = 20;
const atOnce = 10;
const departments = ['SAF', 'SOZ', 'IFK', 'AA', 'JC'];
const steps = 60;
/** Of the steps so many are edits; the others are faults. */
const edits = 0.7;
/** Until all that was written meanwhile is promised. */
const commitMs = 25;
/** After so long somebody is stuck, ms. */
const stuckMs = 60_000;

afterEach(tearDown);

const seen = { written: 0, claims: 0, faults: 0 };
const fields = ['personal', 'social', 'material'] as const;

/** What the log has promised to keep, by case. It promises slowly, so that whoever claims more is found out. */
class Disk {
  readonly #boards = new Map<string, Y.Doc>();
  #commit: Promise<void> | undefined;

  board(caseId: string): Y.Doc {
    const board = this.#boards.get(caseId) ?? new Y.Doc();
    this.#boards.set(caseId, board);
    return board;
  }

  readonly wrapLog = (log: Store['log']): Store['log'] =>
    new Proxy(log, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (key === 'append')
          return async (...[caseId, part, update]: Parameters<typeof log.append>) => {
            const own = new Uint8Array(update);
            await target.append(caseId, part, update);
            await this.#nextCommit();
            if (part === 'board') Y.applyUpdate(this.board(caseId), own);
          };
        if (key === 'load')
          return async (...[caseId, part]: Parameters<typeof log.load>) => {
            const stored = await target.load(caseId, part);
            if (stored && part === 'board') Y.applyUpdate(this.board(caseId), stored);
            return stored;
          };
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });

  #nextCommit(): Promise<void> {
    this.#commit ??= sleep(commitMs).then(() => {
      this.#commit = undefined;
    });
    return this.#commit;
  }
}

/** Somebody who writes over a bad network, and holds the client to what it claims. */
class Writer {
  readonly session: CaseSession;
  readonly network: BadNetwork;
  readonly #random: Random;
  readonly #marks = new Map<string, 'set' | 'deleted'>();

  constructor(random: Random, person: Person, caseId: string, disk: Y.Doc, where: string) {
    this.#random = random;
    const { url, cookie, participant } = person;
    this.network = new BadNetwork(random, { origin: url, cookie });
    this.session = openCase({
      caseId,
      participant,
      now: Date.now,
      server: url,
      webSocket: this.network.webSocket,
    });
    const { status, board } = this.session;
    status.subscribe(({ kind }) => {
      if (kind !== 'saved') return;
      seen.claims += 1;
      const client = board.clientID;
      const [own, kept] = [Y.getState(board.store, client), Y.getState(disk.store, client)];
      const marks = disk.getMap('marks');
      const unkept = [...this.#marks].filter(([key, is]) => marks.has(key) !== (is === 'set'));
      if (kept < own || unkept.length > 0)
        falseClaims.push(`${where}: ${own - kept} of ${own}, ${unkept.flat().join(' ')}`);
    });
  }

  get isSaved(): boolean {
    return this.session.status.getState().kind === 'saved';
  }

  write(): void {
    const { board, author, boardStore } = this.session;
    const id = this.#random.maybe([...boardStore.getState().resources.keys()]);
    const marked = [...this.#marks].find(([, is]) => is === 'set')?.[0];
    seen.written += 1;
    const kind = this.#random.below(6);
    if (kind === 0 && id) {
      const insert = String(this.#random.below(1000));
      const index = this.#random.below(5);
      editText(
        board,
        author,
        { root: 'resources', id, field: 'text' },
        { index, remove: 1, insert },
      );
    } else if (kind === 1 && id) removeEntity(board, author, 'resources', id);
    else if (kind === 2 && marked) {
      // Deleting alone adds nothing that counts as the client's.
      this.#marks.set(marked, 'deleted');
      board.getMap('marks').delete(marked);
    } else if (kind === 3) {
      const mark = `${author.department}-${this.#marks.size}`;
      this.#marks.set(mark, 'set');
      board.getMap('marks').set(mark, 'x');
    } else
      addResource(board, author, {
        field: this.#random.pick(fields),
        text: `${author.department} ${seen.written}`,
      });
  }
}

const falseClaims: string[] = [];

/** One story: five people, a bad network; at the end it is good again, and everybody has everything. */
async function play(number: number, people: readonly Person[], disk: Disk): Promise<void> {
  const where = `SEED=${seed}, schedule ${number}`;
  const random = randomOf(seed + number);
  const [first] = people as [Person];
  const created = await ask(first, 'POST', '/cases', {
    pseudonym: 'Familie Netz',
    persons: [{ label: 'Vater', kinship: 'father' }],
    legalSphere: 'SGB II',
    legalSphereSince: '2026-01-01',
    departments,
  });
  const { id } = (await created.json()) as CaseListItem;
  const stored = disk.board(id);
  const writers = people.map((person) => new Writer(random, person, id, stored, where));
  try {
    await until(where, () => writers.every(({ isSaved }) => isSaved));
    for (let step = 0; step < steps; step += 1) {
      const writer = random.pick(writers);
      if (random.chance(edits)) writer.write();
      else {
        seen.faults += 1;
        writer.network.disturb();
      }
      if (random.chance(0.15)) writer.session.reconnect();
      if (random.chance(0.1)) writer.network.forget();
      await sleep(random.below(8));
    }
    for (const { network, session } of writers) {
      network.cut();
      network.forget();
      session.reconnect();
    }
    await until(
      where,
      () => writers.every(({ isSaved }) => isSaved) && isEverywhere(writers, stored),
    );
  } finally {
    for (const { session } of writers) session.destroy();
    for (const { network } of writers) {
      network.cut();
      network.forget();
    }
  }
}

/** Whether everybody sees what is on disk. */
function isEverywhere(writers: readonly Writer[], stored: Y.Doc): boolean {
  const marks = JSON.stringify([...stored.getMap('marks').keys()].sort());
  const expected = fingerprint(readBoard(stored));
  return writers.every(
    ({ session: { board, boardStore } }) =>
      JSON.stringify([...board.getMap('marks').keys()].sort()) === marks &&
      fingerprint(boardStore.getState()) === expected,
  );
}

async function until(where: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + stuckMs;
  while (!condition()) {
    if (performance.now() > end)
      throw new Error(`${where}: somebody is stuck; ${falseClaims.length} false claims`);
    await sleep(20);
  }
}

test.each(Array.from({ length: Math.ceil(schedules / perServer) }, (_, part) => part * perServer))(
  `schedules %i and the ${perServer - 1} after it: everybody ends with everything, and "Gesichert" was true`,
  async (from) => {
    const disk = new Disk();
    const server = onTeardown(await startTestServer({ wrapLog: disk.wrapLog }));
    const people = await Promise.all(departments.map((each) => signIn(server.url, each)));
    const numbers = Array.from({ length: perServer }, (_, index) => from + index).values();
    const playOn = async () => {
      for (const number of numbers) await play(number, people, disk);
    };
    await Promise.all(Array.from({ length: atOnce }, playOn));
    expect(falseClaims).toEqual([]);
  },
);

test('the schedules met what they are for', () => {
  tell('network', {
    trials: schedules,
    acknowledged: seen.written,
    lost: falseClaims.length,
    claims: seen.claims,
    faults: seen.faults,
  });
  expect(seen.claims).toBeGreaterThan(schedules * departments.length);
  expect(seen.faults).toBeGreaterThan(schedules);
});
