import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);
const text = Buffer.from('Familie O.');

test('opens with the same key at the same place only', () => {
  const sealed = seal(key, text, 'here');
  expect(Buffer.from(unseal(key, sealed, 'here') ?? [])).toEqual(text);
  expect(unseal(key, sealed, 'there')).toBeUndefined();
  expect(unseal(randomBytes(32), sealed, 'here')).toBeUndefined();
});

test('seals the same text differently each time', () => {
  expect(seal(key, text, 'here')).not.toEqual(seal(key, text, 'here'));
});

test('neither a changed byte nor a cut goes unnoticed', () => {
  const sealed = seal(key, text, 'here');
  for (let i = 0; i < sealed.length; i++) {
    const altered = new Uint8Array(sealed);
    altered.set([(altered[i] ?? 0) ^ 1], i);
    expect(unseal(key, altered, 'here')).toBeUndefined();
    expect(unseal(key, sealed.subarray(0, i), 'here')).toBeUndefined();
  }
});
