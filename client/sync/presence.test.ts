import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Participant } from '../../shared/protocol/http.ts';
import { createPresence } from './presence.ts';

const participant: Participant = { id: 'p1', name: 'IFK', department: 'IFK', role: 'member' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often the others hear of a pointer that moves for a second, a hundred times. */
function toldInASecond(isByRequest: boolean): number {
  const awareness = new Awareness(new Y.Doc());
  const presence = createPresence(awareness, participant, Date.now, () => isByRequest);
  let told = 0;
  awareness.on('update', () => {
    told += 1;
  });
  for (let x = 0; x < 100; x += 1) {
    presence.set({ cursor: [x, 0] });
    vi.advanceTimersByTime(10);
  }
  const before = told;
  presence.destroy();
  awareness.destroy();
  return before;
}

it('tells of a moving pointer twenty times a second, four times where each is a request', () => {
  expect(toldInASecond(false)).toBe(20);
  expect(toldInASecond(true)).toBe(4);
});
