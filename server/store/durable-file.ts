import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a file in place for its owner alone (mode 0600): all of it or, after a crash, nothing. On disk when it returns. */
export function writeDurably(path: string, content: string): void {
  const unfinished = `${path}.new`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

/** Overwrites what a file held before it goes. */
export function destroyFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, new Uint8Array(stats.size));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
  syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  // Windows cannot open a folder; there the rename is journalled.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
