import { setTimeout as delay } from 'node:timers/promises';
import { PostgresAdapter } from 'kysely';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';
import { Turns } from './turns.ts';

const triesMax = 12;
const pauseMs = 20;

/** Of this process; on one connection pool they would only make each other start anew. */
const turns = new WeakMap<Database, Turns>();

export function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * For what reads and then writes: `work` finds all as if nobody else were there. On PostgreSQL it runs again where
 * another node came between, so it must do nothing outside `transaction` that cannot be done twice.
 */
export async function inTransaction<T>(
  db: Database,
  work: (transaction: Database) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work(db);
  if (!isPostgres(db)) return db.transaction().execute(work);
  const own = turns.get(db) ?? new Turns();
  turns.set(db, own);
  return own.inTurn('transaction', () => serializable(db, work));
}

async function serializable<T>(
  db: Database,
  work: (transaction: Database) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(work);
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'conflict') || tries === triesMax)
        throw error;
    }
    await delay(Math.random() * pauseMs * tries);
  }
}
