import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMasterKeyFile, parseMasterKey, readMasterKeyFile } from './master-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('takes 32 bytes as base64 and nothing else', () => {
  const key = randomBytes(32);
  expect(parseMasterKey(key.toString('base64'))).toEqual(key);
  expect(parseMasterKey(`${key.toString('base64')}\n`)).toEqual(key);
  for (const wrong of [
    '',
    'secret',
    randomBytes(31).toString('base64'),
    `${key.toString('hex')}`,
  ]) {
    expect(() => parseMasterKey(wrong)).toThrow(
      expect.objectContaining({ code: 'masterKeyInvalid' }),
    );
  }
});

test('a generated key file is read again and belongs to its owner alone', () => {
  const path = join(folder, 'master.key');
  expect(readMasterKeyFile(path)).toBeUndefined();
  const key = createMasterKeyFile(path);
  expect(readMasterKeyFile(path)).toEqual(key);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each([0o640, 0o604, 0o644, 0o620])('a key file of mode %o is refused', (mode) => {
  const path = join(folder, 'master.key');
  createMasterKeyFile(path);
  chmodSync(path, mode);
  expect(() => readMasterKeyFile(path)).toThrow(
    expect.objectContaining({ code: 'masterKeyExposed' }),
  );
});

test('a key file with something else in it is refused', () => {
  const path = join(folder, 'master.key');
  writeFileSync(path, 'half a k', { mode: 0o600 });
  expect(() => readMasterKeyFile(path)).toThrow(
    expect.objectContaining({ code: 'masterKeyInvalid' }),
  );
});
