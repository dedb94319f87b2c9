import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { InMemory } from './short-lived.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives back what waits, once and in time', async () => {
  const kept = new InMemory(60);
  expect(await kept.add('a', 'first')).toBe(true);
  expect(await kept.add('a', 'again')).toBe(false);
  await kept.add('b', 'second');
  expect(await kept.get('a')).toBe('first');
  expect(await kept.take('a')).toBe('first');
  expect(await kept.take('a')).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(await kept.take('b')).toBeUndefined();
  expect(await kept.add('b', 'third')).toBe(true);
});

it('holds no more than so many, the newest', async () => {
  const kept = new InMemory(60);
  for (let n = 0; n <= 10_000; n++) await kept.add(String(n), String(n));
  expect(await kept.take('0')).toBeUndefined();
  expect(await kept.take('1')).toBe('1');
  expect(await kept.take('10000')).toBe('10000');
});
