import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverClock } from './server-clock.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 9, 5, 12);

/** What `/api/session` says the time is; undefined: it cannot be reached. */
let serverTime: number | undefined;
let asked = 0;

beforeEach(() => {
  vi.useFakeTimers({ now: noon - hour, toFake: ['Date', 'performance'] });
  vi.stubGlobal('fetch', async () => {
    asked++;
    if (serverTime === undefined) throw new TypeError('no network');
    return Response.json({ serverTime, probe: false, version: '0' });
  });
  serverTime = noon;
  asked = 0;
  serverClock.tell(noon, performance.now());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Everything that a request for the time does without waiting. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('shows the time of the server, whatever this machine shows', () => {
  expect(serverClock.now()).toBe(noon);
  vi.advanceTimersByTime(5000);
  expect(serverClock.now()).toBe(noon + 5000);
  expect(asked).toBe(0);
});

test('takes off half the way of the answer', () => {
  const askedAt = performance.now();
  vi.advanceTimersByTime(400);
  serverClock.tell(noon, askedAt);
  expect(serverClock.now()).toBe(noon + 200);
});

test('counts whole milliseconds', () => {
  serverClock.tell(noon, performance.now() + 0.5);
  expect(serverClock.now() % 1).toBe(0);
});

test('stays right when the clock of the machine is set, and asks the server once', async () => {
  vi.setSystemTime(noon + 7 * hour);
  serverTime = noon + 3;
  expect(serverClock.now()).toBe(noon);
  expect(serverClock.now()).toBe(noon);
  await settled();
  expect(asked).toBe(1);
  expect(serverClock.now()).toBe(noon + 3);
  await settled();
  expect(asked).toBe(1);
});

test('is right again after a sleep that its monotonic clock did not count', async () => {
  vi.setSystemTime(Date.now() + 2 * hour);
  serverTime = noon + 2 * hour;
  serverClock.now();
  await settled();
  expect(serverClock.now()).toBe(noon + 2 * hour);
});

test('goes on by what it knows without a connection, and asks again when there may be one', async () => {
  vi.setSystemTime(noon);
  serverTime = undefined;
  expect(serverClock.now()).toBe(noon);
  await settled();
  expect(serverClock.now()).toBe(noon);
  await settled();
  serverTime = noon + 9;
  serverClock.now();
  await settled();
  expect(serverClock.now()).toBe(noon + 9);
});
