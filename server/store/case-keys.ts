import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasureReceipt } from '../../shared/protocol/privacy.ts';
import { destroyFile, writeDurably } from './durable-file.ts';
import { type Mac, macFor } from './mac.ts';
import { keyBytes, seal, unseal } from './seal.ts';
import { StoreError } from './store-error.ts';

export const keySuffix = '.key';
export const receiptSuffix = '.erased';
const caseIdPattern = /^[\w-]+$/;

export type ErasureFacts = Omit<ErasureReceipt, 'hash'>;

/**
 * The data key of every case, wrapped by the master key, each in a file of its own beside the database: a copy of the
 * database holds no key. Opened once at start: the log needs them without waiting.
 * A destroyed key makes all that was ever written of its case unreadable, wherever copies of it lie. Its receipt stays in
 * the folder, so that a database put back from a copy cannot bring the case back.
 */
export class CaseKeys {
  readonly #folder: string;
  readonly #masterKey: Uint8Array;
  readonly #mac: Mac;
  readonly #keys = new Map<string, Uint8Array>();
  readonly #receipts = new Map<string, ErasureReceipt>();

  private constructor(folder: string, masterKey: Uint8Array) {
    this.#folder = folder;
    this.#masterKey = masterKey;
    this.#mac = macFor(masterKey, 'receipts');
  }

  /** `onUnreadable` hears of each case whose key or receipt is damaged. A master key that opens no key is refused. */
  static open(
    folder: string,
    masterKey: Uint8Array,
    onUnreadable: (caseId: string) => void,
  ): CaseKeys {
    const keys = CaseKeys.read(folder, masterKey, onUnreadable);
    // A crash came between the two.
    for (const caseId of keyFiles(folder, keySuffix))
      if (keys.isErased(caseId)) destroyFile(keys.#path(caseId, keySuffix));
    return keys;
  }

  /** As `open`, but changes nothing. */
  static read(
    folder: string,
    masterKey: Uint8Array,
    onUnreadable: (caseId: string) => void,
  ): CaseKeys {
    const keys = new CaseKeys(folder, masterKey);
    for (const caseId of keyFiles(folder, receiptSuffix)) keys.#readReceipt(caseId, onUnreadable);
    const living = keyFiles(folder, keySuffix).filter((caseId) => !keys.isErased(caseId));
    const unreadable = living.filter((caseId) => !keys.#readKey(caseId));
    if (living.length > 0 && unreadable.length === living.length) {
      throw new StoreError(
        'masterKeyWrong',
        'The master key is not the one the cases were kept with',
      );
    }
    for (const caseId of unreadable) onUnreadable(caseId);
    return keys;
  }

  /** A new key, on disk before anything is written with it. Throws StoreError `caseExists`. */
  create(caseId: string): void {
    if (existsSync(this.#path(caseId, keySuffix)) || this.isErased(caseId))
      throw new StoreError('caseExists', 'There is or was a case with this id');
    const key = randomBytes(keyBytes);
    const wrapped = Buffer.from(seal(this.#masterKey, key, placeOf(caseId))).toString('base64');
    keepWrappedKey(this.#folder, caseId, wrapped);
    this.#keys.set(caseId, key);
  }

  /** Throws StoreError `unknownCase`. */
  get(caseId: string): Uint8Array {
    const key = this.#keys.get(caseId);
    if (!key) throw new StoreError('unknownCase', 'There is no key for this case');
    return key;
  }

  /** Whether there is a file for it, readable or not. */
  has(caseId: string): boolean {
    return existsSync(this.#path(caseId, keySuffix));
  }

  isErased(caseId: string): boolean {
    return this.#receipts.has(caseId);
  }

  /** The newest first. */
  receipts(): ErasureReceipt[] {
    return [...this.#receipts.values()].sort((a, b) => b.at - a.at);
  }

  /**
   * The moment in which a case is erased: once the receipt is there, a crash changes nothing, the next start destroys
   * the key.
   */
  erase(facts: ErasureFacts): ErasureReceipt {
    const receipt = { ...facts, hash: this.#hashOf(facts) };
    writeDurably(this.#path(facts.caseId, receiptSuffix), `${JSON.stringify(receipt)}\n`);
    this.#receipts.set(facts.caseId, receipt);
    this.destroy(facts.caseId);
    return receipt;
  }

  /** The key of a case that never came to be, or was erased. */
  destroy(caseId: string): void {
    this.#keys.get(caseId)?.fill(0);
    this.#keys.delete(caseId);
    destroyFile(this.#path(caseId, keySuffix));
  }

  #path(caseId: string, suffix: string): string {
    return fileOf(this.#folder, caseId, suffix);
  }

  #readKey(caseId: string): boolean {
    const wrapped = Buffer.from(readFileSync(this.#path(caseId, keySuffix), 'utf8'), 'base64');
    const key = unseal(this.#masterKey, wrapped, placeOf(caseId));
    if (key) this.#keys.set(caseId, key);
    return key !== undefined;
  }

  /** One that this installation did not write erases nothing. */
  #readReceipt(caseId: string, onUnreadable: (caseId: string) => void): void {
    try {
      const text = readFileSync(this.#path(caseId, receiptSuffix), 'utf8');
      const receipt = JSON.parse(text) as ErasureReceipt;
      if (receipt.caseId === caseId && receipt.hash === this.#hashOf(receipt)) {
        this.#receipts.set(caseId, receipt);
        return;
      }
    } catch {
      // Reported like one of somebody else's.
    }
    onUnreadable(caseId);
  }

  #hashOf({ caseId, number, at, department, rows, snapshots, keys }: ErasureFacts): string {
    const said = this.#mac([caseId, number, at, department ?? null, rows, snapshots, keys]);
    return Buffer.from(said, 'base64url').toString('hex');
  }
}

/** Puts a wrapped key in its file. */
export function keepWrappedKey(folder: string, caseId: string, wrapped: string): void {
  writeDurably(fileOf(folder, caseId, keySuffix), `${wrapped}\n`);
}

function fileOf(folder: string, caseId: string, suffix: string): string {
  if (!caseIdPattern.test(caseId)) throw new StoreError('unknownCase', 'This is no id of a case');
  return join(folder, caseId + suffix);
}

/** The ids of the cases that have such a file. What else lies there, also a link to somewhere, is none of ours. */
export function keyFiles(folder: string, suffix: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map(({ name }) => name.slice(0, -suffix.length))
    .filter((caseId) => caseIdPattern.test(caseId));
}

function placeOf(caseId: string): string {
  return `key\n${caseId}`;
}
