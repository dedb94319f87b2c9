import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverClock } from '../sync/server-clock.ts';
import { loadSession } from './session.ts';

const noon = Date.UTC(2026, 9, 5, 12);
const never = new Promise<never>(() => undefined);
let isSignedIn: boolean;

beforeEach(() => {
  isSignedIn = false;
  vi.stubGlobal('location', { origin: 'http://stadt.example' });
  vi.stubGlobal('fetch', async (address: string) => {
    if (address === '/api/settings') return Response.json({ departments: [] });
    return Response.json({ serverTime: noon, ...(isSignedIn && { participant: { id: 'p1' } }) });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** As the browser notes it of what a page asks for ahead of its script. */
function askedAhead(requestStart: number, responseStart: number): void {
  const times = { requestStart: { value: requestStart }, responseStart: { value: responseStart } };
  const timing = Object.create(PerformanceResourceTiming.prototype, times);
  vi.spyOn(performance, 'getEntriesByName').mockImplementation((name) =>
    name === 'http://stadt.example/api/session' ? [timing] : [],
  );
}

const isDone = (loading: Promise<void>) =>
  Promise.race([
    loading.then(() => true),
    new Promise((resolve) => setTimeout(resolve, 50, false)),
  ]);
const serverAtPageStart = () => serverClock.now() - performance.now();

test('counts the time from when the session was asked for ahead of the script, and only the first time', async () => {
  askedAhead(-4_000_000, -2_000_000);
  await loadSession();
  expect(serverAtPageStart()).toBeCloseTo(noon + 3_000_000, -3);
  await loadSession();
  expect(serverAtPageStart()).toBeCloseTo(noon - performance.now(), -3);
});

test('holds back what is shown to whoever is signed in, not the way in', async () => {
  expect(await isDone(loadSession(never))).toBe(true);
  isSignedIn = true;
  expect(await isDone(loadSession(never))).toBe(false);
  expect(await isDone(loadSession(Promise.resolve()))).toBe(true);
});
