import { copyFileSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { lockData } from './data-lock.ts';
import { destroyFile } from './durable-file.ts';
import { keyFiles, keySuffix, receiptSuffix } from './key-files.ts';
import { StoreError } from './store-error.ts';

/**
 * The database of the cases before the log of what is in them: a case is written the other way round, so that every case
 * in a copy has its content.
 */
const databases = ['fallrunde.sqlite', 'log.sqlite'] as const;

/**
 * Copies the data into a folder of their own below `target`, also while a server works on them. The keys go to
 * `target`/keys, of which there is one copy only: what is erased loses its key there too, and with it all its backups.
 */
export async function backupData(dataDir: string, target: string, now: Date): Promise<string> {
  if (!existsSync(join(dataDir, databases[0])))
    throw new StoreError('ioError', `There are no data in ${dataDir}`);
  const folder = join(target, now.toISOString().replaceAll(/[:.]/g, '-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of databases) {
    const source = new DatabaseSync(join(dataDir, name), { readOnly: true, timeout: 5_000 });
    try {
      await backup(source, join(folder, name));
    } finally {
      source.close();
    }
  }
  takeKeys(join(dataDir, 'keys'), join(target, 'keys'), true);
  return folder;
}

/**
 * Puts a backup in the place of the data. Keys the data have already stay as they are, and what was erased since the
 * backup stays erased: the next start removes what the backup brought of it. Throws StoreError `inUse`, `notEmpty`.
 */
export function restoreData(dataDir: string, folder: string, replace: boolean): void {
  for (const name of databases)
    if (!existsSync(join(folder, name)))
      throw new StoreError('ioError', `${folder} is no backup: ${name} is missing`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockData(join(dataDir, 'lock'));
  try {
    if (existsSync(join(dataDir, databases[0])) && !replace)
      throw new StoreError('notEmpty', `${dataDir} holds data already; --replace removes them`);
    takeKeys(join(dirname(resolve(folder)), 'keys'), join(dataDir, 'keys'), false);
    for (const name of databases) {
      const path = join(dataDir, name);
      for (const suffix of ['-wal', '-shm', '']) rmSync(path + suffix, { force: true });
      copyFileSync(join(folder, name), path);
    }
  } finally {
    unlock();
  }
}

/**
 * Copies keys and receipts. `isNewer`: `source` are the data, they know better of keys in both, and what lost its key
 * there loses it in `target`. A receipt alone destroys nothing here: the next start asks who wrote it.
 */
function takeKeys(source: string, target: string, isNewer: boolean): void {
  if (!existsSync(source)) throw new StoreError('keysMissing', `${source} is missing`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const has = (folder: string, caseId: string, suffix: string) =>
    lstatSync(join(folder, caseId + suffix), { throwIfNoEntry: false })?.isFile() ?? false;
  const copy = (caseId: string, suffix: string) => {
    const path = join(target, caseId + suffix);
    removeLink(path);
    copyFileSync(join(source, caseId + suffix), path);
  };
  for (const caseId of keyFiles(source, keySuffix))
    if (isNewer || !has(target, caseId, keySuffix)) copy(caseId, keySuffix);
  for (const caseId of keyFiles(source, receiptSuffix)) {
    if (!has(target, caseId, receiptSuffix)) copy(caseId, receiptSuffix);
    if (isNewer && !has(source, caseId, keySuffix)) {
      removeLink(join(target, caseId + keySuffix));
      destroyFile(join(target, caseId + keySuffix));
    }
  }
}

/** Whoever can write where backups lie must not lead what is written or overwritten there to somewhere else. */
function removeLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(path);
}
