import { expect, test } from 'vitest';
import { type CloseReason, closeCodes, closeReason } from './close-codes.ts';

const reasons = Object.keys(closeCodes) as CloseReason[];

test.each(reasons)('%s has a code of its own that a websocket may be closed with', (reason) => {
  const { code } = closeCodes[reason];
  expect(closeReason(code)).toBe(reason);
  expect(code === 1009 || (code >= 4000 && code <= 4999)).toBe(true);
});

test('an ordinary loss of connection has no reason', () => {
  for (const code of [1000, 1001, 1005, 1006, 4400]) expect(closeReason(code)).toBeUndefined();
});
