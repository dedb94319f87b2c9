import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onEveryStore, onPostgres } from '../../tests/fixtures/stores.ts';
import type { Turns } from './turns.ts';

/** Work that tells where it overlaps with other work of its kind. */
function watched() {
  let atOnce = 0;
  const seen = { most: 0, done: 0 };
  const work = async () => {
    atOnce++;
    seen.most = Math.max(seen.most, atOnce);
    await delay(3);
    atOnce--;
    seen.done++;
  };
  return { seen, work };
}

function manyTimes(turns: Turns, name: string, work: () => Promise<void>): Promise<void>[] {
  return Array.from({ length: 5 }, () => turns.inTurn(name, work));
}

onEveryStore((place) => {
  test('work of one name waits for its turn, also behind work that fails, and for none of another name', async () => {
    const { turns } = await place.open();
    const [one, other] = [watched(), watched()];
    const failing = expect(
      turns.inTurn('one', () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    const [inside, outside] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = turns.inTurn('held', async () => {
      inside.resolve();
      await outside.promise;
    });
    await inside.promise;
    await Promise.all([
      failing,
      ...manyTimes(turns, 'one', one.work),
      ...manyTimes(turns, 'other', other.work),
    ]);
    outside.resolve();
    await holding;
    for (const { seen } of [one, other]) expect(seen).toEqual({ most: 1, done: 5 });
  });
});

onPostgres((place) => {
  test('nodes take turns', async () => {
    const nodes = [await place.open(), await place.open()];
    const { seen, work } = watched();
    await Promise.all(nodes.flatMap(({ turns }) => manyTimes(turns, 'one', work)));
    expect(seen).toEqual({ most: 1, done: 10 });
  });

  test('a node that vanishes in its turn holds nobody up', async () => {
    const [gone, here] = [await place.open(), await place.open()];
    const [inside, outside] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const vanishing = gone.turns.inTurn('one', async () => {
      inside.resolve();
      await outside.promise;
    });
    await inside.promise;
    const next = here.turns.inTurn('one', async () => 'done');
    await place.change(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(await next).toBe('done');
    outside.resolve();
    await vanishing;
    expect(await gone.turns.inTurn('one', async () => 'again')).toBe('again');
  });

  test('more people at once than there are connections for locks all come to their turn', async () => {
    const nodes = [await place.open(), await place.open()];
    const { seen, work } = watched();
    await Promise.all(
      nodes.flatMap(({ turns, cases }) =>
        Array.from({ length: 30 }, (_, i) =>
          turns.inTurn(`case ${i}`, async () => {
            await cases.isEmpty();
            await work();
          }),
        ),
      ),
    );
    expect(seen.done).toBe(60);
  });
});
