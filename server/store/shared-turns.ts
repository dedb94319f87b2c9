import type { Pool } from 'pg';
import { openPool } from './postgres.ts';
import { toStoreError } from './store-error.ts';
import { Turns } from './turns.ts';

/** As many pieces of work of different names at once, of one node. */
const locksMax = 8;

/**
 * One piece of work after the other, by name, of all nodes: whoever has the turn holds an advisory lock of PostgreSQL,
 * which ends with the process. On connections of their own: whoever waits for a lock takes none from who holds it.
 */
export class SharedTurns extends Turns {
  readonly #pool: Pool;

  constructor(databaseUrl: string) {
    super();
    // Waiting is what they are for.
    this.#pool = openPool(databaseUrl, { max: locksMax, connectionTimeoutMillis: 0 });
  }

  override inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    return super.inTurn(name, () => this.#locked(name, work));
  }

  override async close(): Promise<void> {
    await this.#pool.end();
  }

  async #locked<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(refuse);
    let isLost = false;
    const onLost = () => {
      isLost = true;
    };
    client.on('error', onLost);
    try {
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]).catch(refuse);
      return await work();
    } finally {
      client.off('error', onLost);
      await client.query('SELECT pg_advisory_unlock_all()').catch(onLost);
      client.release(isLost);
    }
  }
}

function refuse(error: unknown): never {
  throw toStoreError(error);
}
