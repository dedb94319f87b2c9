import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createUndo, type KeptEntry } from '../../client/sync/undo.ts';
import type { Author } from '../../shared/case/author.ts';
import {
  type BoardState,
  canonicalBoard,
  createBoardReader,
  readBoard,
} from '../../shared/case/board.ts';
import { CaseError } from '../../shared/case/case-error.ts';
import { createChairReader, readChair } from '../../shared/case/chair.ts';
import { tellCounts, transferEntry } from '../../shared/case/entrust.ts';
import { seedNewCase } from '../../shared/case/new-case.ts';
import { rootNames } from '../../shared/case/roots.ts';
import { fingerprint } from '../../shared/case/test-boards.ts';
import { allStored, attachVault, entryRoots, storedIn } from '../../shared/case/vaults.ts';
import { type Random, randomId, randomOf } from './random.ts';
import { runRandomCommand, type Seat } from './random-command.ts';
import { chairFaultsOf, faultsOf } from './valid-state.ts';

/** Replaced for one reason only: a seed that fails has to fail again. */
const ids = vi.hoisted(() => ({ next: (): string => '' }));
vi.mock('nanoid', () => ({ nanoid: () => ids.next() }));

const seeds = 200;
const commandsPerSeed = 200;
const departments = ['SOZ', 'SAF', 'IFK', 'AA', 'JC'];
/** The last replica joins after a third of the commands. */
const latecomer = departments.length - 1;
/** A fresh reading costs as much as the board is large: every so many commands. */
const freshEvery = 25;

/** The first three hold the vault of entrusted entries, the others know its numbers. */
const entrustedTo = departments.slice(0, 3);
const vaultKey = 'vault';

interface Packet {
  readonly kind: 'board' | 'chair' | 'vault';
  readonly update: Uint8Array;
}

class Replica implements Seat {
  readonly board = new Y.Doc();
  readonly chair = new Y.Doc();
  readonly vault = new Y.Doc();
  readonly holdsVault: boolean;
  readonly author: Author;
  readonly undo: ReturnType<typeof createUndo>;
  /** Maps and texts of the board that somebody else has changed. */
  readonly touched = new Set<unknown>();
  readonly reader = createBoardReader(this.board);
  readonly chairReader = createChairReader(this.chair);
  readonly state = () => this.reader.state();

  constructor(index: number, send: (packet: Packet) => void, now: () => number) {
    const department = departments[index] ?? '';
    this.board.clientID = 1000 + index;
    this.chair.clientID = 2000 + index;
    this.author = { participantId: `p-${department}`, department, now };
    this.vault.clientID = 3000 + index;
    this.holdsVault = entrustedTo.includes(department);
    this.undo = watchedUndo(this);
    if (this.holdsVault) {
      const vault = { key: vaultKey, departments: entrustedTo, doc: this.vault };
      attachVault(this.board, vault);
      this.reader.attach(vault);
    }
    for (const doc of [this.board, this.vault])
      doc.on('afterTransaction', ({ origin, changed }: Y.Transaction) => {
        if (origin !== 'network' && origin !== 'foreign') return;
        for (const type of changed.keys()) this.touched.add(type);
      });
    for (const kind of ['board', 'chair', 'vault'] as const) {
      this[kind].on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network') send({ kind, update });
      });
    }
  }

  receive({ kind, update }: Packet): void {
    if (kind !== 'vault' || this.holdsVault) Y.applyUpdate(this[kind], update, 'network');
  }

  destroy(): void {
    this.undo.destroy();
    this.reader.destroy();
    this.chairReader.destroy();
    this.board.destroy();
    this.chair.destroy();
    this.vault.destroy();
  }
}

/** The ids of all entries, and in every text the words of others, by replica. */
function worthKeeping({ board, vault }: Replica): Map<string, string> {
  const found = new Map<string, string>();
  for (const root of rootNames) {
    for (const [id, stored] of [...board.getMap(root), ...vault.getMap(root)]) {
      found.set(`${root}/${id}`, '');
      for (const [field, text] of stored instanceof Y.Map ? stored : []) {
        if (!(text instanceof Y.Text)) continue;
        let words = '';
        for (let item = text._start; item; item = item.right)
          if (
            !item.deleted &&
            item.id.client !== board.clientID &&
            item.id.client !== vault.clientID &&
            item.content instanceof Y.ContentString
          )
            words += item.content.str;
        found.set(`${root}/${id}/${field}`, words);
      }
    }
  }
  return found;
}

