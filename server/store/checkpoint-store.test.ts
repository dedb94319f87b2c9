import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { onEveryStore } from '../../tests/fixtures/stores.ts';
import type { Store } from './store.ts';

function copyOf(word: string): ReadonlyMap<'board', Uint8Array> {
  const doc = new Y.Doc();
  doc.getMap('cards').set('card', word);
  return new Map([['board', Y.encodeStateAsUpdate(doc)]]);
}

async function wordAt(store: Store, at: number): Promise<unknown> {
  const doc = new Y.Doc();
  const copy = await store.checkpoints.load('case-one', at, 'board');
  if (copy) Y.applyUpdate(doc, copy);
  return doc.getMap('cards').get('card');
}

const minute = 60_000;

onEveryStore((place) => {
  async function withCase(): Promise<Store> {
    const store = await place.open();
    await store.cases.createCase({
      id: 'case-one',
      leadDepartment: 'SAF',
      leadSince: '2026-10-05',
    });
    return store;
  }

  test('gives back each state as it was, the newest first, over a restart', async () => {
    const store = await withCase();
    const now = Date.now();
    const first = await store.checkpoints.save('case-one', copyOf('Pünktlichkeit'), { now });
    const before = { department: 'KJS', state: first };
    const second = await store.checkpoints.save('case-one', copyOf('Fahrrad'), { now, before });
    expect(second).toBeGreaterThan(first);
    await store.close();
    const again = await place.open();
    expect(await again.checkpoints.list('case-one')).toEqual([
      { at: second, before },
      { at: first },
    ]);
    expect(await wordAt(again, first)).toBe('Pünktlichkeit');
    expect(await wordAt(again, second)).toBe('Fahrrad');
    expect(await again.checkpoints.load('case-one', first, 'chair')).toBeUndefined();
    expect(place.damage).toEqual([]);
  });

  test('lets go of what is too old, with its documents, also of a case nobody opens', async () => {
    const store = await withCase();
    const now = Date.UTC(2026, 10, 2, 9);
    await store.checkpoints.save('case-one', copyOf('a'), { now });
    await store.checkpoints.save('case-one', copyOf('b'), { now: now + minute });
    const kept = await store.checkpoints.list('case-one');
    expect(kept).toEqual([{ at: now + minute }]);
    expect(await store.checkpoints.load('case-one', now, 'board')).toBeUndefined();
    await store.checkpoints.thin(now + 31 * 24 * 60 * minute);
    expect(await store.checkpoints.list('case-one')).toEqual([]);
    expect(await store.checkpoints.load('case-one', now + minute, 'board')).toBeUndefined();
  });

  test('a case that cannot be opened keeps no other one from being thinned', async () => {
    const store = await withCase();
    await store.cases.createCase({ id: 'broken', leadDepartment: 'SAF', leadSince: '2026-10-05' });
    const now = Date.UTC(2026, 10, 2, 9);
    const snapshot = (at: number) => ({ at, name: '', departments: [], direction: [], hash: '' });
    await store.checkpoints.save('broken', copyOf('a'), { now, snapshot });
    await store.checkpoints.save('case-one', copyOf('a'), { now });
    await store.keys.destroy('broken');
    await store.checkpoints.thin(now + 31 * 24 * 60 * minute);
    expect(await store.checkpoints.list('case-one')).toEqual([]);
  });

  test('nothing of it can be read on disk, and what was put elsewhere is refused', async () => {
    const store = await withCase();
    const at = await store.checkpoints.save('case-one', copyOf('Quittenmarmelade'));
    expect(await place.everyByte()).not.toContain('Quittenmarmelade');
    await place.change("UPDATE checkpoint_documents SET document = 'chair'");
    await expect(store.checkpoints.load('case-one', at, 'chair')).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(place.damage).toEqual([{ kind: 'damagedCheckpoint', caseId: 'case-one' }]);
  });
});
