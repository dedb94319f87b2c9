import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { writeDurably } from './durable-file.ts';
import { keyBytes } from './seal.ts';
import { StoreError } from './store-error.ts';

/** The key in `MASTER_KEY`: 32 bytes as base64. */
export function parseMasterKey(text: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  // Node skips what is not base64; only what encodes back is the key that was meant.
  if (key.length === keyBytes && unpadded(key.toString('base64')) === unpadded(text.trim())) {
    return key;
  }
  throw new StoreError(
    'masterKeyInvalid',
    `The master key must be ${keyBytes} bytes as base64 (openssl rand -base64 ${keyBytes})`,
  );
}

function unpadded(base64: string): string {
  return base64.replace(/=+$/, '');
}

/** The key kept in `path`, which nobody but its owner may read; undefined if there is no such file. */
export function readMasterKeyFile(path: string): Uint8Array | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  // Windows has no such mode.
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) {
    throw new StoreError(
      'masterKeyExposed',
      `${path} can be read by others; allow its owner only (chmod 600) or replace it`,
    );
  }
  return parseMasterKey(readFileSync(path, 'utf8'));
}

/** A new key in a file of its own, on disk when it returns: what is sealed with it must not outlive it. */
export function createMasterKeyFile(path: string): Uint8Array {
  const key = randomBytes(keyBytes);
  writeDurably(path, `${key.toString('base64')}\n`);
  return key;
}
