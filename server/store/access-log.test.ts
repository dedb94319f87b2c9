import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onEveryStore, onPostgres } from '../../tests/fixtures/stores.ts';
import type { Store } from './store.ts';

const caseId = 'case-one';
const saf = { id: 'p-1', department: 'SAF' };
const kjs = { id: 'p-2', department: 'KJS' };

onEveryStore((place) => {
  let store: Store;

  beforeEach(async () => {
    store = await place.open();
    await store.cases.createCase({ id: caseId, leadDepartment: 'SAF', leadSince: '2026-10-05' });
  });

  afterEach(() => vi.useRealTimers());

  async function fiveEntries(): Promise<void> {
    for (let n = 0; n < 4; n++)
      await store.accessLog.record({
        caseId,
        participant: saf,
        action: 'consentGiven',
        detail: { department: `D${n}` },
      });
    await store.accessLog.opened(caseId, kjs);
  }

  test('keeps who did what, in the order in which it happened', async () => {
    await fiveEntries();
    const entries = await store.accessLog.list(caseId);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(entries[1]).toMatchObject({
      participantId: 'p-1',
      department: 'SAF',
      action: 'consentGiven',
      detail: { department: 'D1' },
    });
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 5 });
    expect(await store.accessLog.check('case-two')).toEqual({ entries: 0 });
    expect((await store.accessLog.page(caseId, 2)).map(({ seq }) => seq)).toEqual([5, 4]);
    expect((await store.accessLog.page(caseId, 2, 4)).map(({ seq }) => seq)).toEqual([3, 2]);
  });

  test('entries made at once stand one after the other', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.accessLog.record({ caseId, participant: saf, action: 'sittingStarted', detail: {} }),
      ),
    );
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 20 });
  });

  test('whoever comes back within the hour has not opened the case anew', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    await Promise.all([store.accessLog.opened(caseId, saf), store.accessLog.opened(caseId, saf)]);
    await store.accessLog.opened(caseId, kjs);
    vi.setSystemTime(1_000_000 + 59 * 60_000);
    await store.accessLog.opened(caseId, saf);
    expect(await store.accessLog.list(caseId)).toHaveLength(2);
    vi.setSystemTime(1_000_000 + 61 * 60_000);
    await store.accessLog.opened(caseId, saf);
    expect(await store.accessLog.list(caseId)).toHaveLength(3);
  });

  test('a clock that was set back hides no visit', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 100_000_000 });
    await store.accessLog.opened(caseId, saf);
    vi.setSystemTime(1_000_000);
    await store.accessLog.opened(caseId, saf);
    await store.accessLog.opened(caseId, saf);
    expect((await store.accessLog.list(caseId)).map(({ at }) => at)).toEqual([
      100_000_000, 1_000_000,
    ]);
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 2 });
  });

  test.each([
    ["UPDATE access_log SET department = 'AA' WHERE seq = 3", 3],
    ['UPDATE access_log SET at = at - 1 WHERE seq = 1', 1],
    ['UPDATE access_log SET detail = \'{"department":"X"}\' WHERE seq = 2', 2],
    ['DELETE FROM access_log WHERE seq = 2', 2],
    ['DELETE FROM access_log WHERE seq <= 2', 1],
    ['DELETE FROM access_log WHERE seq = 5', 5],
    ['DELETE FROM access_log_ends', 6],
    [
      `DELETE FROM access_log WHERE seq > 3;
       UPDATE access_log_ends SET last_seq = 3, last_hash = (SELECT hash FROM access_log WHERE seq = 3)`,
      4,
    ],
    [
      `DELETE FROM access_log WHERE seq <= 2;
       UPDATE access_log_ends SET removed_seq = 2, removed_hash = 'x'`,
      3,
    ],
    [
      `UPDATE access_log SET seq = 99 WHERE seq = 2; UPDATE access_log SET seq = 2 WHERE seq = 3;
       UPDATE access_log SET seq = 3 WHERE seq = 99`,
      2,
    ],
  ])('shows where somebody changed it: %s', async (sql, brokenAt) => {
    await fiveEntries();
    await place.change(sql);
    expect(await store.accessLog.check(caseId)).toMatchObject({ brokenAt });
  });

  test('what is recorded after a change does not cover it up', async () => {
    await fiveEntries();
    await place.change(`DELETE FROM access_log WHERE seq > 3;
      UPDATE access_log_ends SET last_seq = 3, last_hash = (SELECT hash FROM access_log WHERE seq = 3)`);
    await store.accessLog.record({
      caseId,
      participant: saf,
      action: 'sittingStarted',
      detail: {},
    });
    expect(await store.accessLog.check(caseId)).toMatchObject({ entries: 4, brokenAt: 5 });
    await place.change('DELETE FROM access_log_ends');
    await store.accessLog.record({
      caseId,
      participant: saf,
      action: 'sittingStarted',
      detail: {},
    });
    expect(await store.accessLog.check(caseId)).toMatchObject({ entries: 5, brokenAt: 6 });
  });

  test('entries that are too old go from the front, and the rest can still be checked', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    await fiveEntries();
    vi.setSystemTime(5_000);
    await fiveEntries();
    await store.accessLog.prune(2_000);
    expect((await store.accessLog.list(caseId)).map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 4 });
    await store.accessLog.prune(9_000);
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 0 });
    await fiveEntries();
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 5 });
  });

  test('an entry made older than it is stays, and with it that it was changed', async () => {
    await fiveEntries();
    await place.change('UPDATE access_log SET at = 1 WHERE seq <= 3');
    await store.accessLog.prune(2_000);
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 5, brokenAt: 1 });
  });

  test('the log of an erased case stays until it is too old, then nothing names the case', async () => {
    await fiveEntries();
    await store.cases.eraseCase(caseId);
    expect(await store.accessLog.check(caseId)).toEqual({ entries: 5 });
    await store.accessLog.prune(Date.now() + 1);
    expect(await place.change('SELECT * FROM access_log_ends')).toEqual([]);
  });
});

onPostgres((place) => {
  test('entries made at once on two nodes stand one after the other', async () => {
    const nodes = [await place.open(), await place.open()];
    await nodes[0]?.cases.createCase({
      id: caseId,
      leadDepartment: 'SAF',
      leadSince: '2026-10-05',
    });
    await Promise.all(
      nodes.flatMap(({ accessLog }) => [
        ...Array.from({ length: 10 }, () =>
          accessLog.record({ caseId, participant: saf, action: 'sittingStarted', detail: {} }),
        ),
        accessLog.opened(caseId, kjs),
      ]),
    );
    expect(await nodes[0]?.accessLog.check(caseId)).toEqual({ entries: 21 });
  });
});
