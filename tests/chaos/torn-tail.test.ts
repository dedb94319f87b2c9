import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LogFile } from '../../server/store/log-file.ts';
import type { LogDamage } from '../../server/store/update-log-messages.ts';
import { temporaryFolder } from '../fixtures/test-server.ts';
import { tell, trials } from './trials.ts';

/** At so many places of the record; in full at every byte. */
const places = trials(120, Number.POSITIVE_INFINITY);
/** Every so many the log is also written on. */
const writeOnEvery = 8;
const records = 12;
const place = { caseId: 'case', document: 'board' };
const key = randomBytes(32);

const nameOf = (n: number) => `card${String(n).padStart(2, '0')}`;

/** What the worker of the log works with, without the worker: it would take longer to start than all the rest. */
class Log {
  readonly damage: LogDamage[] = [];
  readonly #file: LogFile;

  constructor(path: string) {
    const options = { path, compactAfter: 500, maxPages: undefined };
    this.#file = new LogFile(options, (damage) => this.damage.push(damage));
    this.#file.setKey(place.caseId, key);
  }

  add(name: string): void {
    const doc = new Y.Doc();
    doc.getMap('cards').set(name, 'x');
    const updates = [{ document: place.document, update: Y.encodeStateAsUpdate(doc) }];
    this.#file.append([{ type: 'append', id: 1, caseId: place.caseId, updates }]);
  }

  names(): string[] {
    const doc = new Y.Doc();
    const stored = this.#file.load(place.caseId, place.document);
    if (stored) Y.applyUpdate(doc, stored);
    return [...doc.getMap('cards').keys()].sort();
  }

  close(): void {
    this.#file.close();
  }
}

/** The files as a crash leaves them, with the length of the write-ahead log before and after the last record. */
function crash(folder: string): { path: string; before: number; after: number } {
  const [path, crashed] = [join(folder, 'log.sqlite'), join(folder, 'crashed.sqlite')];
  const log = new Log(path);
  const size = () => statSync(`${path}-wal`).size;
  let before = 0;
  for (let n = 0; n < records; n += 1) {
    before = size();
    log.add(nameOf(n));
  }
  const after = size();
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, crashed + suffix);
  log.close();
  return { path: crashed, before, after };
}

const ways = {
  'cut off': (wal: string, at: number) => truncateSync(wal, at),
  'zero from there on': (wal: string, at: number) =>
    writeFileSync(wal, readFileSync(wal).fill(0, at)),
  'wrong there': (wal: string, at: number) => {
    const bytes = readFileSync(wal);
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    writeFileSync(wal, bytes);
  },
};

test.each(Object.entries(ways))(
  'a last record that is %s costs itself only, at whatever byte',
  async (way, tear) => {
    const folder = await temporaryFolder();
    const { path, before, after } = crash(folder);
    const all = Array.from({ length: records }, (_, n) => nameOf(n));
    const safe = all.slice(0, -1);
    const length = after - before;
    const count = Math.min(places, length);
    const copy = join(folder, 'copy');
    const open = (at?: number) => {
      rmSync(copy, { recursive: true, force: true });
      mkdirSync(copy);
      const torn = join(copy, 'log.sqlite');
      for (const suffix of ['', '-wal']) copyFileSync(path + suffix, torn + suffix);
      if (at !== undefined) tear(`${torn}-wal`, at);
      return torn;
    };
    for (let n = 0; n < count; n += 1) {
      const offset = Math.floor((n * length) / count);
      const where = `at ${offset} of ${length}`;
      const torn = open(before + offset);
      const log = new Log(torn);
      expect(log.names(), where).toEqual(safe);
      expect(log.damage, where).toEqual([]);
      if (n % writeOnEvery === 0) log.add('later');
      log.close();
      if (n % writeOnEvery > 0) continue;
      const again = new Log(torn);
      expect(again.names(), where).toEqual([...safe, 'later']);
      again.close();
    }
    tell(`torn tail: ${way}`, { trials: count, acknowledged: count * safe.length, lost: 0 });
    const whole = new Log(open());
    expect(whole.names()).toEqual(all);
    whole.close();
    rmSync(folder, { recursive: true });
  },
);
