import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pending } from './pending.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives back what waits, once and in time', () => {
  const pending = new Pending<string>(60);
  pending.add('a', 'first');
  pending.add('b', 'second');
  expect(pending.take('a')).toBe('first');
  expect(pending.take('a')).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(pending.take('b')).toBeUndefined();
});

it('holds no more than so many, the newest', () => {
  const pending = new Pending<number>(60);
  for (let n = 0; n <= 10_000; n++) pending.add(String(n), n);
  expect(pending.take('0')).toBeUndefined();
  expect(pending.take('1')).toBe(1);
  expect(pending.take('10000')).toBe(10_000);
});
