import { beforeEach, expect, test } from 'vitest';
import { onEveryStore } from '../../tests/fixtures/stores.ts';
import type { Store } from './store.ts';

onEveryStore((place) => {
  let store: Store;

  beforeEach(async () => {
    store = await place.open();
    for (const id of ['one', 'two'])
      await store.cases.createCase({ id, leadDepartment: 'SAF', leadSince: '2026-01-01' });
  });

  async function newGuest() {
    const { id } = await store.guests.create({
      caseId: 'one',
      name: 'Arbeitsvermittlung',
      department: 'AA',
      role: 'observer',
      device: 'phone',
      untilEnd: true,
      expiresAt: Date.now() + 60_000,
    });
    return () => store.guests.find(id).then((guest) => guest ?? expect.unreachable());
  }

  test.each(['joining', 'waiting', 'admitted', 'denied'] as const)(
    'somebody %s comes to the door of another case in one step, and is never in there',
    async (kind) => {
      const guest = await newGuest();
      if (kind !== 'joining')
        await store.guests.setState(await guest(), ['joining'], { kind: 'waiting' });
      const { stateAt } = await guest();
      if (kind === 'admitted')
        await store.guests.admit(await guest(), 'SAF', stateAt, 'am Telefon');
      if (kind === 'denied')
        await store.guests.setState(await guest(), ['waiting'], { kind, reason: 'später' });
      expect((await guest()).state.kind).toBe(kind);

      expect(await store.guests.moveTo(await guest(), 'two')).toBe(true);
      expect(await guest()).toMatchObject({
        caseId: 'two',
        state: { kind: kind === 'joining' ? 'joining' : 'waiting' },
      });
      expect((await guest()).stateAt).toBeGreaterThanOrEqual(stateAt);
    },
  );

  test('somebody whose access has ended, or who is at another door by now, is moved no more', async () => {
    const guest = await newGuest();
    const before = await guest();
    await store.guests.moveTo(before, 'two');
    expect(await store.guests.moveTo(before, 'three')).toBe(false);
    await store.guests.setState(await guest(), ['joining'], { kind: 'ended', why: 'removed' });
    expect(await store.guests.moveTo(await guest(), 'one')).toBe(false);
    expect(await guest()).toMatchObject({ caseId: 'two', state: { kind: 'ended' } });
  });
});
