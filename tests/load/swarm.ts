import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, Member, Target } from './drivers/driver.ts';
import { hocuspocus } from './drivers/hocuspocus.ts';
import { rawRelay } from './drivers/raw-relay.ts';
import { tldraw } from './drivers/tldraw.ts';
import { yWebsocket } from './drivers/y-websocket.ts';
import { editsIn, markerOf } from './marker.ts';

export const drivers = { ours: hocuspocus, hocuspocus, yWebsocket, tldraw, rawRelay } as const;

/** Everybody connects, then edits for `seconds`; told over IPC by the benchmark. */
export interface SwarmTask {
  readonly driver: keyof typeof drivers;
  readonly targets: readonly Target[];
  readonly editsPerSecond: number;
  /** Adds a card each instead, once, spread over the time. */
  readonly burst?: boolean;
  readonly cursorHz: number;
  readonly seconds: number;
}

export interface SwarmResult {
  /** ms, from connecting until all are there. */
  readonly joinedMs: number;
  /** ms between sending an edit and its arrival at each of the others. */
  readonly seen: Percentiles;
  readonly acknowledged?: Percentiles;
  readonly edits: number;
  readonly delivered: number;
  readonly expected: number;
  /** What reached all clients while it ran. */
  readonly receivedBytes: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export type SwarmMessage = { readonly joined: true } | { readonly result: SwarmResult };

/** After the last edit the slowest get so long, ms. */
const graceMs = 1_500;

async function run(task: SwarmTask): Promise<void> {
  const driver: Driver = drivers[task.driver];
  const began = performance.now();
  const members = await joinAll(driver, task.targets);
  const joinedMs = performance.now() - began;
  const sentAt: number[] = [];
  const sender: Joined[] = [];
  const seen: number[] = [];
  const acknowledged: number[] = [];
  let receivedBytes = 0;
  let isRunning = false;
  const peopleAt = new Map<string, number>();
  for (const { board } of task.targets) peopleAt.set(board, (peopleAt.get(board) ?? 0) + 1);
  let expected = 0;

  members.forEach((member) => {
    member.waiting = [];
    member.socket.on('message', (data: Buffer) => {
      const now = performance.now();
      if (isRunning) receivedBytes += data.length;
      for (const edit of editsIn(data)) {
        const at = sentAt[edit];
        // Some systems send an edit back to whom it came from.
        if (at !== undefined && sender[edit] !== member) seen.push(now - at);
      }
      for (let count = member.acknowledged?.(data) ?? 0; count > 0; count -= 1) {
        const at = member.waiting.shift();
        if (at !== undefined) acknowledged.push(now - at);
      }
    });
  });
  process.send?.({ joined: true } satisfies SwarmMessage);
  await new Promise((go) => process.once('message', go));

  isRunning = true;
  const until = performance.now() + task.seconds * 1000;
  const act = (member: Joined, isNew: boolean) => {
    const edit = sentAt.length;
    const frame = isNew ? member.add(markerOf(edit)) : member.edit(markerOf(edit));
    expected += (peopleAt.get(member.board) ?? 1) - 1;
    const now = performance.now();
    sentAt.push(now);
    sender.push(member);
    member.waiting.push(now);
    member.socket.send(frame);
  };
  await Promise.all(
    members.map(async (member, index) => {
      if (task.burst) {
        await sleep(Math.random() * task.seconds * 1000);
        act(member, true);
        return;
      }
      await Promise.all([
        every(1000 / task.editsPerSecond, until, () => act(member, false)),
        task.cursorHz > 0 &&
          every(1000 / task.cursorHz, until, (turn) =>
            member.socket.send(member.cursor(index + turn, turn)),
          ),
      ]);
    }),
  );
  await sleep(graceMs);
  isRunning = false;
  const result: SwarmResult = {
    joinedMs,
    seen: percentiles(seen),
    ...(acknowledged.length > 0 ? { acknowledged: percentiles(acknowledged) } : {}),
    edits: sentAt.length,
    delivered: seen.length,
    expected,
    receivedBytes,
  };
  process.send?.({ result } satisfies SwarmMessage);
}

type Joined = Member & { readonly board: string; waiting: number[] };

/** In small groups: who joins is not what is measured here. */
async function joinAll(driver: Driver, targets: readonly Target[]): Promise<Joined[]> {
  const joined: Joined[] = [];
  const groupSize = 10;
  for (let first = 0; first < targets.length; first += groupSize)
    joined.push(
      ...(await Promise.all(
        targets
          .slice(first, first + groupSize)
          .map(async (target) =>
            Object.assign(await driver(target), { board: target.board, waiting: [] as number[] }),
          ),
      )),
    );
  return joined;
}

/** Calls `act` each `ms`, starting somewhere within the first; late turns are made up for, none is left out. */
async function every(ms: number, until: number, act: (turn: number) => void): Promise<void> {
  let due = performance.now() + Math.random() * ms;
  for (let turn = 0; due < until; turn += 1, due += ms) {
    await sleep(Math.max(0, due - performance.now()));
    act(turn);
  }
}

function percentiles(values: number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

process.once('message', (task) => {
  run(task as SwarmTask).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
