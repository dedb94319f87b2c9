import { DatabaseSync } from 'node:sqlite';
import { StoreError, toStoreError } from './store-error.ts';

/**
 * Keeps a second server from the same data: two would number the rows of one log.
 * SQLite's file lock is released by the system however the process ends.
 */
export function lockData(path: string): () => void {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const reason = toStoreError(error);
    if (reason.code !== 'inUse') throw reason;
    throw new StoreError('inUse', 'Another process works on the same data', { cause: error });
  }
  return () => lock.close();
}
