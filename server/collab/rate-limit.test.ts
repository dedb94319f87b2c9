import { expect, it } from 'vitest';
import { limits } from '../../shared/protocol/limits.ts';
import { TokenBucket } from './rate-limit.ts';

function taken(bucket: TokenBucket, atMs: number, wanted: number): number {
  let count = 0;
  for (let n = 0; n < wanted; n += 1) if (bucket.take(atMs)) count += 1;
  return count;
}

it('lets a burst through, then the sustained rate', () => {
  const bucket = new TokenBucket();
  expect(taken(bucket, 1_000, 10_000)).toBe(limits.updatesBurst);
  expect(taken(bucket, 2_000, 10_000)).toBe(limits.updatesPerSecond);
  expect(taken(bucket, 2_500, 10_000)).toBe(limits.updatesPerSecond / 2);
});

it('saves up no more than a burst', () => {
  const bucket = new TokenBucket();
  taken(bucket, 0, 10_000);
  expect(taken(bucket, 3_600_000, 10_000)).toBe(limits.updatesBurst);
});

it('never slows who keeps to the rate', () => {
  const bucket = new TokenBucket();
  const everyMs = 1000 / limits.updatesPerSecond;
  for (let n = 0; n < 10_000; n += 1) expect(bucket.take(n * everyMs)).toBe(true);
});

it('charges a large update like the many small ones it could be', () => {
  const bucket = new TokenBucket();
  expect(bucket.take(0, limits.updatesBurst)).toBe(true);
  expect(bucket.take(0)).toBe(false);
  expect(bucket.take(1_000, limits.updatesPerSecond + 1)).toBe(false);
  expect(bucket.take(1_000, limits.updatesPerSecond)).toBe(true);
});
