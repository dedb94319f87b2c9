import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { examine } from '../../server/doctor.ts';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { startServerProcess } from '../fixtures/server-process.ts';
import { ask } from '../fixtures/staff.ts';
import { type Person, signIn, temporaryFolder } from '../fixtures/test-server.ts';
import { random } from './random.ts';
import { seed, tell, trials } from './trials.ts';

const kills = trials(10, 100);
/** From the first move of a round on the kill comes at any moment of so long, ms: that of a few moves. */
const killWithinMs = 60;
const path = `/cases/${sampleCaseId}`;

type Entries = readonly { readonly id: string; readonly text: string }[];

test('an entry that is entrusted when the server is killed lies in one place, whole', async () => {
  const next = random(seed);
  const dataDir = await temporaryFolder();
  const start = () => startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  let server = await start();
  const at = (person: Person): Person => ({ ...person, url: server.url });
  const [saf, aa] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'AA')];
  const exported = async (person: Person) =>
    (await ask(at(person), 'GET', `${path}/export`)).json() as Promise<CaseFile>;
  const entriesOf = ({ board }: CaseFile) => board.resources as unknown as Entries;
  const before = entriesOf(await exported(saf));
  const entry = before[0];
  if (!entry) throw new Error('The sample has no entries.');
  let moves = 0;
  try {
    for (let round = 0; round < kills; round += 1) {
      const moved = Promise.withResolvers<void>();
      let isOver = false;
      const moving = (async () => {
        const input = { root: 'resources', id: entry.id, reason: `seed ${seed}` };
        while (!isOver) {
          await ask(at(saf), 'POST', `${path}/entrust`, { ...input, departments: ['SAF', 'KJS'] });
          moves += 1;
          moved.resolve();
          await ask(at(saf), 'POST', `${path}/release`, input);
          moves += 1;
        }
      })().catch(() => undefined);
      await moved.promise;
      await new Promise((resolve) => setTimeout(resolve, next() * killWithinMs));
      await server.end('SIGKILL');
      isOver = true;
      await moving;
      server = await start();
      const [own, others] = [await exported(saf), await exported(aa)];
      // Whoever may see it sees everything, once.
      expect(entriesOf(own).map(({ id, text }) => `${id} ${text}`)).toEqual(
        before.map(({ id, text }) => `${id} ${text}`),
      );
      const isOpen = entriesOf(others).some(({ id }) => id === entry.id);
      const stubs = Object.values(others.leftOut.entrusted).reduce((sum, count) => sum + count, 0);
      expect([isOpen, stubs], `seed ${seed}, kill ${round}`).toEqual(
        isOpen ? [true, 0] : [false, 1],
      );
    }
    await server.end('SIGKILL');
    expect((await examine(dataDir, undefined)).findings).toEqual([]);
  } finally {
    await server.end('SIGKILL');
    await rm(dataDir, { recursive: true });
  }
  tell('entrust-kill', { trials: kills, acknowledged: moves, lost: 0 });
  expect(moves).toBeGreaterThan(0);
});