/** Whether somebody else wrote in an entry. */
function isTouched({ board, touched }: Replica, { root, id }: KeptEntry): boolean {
  const stored = storedIn(board, root, id);
  const parts = stored instanceof Y.Map ? [stored, ...stored.values()] : [];
  return parts.some((part) => touched.has(part));
}

const seenUndoing = { steps: 0, othersWords: 0, kept: 0 };

/** The undo of the product, watched: nothing anybody else wrote disappears through it. */
function watchedUndo(replica: Replica): Replica['undo'] {
  const undo = createUndo(replica.board, replica.author);
  if (replica.holdsVault) undo.follow(replica.vault);
  undo.onKept((entries) => {
    for (const entry of entries) {
      expect(isTouched(replica, entry), `${entry.root}/${entry.id} is nobody else's`).toBe(true);
      expect(replica.state().removed[entry.root].has(entry.id)).toBe(true);
    }
    seenUndoing.kept += entries.length;
  });
  const watched = (run: () => void) => () => {
    const before = worthKeeping(replica);
    run();
    const after = worthKeeping(replica);
    seenUndoing.steps++;
    for (const [what, words] of before) {
      expect(after.get(what), `${what} through an undo`).toBe(words);
      if (words !== '') seenUndoing.othersWords++;
    }
  };
  return { ...undo, undo: watched(undo.undo), redo: watched(undo.redo) };
}

/** Everything between replicas: what one sent and the other has not got yet. */
class Network {
  private readonly random: Random;
  private readonly queues = new Map<string, Packet[]>();
  private readonly side = new Map<number, number>();
  private readonly replicas: readonly Replica[];

  constructor(random: Random, replicas: readonly Replica[]) {
    this.random = random;
    this.replicas = replicas;
  }

  send(from: number, packet: Packet): void {
    for (let to = 0; to < departments.length; to++) {
      if (to === from) continue;
      const queue = this.queues.get(`${from}>${to}`) ?? [];
      queue.push(packet);
      if (this.random.chance(0.05)) queue.push(packet);
      this.queues.set(`${from}>${to}`, queue);
    }
  }

  /** Who can reach whom from now on. */
  partition(): void {
    const sides = this.random.pick([1, 1, 2, 3]);
    for (let index = 0; index < departments.length; index++)
      this.side.set(index, this.random.below(sides));
  }

  /** Delivers some of what waits, mostly in order; `all` ignores partitions and leaves nothing. */
  flush(all: boolean): void {
    for (const [link, queue] of this.queues) {
      const [from, to] = link.split('>').map(Number) as [number, number];
      const replica = this.replicas[to];
      if (!replica || (!all && this.side.get(from) !== this.side.get(to))) continue;
      while (queue.length > 0 && (all || this.random.chance(0.8))) {
        const at = this.random.chance(0.2) ? this.random.below(queue.length) : 0;
        const [packet] = queue.splice(at, 1);
        if (packet) replica.receive(packet);
      }
    }
  }

  /** Yjs may leave updates that came out of order waiting for each other; what a reconnect exchanges lets them in. */
  reconnect(): void {
    for (const to of this.replicas) {
      for (const kind of ['board', 'chair', 'vault'] as const) {
        for (const from of this.replicas) {
          if (!to[kind].store.pendingStructs) break;
          const known = Y.encodeStateVector(to[kind]);
          to.receive({ kind, update: Y.encodeStateAsUpdate(from[kind], known) });
        }
      }
    }
  }
}

/** Says which entries differ, not everything that is the same. */
function expectSame(actual: BoardState, expected: BoardState, where: string): void {
  if (fingerprint(actual) !== fingerprint(expected))
    expect(canonicalBoard(actual), where).toEqual(canonicalBoard(expected));
  expect(actual.unreadable, where).toEqual(expected.unreadable);
}

function checkFresh(replica: Replica, where: string): void {
  const fresh = readBoard(replica.board);
  expectSame(replica.state(), fresh, `${where}: incremental reading`);
  expect(faultsOf(fresh), where).toEqual([]);
  for (const root of rootNames) {
    const stored = [...allStored(replica.board, root).keys()].toSorted();
    const read = [...fresh[root].keys(), ...fresh.removed[root].keys()].toSorted();
    expect(read, `${where}: nothing stored in ${root} vanishes`).toEqual(stored);
  }
  expect(chairFaultsOf(replica.chairReader.state()), where).toEqual([]);
  expect(replica.chairReader.state(), where).toEqual(readChair(replica.chair));
}

