import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openUpdateLog } from '../../server/store/update-log.ts';
import { random } from './random.ts';
import { seed, tell, trials } from './trials.ts';

const rounds = trials(8, 100);
const documents = ['case/chaos000/board', 'case/chaos000/chair', 'case/chaos001/board'];
const writer = fileURLToPath(new URL('./log-writer.ts', import.meta.url));

test('a process killed at any moment loses no update it has acknowledged', async () => {
  const next = random(seed);
  const folder = await mkdtemp(join(tmpdir(), 'log-kill-'));
  const path = join(folder, 'log.sqlite');
  const key = randomBytes(32);
  const acknowledged = new Map(documents.map((name) => [name, new Set<string>()]));
  const lost: string[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      await writeUntilKilled(round);
      await check();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const total = [...acknowledged.values()].reduce((sum, names) => sum + names.size, 0);
  tell('log-kill', { trials: rounds, acknowledged: total, lost: lost.length });
  expect(lost).toEqual([]);
  expect(total).toBeGreaterThan(rounds);

  /** Kills after a random number of acknowledgements, so that each round has some. */
  async function writeUntilKilled(round: number): Promise<void> {
    const roundSeed = String(Math.floor(next() * 2 ** 31));
    const killAfter = 1 + Math.floor(next() * 400);
    const child = spawn(
      process.execPath,
      [writer, path, key.toString('base64'), roundSeed, `r${round}`, ...documents],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const closed = once(child, 'close');
    let heard = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const [document = '', entry] = line.split(' ');
      if (entry) acknowledged.get(document)?.add(entry);
      if (++heard === killAfter) child.kill('SIGKILL');
    }
    await closed;
    expect(child.signalCode, `seed ${seed}, round ${round}`).toBe('SIGKILL');
  }

  async function check(): Promise<void> {
    const log = await openUpdateLog({
      path,
      keyOf: () => key,
      onDamage: (damage) => lost.push(JSON.stringify(damage)),
    });
    for (const [document, names] of acknowledged) {
      const doc = new Y.Doc();
      const update = await log.load('chaos', document);
      if (update) Y.applyUpdate(doc, update);
      const entries = doc.getMap('entries');
      lost.push(...[...names].filter((name) => !entries.has(name)));
    }
    await log.close();
  }
});
