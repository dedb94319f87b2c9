import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildPages, dragCard, framesDuring, openBrowser, pan, visit } from './browser.ts';
import type { Target } from './drivers/driver.ts';
import type { System } from './drivers/drivers.ts';
import { cardsNamed, historyOf } from './history.ts';
import { openTimes } from './open-board.ts';
import type { Results } from './results.ts';
import type { LoadTask, SwarmMessage, SwarmTask } from './swarm.ts';
import { type BenchServer, type BoardDoor, startSystem } from './systems.ts';

export interface Bench {
  readonly results: Results;
  readonly systems: readonly System[];
  /** How long one measurement of steady load lasts. */
  readonly seconds: number;
  readonly rounds: number;
  /** Where our server leaves a profile of each run. */
  readonly profile?: string;
}

type Scenario = (bench: Bench) => Promise<void>;

/** Every scenario by its name; each runs the systems in turn, round by round. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  async board(bench) {
    for (const people of [10, 50, 100])
      await loaded(bench, 'one board, 2 edits/s each', 1, people, { editsPerSecond: 2 });
  },

  cursors: (bench) =>
    loaded(bench, 'one board, 0.5 edits/s and 20 Hz cursors each', 1, 100, {
      editsPerSecond: 0.5,
      cursorHz: 20,
    }),

  conference: (bench) =>
    loaded(bench, '12 boards × 15 people, 0.5 edits/s and 20 Hz cursors each', 12, 15, {
      editsPerSecond: 0.5,
      cursorHz: 20,
    }),

  burst: (bench) =>
    loaded(bench, 'everybody adds a card within 2 s', 1, 40, { burst: true, seconds: 2 }),

  /** Only of systems whose boards are Yjs documents. */
  async open(bench) {
    // Each board is opened several times.
    const once = { ...bench, rounds: 1 };
    for (const edits of [1_000, 10_000, 100_000]) {
      const { updates, fresh } = historyOf(edits);
      await inTurn(once, ['ours', 'hocuspocus', 'yWebsocket'], async (system, server) => {
        const [old, young] = await server.boards(2);
        if (!old || !young) return;
        await server.fill([
          [old(0), updates],
          [young(0), [fresh]],
        ]);
        const [afterEdits, whenFresh] = [
          await openTimes(system, old(0)),
          await openTimes(system, young(0)),
        ];
        bench.results.add('open a board after so many edits', system, edits, {
          'after the edits': [afterEdits.ms, 'ms'],
          'fresh, of the same content': [whenFresh.ms, 'ms'],
          'after the edits ÷ fresh': [afterEdits.ms / whenFresh.ms, '×'],
          'bytes after the edits': [afterEdits.bytes, 'B'],
          'bytes when fresh': [whenFresh.bytes, 'B'],
        });
      });
    }
  },

  async storm(bench) {
    const people = 200;
    await inTurn(bench, bench.systems, async (driver, server) => {
      const targets = (await server.boards(10)).flatMap((door) => seats(door, people / 10));
      const said = await swarm({ kind: 'storm', driver, targets }, () => server.restart());
      if ('storm' in said)
        bench.results.add('everybody returns after a restart', driver, people, {
          'from the first until the last is back': [said.storm.backMs, 'ms'],
        });
    });
  },

  async idle(bench) {
    const boards = 100;
    // A sum over so many boards.
    await inTurn({ ...bench, rounds: 1 }, bench.systems, async (driver, server) => {
      const targets = (await server.boards(boards)).map((door) => door(0));
      const before = await server.usage();
      await swarm({ kind: 'idle', driver, targets, cards: 300 }, async () => {
        await sleep(3_000);
        const after = await server.usage();
        bench.results.add('open boards of 300 cards, nobody does anything', driver, boards, {
          'server memory per board': [(after.rssBytes - before.rssBytes) / boards / 2 ** 20, 'MiB'],
          'server memory': [after.rssBytes / 2 ** 20, 'MiB'],
        });
      });
    });
  },

  /** In a browser with nothing in its cache: ours beside the least that makes a shared tldraw board of Yjs. */
  async join(bench) {
    await buildPages();
    const browser = await openBrowser();
    try {
      await inTurn(bench, withPages, async (system, server) => {
        const pages = await pagesOf(system, server, 40);
        const addresses = Object.entries(pages.addresses);
        const open = async (address: string, throttle: number) => {
          const visited = { address, throttle, text: firstCard, cookie: pages.cookie };
          const { page, ...took } = await visit(browser, visited);
          await page.context().close();
          return took;
        };
        // What a server that was just started does once is nobody's measure.
        for (const [, address] of addresses) await open(address, 1);
        for (const throttle of [1, 4])
          for (const [what, address] of addresses) {
            const { ms, busyMs } = await open(address, throttle);
            bench.results.add(`join, CPU ${throttle} × slower`, system, 40, {
              [`${what} can be read`]: [ms, 'ms'],
              [`${what}: work of the page's thread`]: [busyMs, 'ms'],
            });
          }
      });
    } finally {
      await browser.close();
    }
  },

  async canvas(bench) {
    await buildPages();
    const browser = await openBrowser();
    try {
      // Each figure is of some hundred frames.
      for (const cards of [100, 500, 1_000])
        await inTurn({ ...bench, rounds: 1 }, withPages, async (system, server) => {
          const pages = await pagesOf(system, server, cards);
          const address = pages.addresses['the map'] ?? '';
          const visited = { address, throttle: 1, text: firstCard, cookie: pages.cookie };
          const { page } = await visit(browser, visited);
          const measure = async (what: string, act: () => Promise<void>) => {
            const { p95, late } = await framesDuring(page, act);
            bench.results.add('frames of the map', system, cards, {
              [`${what}, p95`]: [p95, 'ms'],
              [`${what}, later than one frame`]: [late * 100, '%'],
            });
          };
          await measure('pan', () => pan(page));
          await measure('drag a card', () => dragCard(page, firstCard));
          const { door } = pages;
          if (door) await measure('10 remote writers', () => writers(system, door));
          await page.context().close();
        });
    } finally {
      await browser.close();
    }
  },
};

