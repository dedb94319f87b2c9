import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, Member, Target } from './drivers/driver.ts';
import { drivers, type System } from './drivers/drivers.ts';
import { editsIn, markerOf } from './marker.ts';

interface Task {
  readonly driver: System;
  readonly targets: readonly Target[];
}

/** Everybody connects, then edits for `seconds`. */
export interface LoadTask extends Task {
  readonly kind: 'load';
  readonly editsPerSecond: number;
  /** Adds a card each instead, once, spread over the time. */
  readonly burst?: boolean;
  readonly cursorHz: number;
  readonly seconds: number;
}

/** Everybody connects, loses the connection, and comes back at once. */
export interface StormTask extends Task {
  readonly kind: 'storm';
}

/** Every board gets so many cards; then nothing happens. */
export interface IdleTask extends Task {
  readonly kind: 'idle';
  readonly cards: number;
}

export type SwarmTask = LoadTask | StormTask | IdleTask;

export interface StormResult {
  /** From the first that reached the server again until the last has the board, ms. */
  readonly backMs: number;
}

export interface LoadResult {
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

/** Told over IPC: first that all have joined, and after "go" what came of it. */
export type SwarmMessage =
  | { readonly ready: true }
  | { readonly load: LoadResult }
  | { readonly storm: StormResult };

/** After the last edit the slowest get so long, ms. */
const graceMs = 1_500;

const say = (message: SwarmMessage) => process.send?.(message);

/** Tells that all are ready and waits for the word to go on. */
async function ready(): Promise<void> {
  const go = once(process, 'message');
  say({ ready: true });
  await go;
}

async function load(task: LoadTask): Promise<void> {
  const members = await joinAll(drivers[task.driver], task.targets);
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
  await ready();

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
  const result: LoadResult = {
    seen: percentiles(seen),
    ...(acknowledged.length > 0 ? { acknowledged: percentiles(acknowledged) } : {}),
    edits: sentAt.length,
    delivered: seen.length,
    expected,
    receivedBytes,
  };
  say({ load: result });
}

async function storm({ driver, targets }: StormTask): Promise<void> {
  const members = await joinAll(drivers[driver], targets);
  const cut = Promise.all(members.map(({ socket }) => once(socket, 'close')));
  await ready();
  await cut;
  let firstAt = Number.POSITIVE_INFINITY;
  await Promise.all(
    targets.map(async (target) => {
      for (;;) {
        const began = performance.now();
        try {
          await drivers[driver].join(target);
          firstAt = Math.min(firstAt, began);
          return;
        } catch {
          await sleep(50);
        }
      }
    }),
  );
  say({ storm: { backMs: performance.now() - firstAt } });
}

async function idle({ driver, targets, cards }: IdleTask): Promise<void> {
  const members = await joinAll(drivers[driver], targets);
  // As fast as one person may: what is over the limit would be refused.
  for (let card = 1; card < cards; card += 1) {
    for (const member of members) member.socket.send(member.add(`Ressource ${card}`));
    await sleep(25);
  }
  await ready();
}

type Joined = Member & { readonly board: string; waiting: number[] };

/** In small groups: who joins is not what is measured here. */
async function joinAll(driver: Driver, targets: readonly Target[]): Promise<Joined[]> {
  const joined: Joined[] = [];
  const groupSize = 10;
  for (let first = 0; first < targets.length; first += groupSize)
    joined.push(
      ...(await Promise.all(
        targets.slice(first, first + groupSize).map(async (target) =>
          Object.assign(await driver.join(target), {
            board: target.board,
            waiting: [] as number[],
          }),
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

const [task] = (await once(process, 'message')) as [SwarmTask];
if (task.kind === 'load') await load(task);
else if (task.kind === 'storm') await storm(task);
else await idle(task);
