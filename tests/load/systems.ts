import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../server/store/store.ts';
import type { CaseListItem, NewCase, SessionInfo } from '../../shared/protocol/http.ts';
import type { Target } from './drivers/driver.ts';
import { drivers, type System } from './drivers/drivers.ts';

export const systems = Object.keys(drivers) as System[];

export interface Usage {
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** Sockets, timers and whatever else keeps a process going. */
  readonly handles: number;
  readonly loopP99Ms: number;
}

export interface BenchServer {
  readonly url: string;
  /** So many boards, and whom to be there. */
  boards(count: number): Promise<readonly BoardDoor[]>;
  /** What the process has used since it began; the event-loop delay since the last `reset`. */
  usage(message?: 'usage' | 'reset'): Promise<Usage>;
  /** What is still in use once the garbage is collected. */
  keptBytes(): Promise<number>;
  /** Puts updates on boards that nobody has open. */
  fill(contents: readonly (readonly [Target, readonly Uint8Array[]])[]): Promise<void>;
  /** Ends it as a power cut does and starts it again where it was. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How the nth person comes to a board. */
export type BoardDoor = (person: number) => Target;

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const peerFiles = {
  hocuspocus: 'hocuspocus',
  yWebsocket: 'y-websocket',
  tldraw: 'tldraw',
  rawRelay: 'raw-relay',
} as const;

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts a server in a process of its own, on a free port of this machine or on `port`. */
async function start(
  system: System,
  dataDir: string,
  { port = 0, profile }: { port?: number; profile?: string | undefined },
): Promise<Started> {
  const args =
    system === 'ours' ? ['server/main.ts'] : [join(here, 'peers', `${peerFiles[system]}.mjs`)];
  const child = spawn(
    process.execPath,
    [
      ...(profile && system === 'ours' ? ['--cpu-prof', '--cpu-prof-dir', profile] : []),
      '--import',
      join(here, 'server-probe.mjs'),
      ...args,
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.on('message', (message: { port?: number }) => {
    if (message.port) resolve(`http://127.0.0.1:${message.port}`);
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const address = /^Fallrunde: (\S+)\n/m.exec(output)?.[1];
    if (address) resolve(address);
  });
  child.once('exit', (code) => reject(new Error(`${system} ended with ${code}`)));
  return { child, url: await promise };
}

/** Asks `server-probe.mjs`, and takes that part of what it tells. */
function ask<T>(child: ChildProcess, question: string, part: string): Promise<T> {
  return new Promise((resolve) => {
    const onMessage = (answer: Record<string, T>) => {
      const told = answer[part];
      if (told === undefined) return;
      child.off('message', onMessage);
      resolve(told);
    };
    child.on('message', onMessage);
    child.send(question);
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

/** `profile`: a folder where ours leaves what took its time. */
export async function startSystem(system: System, profile?: string): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fallrunde-bench-'));
  let { child, url } = await start(system, dataDir, { profile });
  const port = Number(new URL(url).port);
  const cookies = system === 'ours' ? await signInAll(url) : [];
  return {
    url,
    async boards(count) {
      if (system !== 'ours')
        return Array.from({ length: count }, (_, board) => () => ({
          url,
          board: `board-${board}`,
        }));
      const [first = ''] = cookies;
      const doors: BoardDoor[] = [];
      for (let board = 0; board < count; board += 1) {
        const caseId = await createCase(url, first, `Familie ${board + 1}`);
        doors.push((person) => ({
          url,
          board: caseId,
          cookie: cookies[person % cookies.length] ?? first,
        }));
      }
      return doors;
    },
    usage(message = 'usage') {
      return ask<Usage>(child, message, 'usage');
    },
    keptBytes() {
      return ask<number>(child, 'keptBytes', 'keptBytes');
    },
    async fill(contents) {
      if (system === 'ours') {
        await end(child, 'SIGTERM');
        await fillStore(dataDir, contents);
        ({ child, url } = await start(system, dataDir, { port, profile }));
        return;
      }
      const driver = drivers[system];
      if (!('open' in driver)) throw new Error(`${system} takes no updates`);
      for (const [target, updates] of contents) {
        const { socket } = await driver.open(target);
        for (const update of updates) socket.send(driver.update(target, update));
        // It answers when all before it has been read.
        await driver.open(target);
      }
    },
    async restart() {
      await end(child, 'SIGKILL');
      ({ child, url } = await start(system, dataDir, { port, profile }));
    },
    async stop() {
      await end(child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Straight into the log: by the socket it would take as long as people need to write it. */
async function fillStore(
  dataDir: string,
  contents: readonly (readonly [Target, readonly Uint8Array[]])[],
): Promise<void> {
  const store = await openStore({ dataDir });
  for (const [{ board }, updates] of contents)
    await Promise.all(updates.map((update) => store.log.append(board, 'board', update)));
  await store.close();
}

const departments = ['SAF', 'IFK', 'AA', 'JC', 'SOZ', 'AUS', 'KJS', 'DRK'] as const;

async function send<T>(
  url: string,
  path: string,
  body: object,
  cookie = '',
): Promise<{ value: T; cookie: string }> {
  const response = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: { origin: url, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return {
    value: (await response.json()) as T,
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
}

function signInAll(url: string): Promise<string[]> {
  return Promise.all(
    departments.map(
      async (department) => (await send<SessionInfo>(url, '/probe/session', { department })).cookie,
    ),
  );
}

async function createCase(url: string, cookie: string, pseudonym: string): Promise<string> {
  const body: NewCase = {
    pseudonym,
    persons: [{ label: 'Mutter', kinship: 'mother' }],
    legalSphere: 'SGB II',
    legalSphereSince: '2026-01-01',
    departments,
  };
  return (await send<CaseListItem>(url, '/cases', body, cookie)).value.id;
}
