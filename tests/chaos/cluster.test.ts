import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openStore } from '../../server/store/store.ts';
import { connect, saved, type TestClient } from '../fixtures/client.ts';
import { hasClusterParts, newCase, startClusterParts } from '../fixtures/cluster.ts';
import { startRouter } from '../fixtures/router.ts';
import { type ServerProcess, startServerProcess } from '../fixtures/server-process.ts';
import { invite, join, setUpCoordinator } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, temporaryFolder } from '../fixtures/test-server.ts';
import { tell, trials } from './trials.ts';

afterEach(tearDown);

if (!hasClusterParts)
  console.warn('NOT RUN: a killed node. PostgreSQL and redis-server are not on this machine.');

const kills = trials(1, 3);
/** Work between two kills, ms. */
const [cases, peoplePerCase, workMs] = kills === 1 ? [3, 4, 1_000] : [10, 8, 5_000];
const editEveryMs = 250;
const departments = ['SAF', 'IFK', 'AA', 'JC', 'SOZ', 'AUS', 'KJS', 'DRK'];

describe.skipIf(!hasClusterParts)('two nodes and a router', () => {
  test.each([
    { name: 'a case at one node', byCase: true },
    { name: 'a case at both', byCase: false },
  ])(
    'a node that is killed loses nothing it has acknowledged, and its people go on at the other: $name',
    async ({ byCase }) => {
      const parts = onTeardown(await startClusterParts());
      const dataDirs = [await temporaryFolder(), await temporaryFolder()];
      onTeardown({
        close: async () => {
          for (const dataDir of dataDirs) await rm(dataDir, { recursive: true });
        },
      });
      const start = (dataDir = '') => startServerProcess({ ...parts.variables, DATA_DIR: dataDir });
      const router = onTeardown(await startRouter({ byCase }));
      // The first makes the tables, the accounts are made by its link.
      const nodes = [await start(dataDirs[0]), await start(dataDirs[1])] as [
        ServerProcess,
        ServerProcess,
      ];
      onTeardown({
        close: async () => {
          for (const node of nodes) await node.end('SIGKILL');
        },
      });
      const route = () => router.use(nodes.map(({ url }) => url));
      route();

      const [coordinator, ...others] = await people(nodes[0]);
      if (!coordinator) throw new Error('Nobody is there.');
      const everybody = [coordinator, ...others].map((person) => ({ ...person, url: router.url }));
      const caseIds: string[] = [];
      for (let n = 0; n < cases; n += 1)
        caseIds.push(
          await newCase(
            { ...coordinator, url: router.url },
            everybody.map(({ participant }) => participant.department),
          ),
        );
      const writers = caseIds.flatMap((caseId) =>
        everybody.map((person) => onTeardown(new Writer(person, caseId))),
      );
      await Promise.all(writers.map(({ client }) => saved(client.board)));
      for (const writer of writers) writer.keepWriting();

      let slowestMs = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        await wait(workMs);
        const killed = kill % 2;
        await nodes[killed]?.end('SIGKILL');
        const killedAt = performance.now();
        await Promise.all(writers.map((writer) => writer.savesAnew()));
        slowestMs = Math.max(slowestMs, performance.now() - killedAt);
        nodes[killed] = await start(dataDirs[killed]);
        route();
      }
      for (const writer of writers) writer.stop();
      await Promise.all(writers.map(({ client }) => saved(client.board)));
      for (const node of nodes) await node.end('SIGKILL');

      const acknowledged = writers.flatMap(({ acknowledged }) => acknowledged);
      const lost = await missing(parts.variables, dataDirs[0] ?? '', writers);
      tell(byCase ? 'cluster' : 'cluster unrouted', {
        trials: kills,
        acknowledged: acknowledged.length,
        lost: lost.length,
        people: writers.length,
        workingAgainMs: Math.round(slowestMs),
      });
      expect(lost).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(writers.length);
    },
  );
});

/** Somebody who leaves marks on a board and remembers which of them were acknowledged. */
class Writer {
  readonly client: TestClient;
  readonly caseId: string;
  readonly acknowledged: string[] = [];
  readonly #name: string;
  readonly #waiting: string[] = [];
  #count = 0;
  #writing: NodeJS.Timeout | undefined;
  #onSaved: (() => void)[] = [];

  constructor(person: Person, caseId: string) {
    this.client = connect(person, caseId);
    this.caseId = caseId;
    this.#name = person.participant.department;
    const { board } = this.client;
    board.on('unsyncedChanges', ({ number }: { number: number }) => {
      if (number > 0 || !board.isSynced) return;
      this.acknowledged.push(...this.#waiting.splice(0));
      for (const told of this.#onSaved.splice(0)) told();
    });
  }

  keepWriting(): void {
    this.#writing = setInterval(() => this.#write(), editEveryMs);
  }

  stop(): void {
    clearInterval(this.#writing);
  }

  /** Resolves when something written after this call was acknowledged. */
  async savesAnew(): Promise<void> {
    const mark = this.#write();
    while (!this.acknowledged.includes(mark))
      await new Promise<void>((resolve) => this.#onSaved.push(resolve));
  }

  destroy(): void {
    this.stop();
    this.client.destroy();
  }

  #write(): string {
    const mark = `${this.#name}-${this.#count}`;
    this.#count += 1;
    this.#waiting.push(mark);
    this.client.board.document.getMap('marks').set(mark, 1);
    return mark;
  }
}

async function people({ url, output }: ServerProcess): Promise<Person[]> {
  const setUpLink = /First account: (\S+)/.exec(output())?.[1] ?? '';
  const first = await setUpCoordinator({ url, setUpLink } as never);
  const all = [first];
  for (const department of departments.slice(1, peoplePerCase)) {
    const { token } = await invite(first, { department });
    all.push(await join(url, token, `${department.toLowerCase()}@stadt.example`));
  }
  return all;
}

/** What was acknowledged and is not in the store. */
async function missing(
  { DATABASE_URL = '', MASTER_KEY = '' }: Readonly<Record<string, string>>,
  dataDir: string,
  writers: readonly Writer[],
): Promise<string[]> {
  const store = await openStore({ dataDir, databaseUrl: DATABASE_URL, masterKey: MASTER_KEY });
  const lost: string[] = [];
  for (const [caseId, ofCase] of Map.groupBy(writers, (writer) => writer.caseId)) {
    const board = new Y.Doc();
    const stored = await store.log.load(caseId, 'board');
    if (stored) Y.applyUpdate(board, stored);
    const marks = board.getMap('marks');
    lost.push(
      ...ofCase.flatMap(({ acknowledged }) => acknowledged.filter((one) => !marks.has(one))),
    );
  }
  await store.close();
  return lost;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
