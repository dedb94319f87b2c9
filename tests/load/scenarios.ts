import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Target } from './drivers/driver.ts';
import type { Results } from './results.ts';
import type { SwarmMessage, SwarmResult, SwarmTask } from './swarm.ts';
import {
  type BenchServer,
  type BoardDoor,
  type System,
  startSystem,
  systems,
  type Usage,
} from './systems.ts';

export interface Bench {
  readonly results: Results;
  /** How long one measurement of steady load lasts. */
  readonly seconds: number;
  readonly rounds: number;
}

type Scenario = (bench: Bench) => Promise<void>;

/** Every scenario by its name; each runs the systems in turn, round by round. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  async board(bench) {
    for (const people of [10, 50, 100])
      await inTurn(bench, async (system, server) => {
        const [door] = await server.boards(1);
        const load = await steady(server, {
          driver: system,
          targets: seats(door, people),
          editsPerSecond: 2,
          cursorHz: 0,
          seconds: bench.seconds,
        });
        bench.results.add('one board, 2 edits/s each', system, people, load);
      });
  },

  async cursors(bench) {
    const people = 100;
    await inTurn(bench, async (system, server) => {
      const [door] = await server.boards(1);
      const load = await steady(server, {
        driver: system,
        targets: seats(door, people),
        editsPerSecond: 0.5,
        cursorHz: 20,
        seconds: bench.seconds,
      });
      bench.results.add('one board, 0.5 edits/s and 20 Hz cursors each', system, people, load);
    });
  },

  async conference(bench) {
    const people = 15;
    await inTurn(bench, async (system, server) => {
      const doors = await server.boards(12);
      const targets = doors.flatMap((door) => seats(door, people));
      const load = await steady(server, {
        driver: system,
        targets,
        editsPerSecond: 0.5,
        cursorHz: 20,
        seconds: bench.seconds,
      });
      bench.results.add(
        '12 boards × 15 people, 0.5 edits/s and 20 Hz cursors each',
        system,
        targets.length,
        load,
      );
    });
  },

  async burst(bench) {
    const people = 40;
    await inTurn(bench, async (system, server) => {
      const [door] = await server.boards(1);
      const load = await steady(server, {
        driver: system,
        targets: seats(door, people),
        editsPerSecond: 0,
        burst: true,
        cursorHz: 0,
        seconds: 2,
      });
      bench.results.add('everybody adds a card within 2 s', system, people, load);
    });
  },
};

const seats = (door: BoardDoor | undefined, people: number): Target[] =>
  door ? Array.from({ length: people }, (_, person) => door(person)) : [];

/** Each round has every system once, each on a fresh server. */
async function inTurn(
  { rounds }: Bench,
  measure: (system: System, server: BenchServer) => Promise<void>,
): Promise<void> {
  for (let turn = 0; turn < rounds; turn += 1)
    for (const system of systems) {
      const server = await startSystem(system);
      try {
        await measure(system, server);
      } finally {
        await server.stop();
      }
    }
}

const swarmFile = fileURLToPath(new URL('swarm.ts', import.meta.url));

/** What a server needs, and its people see, under a load. */
async function steady(server: BenchServer, task: SwarmTask) {
  const { result, before, after } = await swarm(server, task);
  if (result.delivered < result.expected)
    console.error(
      `${task.driver}: ${result.expected - result.delivered} of ${result.expected} were not seen`,
    );
  const cpuMs = after.cpuMs - before.cpuMs;
  return {
    'edit → seen p50': [result.seen.p50, 'ms'],
    'edit → seen p95': [result.seen.p95, 'ms'],
    'edit → seen p99': [result.seen.p99, 'ms'],
    ...(result.acknowledged && {
      'edit → acknowledged p50': [result.acknowledged.p50, 'ms'],
      'edit → acknowledged p95': [result.acknowledged.p95, 'ms'],
    }),
    'server CPU per 1,000 delivered edits': [cpuMs / (result.delivered / 1000), 'ms'],
    'bytes received per delivered edit': [result.receivedBytes / result.delivered, 'B'],
    'not seen': [result.expected - result.delivered, 'edits'],
    'event-loop delay p99': [after.loopP99Ms, 'ms'],
    'server memory': [after.rssBytes / 2 ** 20, 'MiB'],
  } as const satisfies Record<string, readonly [number, string]>;
}

async function swarm(
  server: BenchServer,
  task: SwarmTask,
): Promise<{ result: SwarmResult; before: Usage; after: Usage }> {
  const child = fork(swarmFile);
  const message = Promise.withResolvers<SwarmMessage>();
  let next = message;
  child.on('message', (said) => next.resolve(said as SwarmMessage));
  child.once('exit', (code) => next.reject(new Error(`The swarm ended with ${code}`)));
  child.send(task);
  await message.promise;
  next = Promise.withResolvers<SwarmMessage>();
  const before = await server.usage('reset');
  child.send('go');
  const said = await next.promise;
  const after = await server.usage();
  child.removeAllListeners('exit');
  child.kill();
  if (!('result' in said)) throw new Error('The swarm said something else.');
  return { result: said.result, before, after };
}