/** What the server does: it moves one entry into the vault or out of it, in one step, and tells the board the number. */
function entrustSome({ board, vault, author }: Replica, random: Random): void {
  const isRelease = random.chance(0.4);
  const from = isRelease ? vault : board;
  const root = random.pick(['resources', 'gaps'] as const);
  const id = random.maybe([...from.getMap(root).keys()]);
  if (!id) return;
  seenEntrusting[isRelease ? 'released' : 'entrusted']++;
  transferEntry(from, isRelease ? board : vault, { root, id }, author, 'Grund');
  tellCounts(board, vaultKey, vault);
}

const seenEntrusting = { entrusted: 0, released: 0 };

/** One story: five replicas, random commands, a random network; at the end everybody has everything. */
function simulate(seed: number, commands: number): void {
  const random = randomOf(seed);
  ids.next = () => randomId(random);
  let time = Date.UTC(2017, 8, 21);
  // Clocks of people are never quite together, and two things may happen in the same millisecond.
  const now = () => {
    time += random.below(3);
    return time;
  };
  const replicas: Replica[] = [];
  const network = new Network(random, replicas);
  const join = (index: number) => new Replica(index, (packet) => network.send(index, packet), now);
  for (let index = 0; index < latecomer; index++) replicas.push(join(index));
  const [first] = replicas as [Replica];
  const server: Author = { participantId: 'server', department: 'SOZ', now };
  seedNewCase(first.board, server, {
    pseudonym: 'Familie O.',
    legalSphere: 'AsylbLG',
    legalSphereSince: '2017-06-26',
    persons: [
      { label: 'Vater', kinship: 'father' },
      { label: 'Kind 1', kinship: 'child' },
    ],
  });
  network.flush(true);

  for (let step = 0; step < commands; step++) {
    const where = `seed ${seed}, step ${step}`;
    if (step === Math.floor(commands / 3)) {
      const late = join(latecomer);
      replicas.push(late);
      const source = random.pick(replicas.slice(0, latecomer));
      for (const kind of ['board', 'chair'] as const)
        late.receive({ kind, update: Y.encodeStateAsUpdate(source[kind]) });
    }
    if (step % 40 === 0) network.partition();
    const replica = random.pick(replicas);
    const decided = replica.chairReader.state().decisions.size;
    try {
      if (random.chance(0.05)) entrustSome(first, random);
      runRandomCommand(replica, random);
    } catch (error) {
      if (!(error instanceof CaseError)) throw new Error(where, { cause: error });
    }
    const chair = replica.chairReader.state();
    expect(chair.decisions.size, where).toBeGreaterThanOrEqual(decided);
    if (chair.decisions.size > 0) expect(chair.current.length, where).toBeGreaterThan(0);
    if (step % freshEvery === 0) checkFresh(replica, where);
    if (step % 5 === 0) network.flush(false);
  }

  network.flush(true);
  network.reconnect();
  const newcomer = new Replica(departments.length, () => undefined, now);
  newcomer.receive({ kind: 'board', update: Y.encodeStateAsUpdate(first.board) });
  newcomer.receive({ kind: 'chair', update: Y.encodeStateAsUpdate(first.chair) });
  const all = [...replicas, newcomer];
  for (const [index, replica] of all.entries()) {
    const where = `seed ${seed}, replica ${index} at the end`;
    checkFresh(replica, where);
    for (const root of entryRoots)
      for (const id of replica.vault.getMap(root).keys())
        expect(replica.board.getMap(root).has(id), `${where}: ${id} in one place`).toBe(false);
    const like = replica.holdsVault ? first : newcomer;
    expectSame(replica.state(), like.state(), where);
    expect(replica.chairReader.state(), where).toEqual(first.chairReader.state());
  }
  for (const replica of all) replica.destroy();
}

const perTest = 20;
test.each(Array.from({ length: seeds / perTest }, (_, part) => part * perTest + 1))(
  `seeds %i and the ${perTest - 1} after it: all replicas agree, every state is valid`,
  (from) => {
    for (let seed = from; seed < from + perTest; seed++) simulate(seed, commandsPerSeed);
  },
);

test.each([1001, 1002, 1003])('seed %i: a long sitting of 1,000 commands', (seed) => {
  simulate(seed, 1000);
});

test('the undoing above met what it is for', () => {
  expect(seenUndoing.kept).toBeGreaterThan(100);
  expect(seenUndoing.steps).toBeGreaterThan(1000);
  expect(seenUndoing.othersWords).toBeGreaterThan(1000);
  expect(seenEntrusting.entrusted).toBeGreaterThan(500);
  expect(seenEntrusting.released).toBeGreaterThan(100);
});