const withPages = ['ours', 'yWebsocket'] as const;
const firstCard = 'Karte Nummer 0';

/** A board with so many cards, and the addresses where people see it. */
async function pagesOf(
  system: System,
  server: BenchServer,
  cards: number,
): Promise<{ addresses: Record<string, string>; cookie?: string; door?: BoardDoor }> {
  const [door] = await server.boards(1);
  if (system !== 'ours' || !door) {
    const address = `${server.url}/#bench-${cards},${cards}`;
    return { addresses: { 'the map': address } };
  }
  await server.fill([[door(0), [cardsNamed(cards)]]]);
  const { board, cookie = '' } = door(0);
  const address = `${server.url}/fall/${board}`;
  return {
    addresses: { 'the list': `${address}/liste`, 'the map': `${address}/karte` },
    cookie,
    door,
  };
}

async function writers(driver: System, door: BoardDoor): Promise<void> {
  const load = { kind: 'load', editsPerSecond: 2, cursorHz: 20, seconds: 4 } as const;
  await swarm({ ...load, driver, targets: seats(door, 10) }, async () => undefined);
}

const seats = (door: BoardDoor, people: number): Target[] =>
  Array.from({ length: people }, (_, person) => door(person));

/** Each round has every system once, each on a fresh server. */
async function inTurn(
  { rounds, systems, profile }: Bench,
  concerned: readonly System[],
  measure: (system: System, server: BenchServer) => Promise<void>,
): Promise<void> {
  for (let turn = 0; turn < rounds; turn += 1)
    for (const system of systems.filter((each) => concerned.includes(each))) {
      const server = await startSystem(system, profile);
      try {
        await measure(system, server);
      } finally {
        await server.stop();
      }
    }
}

/** What a server needs, and its people see, under a load. */
async function loaded(
  bench: Bench,
  scenario: string,
  boards: number,
  people: number,
  load: Partial<LoadTask>,
): Promise<void> {
  await inTurn(bench, bench.systems, async (driver, server) => {
    const targets = (await server.boards(boards)).flatMap((door) => seats(door, people));
    const steady = { editsPerSecond: 0, cursorHz: 0, seconds: bench.seconds };
    const task: LoadTask = { kind: 'load', driver, targets, ...steady, ...load };
    let before = await server.usage();
    const said = await swarm(task, async () => {
      before = await server.usage('reset');
    });
    const after = await server.usage();
    if (!('load' in said)) return;
    const { seen, acknowledged, delivered, expected, receivedBytes } = said.load;
    bench.results.add(scenario, driver, targets.length, {
      'edit → seen p50': [seen.p50, 'ms'],
      'edit → seen p95': [seen.p95, 'ms'],
      'edit → seen p99': [seen.p99, 'ms'],
      ...(acknowledged && {
        'edit → acknowledged p50': [acknowledged.p50, 'ms'],
        'edit → acknowledged p95': [acknowledged.p95, 'ms'],
      }),
      'server CPU per 1,000 delivered edits': [
        (after.cpuMs - before.cpuMs) / (delivered / 1_000),
        'ms',
      ],
      'bytes received per delivered edit': [receivedBytes / delivered, 'B'],
      'not seen': [expected - delivered, 'edits'],
      'event-loop delay p99': [after.loopP99Ms, 'ms'],
      'server memory': [after.rssBytes / 2 ** 20, 'MiB'],
    });
  });
}

const swarmFile = fileURLToPath(new URL('swarm.ts', import.meta.url));

/** Clients in a process of their own; `whenReady` runs when all have joined, before they go on. */
async function swarm(task: SwarmTask, whenReady: () => Promise<void>): Promise<SwarmMessage> {
  const child = fork(swarmFile);
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The swarm ended with ${code}`);
  });
  gone.catch(() => undefined);
  const said = async () => {
    const [message] = await Promise.race([once(child, 'message'), gone]);
    return message as SwarmMessage;
  };
  try {
    const ready = said();
    child.send(task);
    const message = await ready;
    const result = task.kind === 'idle' ? undefined : said();
    if (task.kind === 'storm') {
      child.send('go');
      await whenReady();
    } else {
      await whenReady();
      child.send('go');
    }
    return (await result) ?? message;
  } finally {
    child.kill();
  }
}
