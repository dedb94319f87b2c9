import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPlace } from './case-keys.ts';
import { destroyFile, writeDurably } from './durable-file.ts';
import { StoreError } from './store-error.ts';

export const keySuffix = '.key';
export const receiptSuffix = '.erased';
const caseIdPattern = /^[\w-]+$/;

/** Each key and each receipt in a file of its own, in a folder beside the database: a copy of the database holds no key. */
export class KeyFiles implements KeyPlace {
  readonly isShared = false;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keys(): Promise<ReadonlyMap<string, string>> {
    return this.#read(keySuffix);
  }

  async receipts(): Promise<ReadonlyMap<string, string>> {
    return this.#read(receiptSuffix);
  }

  async add(caseId: string, wrapped: string): Promise<boolean> {
    if ([keySuffix, receiptSuffix].some((suffix) => existsSync(this.#path(caseId, suffix))))
      return false;
    keepWrappedKey(this.#folder, caseId, wrapped);
    return true;
  }

  /** Once the receipt is there, a crash changes nothing: the next start does the rest. */
  async erase(
    caseId: string,
    receipt: string,
    onErased: () => void,
    removeRows: () => Promise<void>,
  ): Promise<void> {
    writeDurably(this.#path(caseId, receiptSuffix), `${receipt}\n`);
    destroyFile(this.#path(caseId, keySuffix));
    onErased();
    await removeRows();
  }

  async destroy(caseId: string): Promise<void> {
    destroyFile(this.#path(caseId, keySuffix));
  }

  #read(suffix: string): ReadonlyMap<string, string> {
    const read = (caseId: string) => readFileSync(this.#path(caseId, suffix), 'utf8').trim();
    return new Map(keyFiles(this.#folder, suffix).map((caseId) => [caseId, read(caseId)]));
  }

  #path(caseId: string, suffix: string): string {
    return fileOf(this.#folder, caseId, suffix);
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
