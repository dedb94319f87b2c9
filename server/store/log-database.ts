import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreError, toStoreError } from './store-error.ts';
import type { LogDamage } from './update-log-messages.ts';

const schemaVersion = 1;

// seq never repeats (AUTOINCREMENT): a row's place is part of what its seal authenticates.
const schema = `
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL,
    document TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX log_document ON log (case_id, document, seq);
  CREATE TABLE heartbeat (id INTEGER PRIMARY KEY, beats INTEGER NOT NULL) STRICT;
  INSERT INTO heartbeat VALUES (1, 0);
  PRAGMA user_version = ${schemaVersion};
`;

/** Opens the log's file durable and whole; a damaged one is replaced by what could be read of it. */
export function openLogDatabase(path: string, report: (damage: LogDamage) => void): DatabaseSync {
  try {
    return openWhole(path);
  } catch (error) {
    if (toStoreError(error).code !== 'damaged') throw error;
    report(salvage(path));
    return openWhole(path);
  }
}

/** Opens it for reading and changes nothing. Throws StoreError `damaged`, `newerSchema`. */
export function readLogDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    refuseUnreadable(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openWhole(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    // secure_delete: what compaction and erasure remove is overwritten, not only released.
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;');
    if (versionOf(db) === 0) db.exec(`BEGIN; ${schema} COMMIT;`);
    else refuseUnreadable(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function refuseUnreadable(db: DatabaseSync, path: string): void {
  if (versionOf(db) !== schemaVersion)
    throw new StoreError('newerSchema', `${path} was written by a newer version of Fallrunde`);
  if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok')
    throw new StoreError('damaged', `${path} is damaged`);
}

function versionOf(db: DatabaseSync): unknown {
  return db.prepare('PRAGMA user_version').get()?.user_version;
}

/** Copies every row that can still be read into a new file and puts the damaged one aside. */
function salvage(path: string): LogDamage {
  const rescued = `${path}.rescued`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(rescued + suffix, { force: true });
  const target = openWhole(rescued);
  let rows: number;
  try {
    rows = copyReadableRows(path, target);
  } finally {
    target.close();
  }
  if (rows === 0) {
    rmSync(rescued);
    throw new StoreError('damaged', `${path} is damaged beyond reading; restore a backup`);
  }
  const damagedFile = `${path}.damaged-${Date.now()}`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, damagedFile + suffix);
  }
  renameSync(rescued, path);
  return { kind: 'salvagedFile', rows, damagedFile };
}

function copyReadableRows(path: string, target: DatabaseSync): number {
  const source = new DatabaseSync(path, { defensive: false });
  let rows = 0;
  try {
    // Lets SQLite read a file that is shorter than its header says.
    source.exec('PRAGMA writable_schema=ON');
    const last = source.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'log'").get()?.seq;
    const read = source.prepare(
      'SELECT seq, case_id, document, kind, sealed FROM log WHERE seq = ?',
    );
    const write = target.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?)');
    target.exec('BEGIN');
    for (let seq = 1; seq <= Number(last ?? 0); seq++) {
      if (copyRow(read, write, seq)) rows++;
    }
    target.exec('COMMIT');
  } catch (error) {
    if (toStoreError(error).code !== 'damaged') throw error;
  } finally {
    source.close();
  }
  return rows;
}

function copyRow(read: StatementSync, write: StatementSync, seq: number): boolean {
  try {
    const row = read.get(seq);
    if (!row) return false;
    write.run(...Object.values(row));
    return true;
  } catch (error) {
    if (toStoreError(error).code === 'diskFull') throw error;
    return false;
  }
}
