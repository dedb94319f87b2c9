import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import { toStoreError } from './store-error.ts';

/** The type of bigint: the times and counts in it are far below 2^53. */
const int8 = 20;

/**
 * `synchronous_commit`: what is answered is on disk, whatever the server's default. The others end what a node holds
 * (locks, transactions) soon after its machine has vanished without a word.
 */
const session = `
  SET synchronous_commit = on;
  SET idle_in_transaction_session_timeout = '60s';
  SET tcp_keepalives_idle = 10;
  SET tcp_keepalives_interval = 5;
  SET tcp_keepalives_count = 3;
`;

export function openPool(databaseUrl: string, config: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'fallrunde',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    types: {
      getTypeParser: ((type: number, format?: 'text') =>
        type === int8 ? Number : types.getTypeParser(type, format)) as typeof types.getTypeParser,
    },
    onConnect: async (client) => {
      await client.query(session);
    },
    ...config,
  });
  // A connection was lost while nobody used it. The pool lets go of it, whoever comes next gets another or the error.
  pool.on('error', () => undefined);
  return pool;
}

/** The pool as Kysely's PostgresDialect wants it; what it throws are StoreErrors. */
export function typedPool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch(refuse);
      return {
        // Nothing is streamed here: a query is a text with its parameters.
        query: untyped((text, parameters) =>
          client.query(text, parameters.map(storable)).catch(refuse),
        ),
        release: (destroy) => client.release(destroy),
      };
    },
    end: () => pool.end(),
  };
}

/** The rows of a result are whatever the query says. */
function untyped(
  query: (text: string, parameters: readonly unknown[]) => Promise<unknown>,
): PostgresPoolClient['query'] {
  return query as PostgresPoolClient['query'];
}

/**
 * PostgreSQL refuses the character 0 in a text and numbers beyond its own, also where they are only looked for: whoever
 * sends such a thing gets what anything else that is not there gets.
 */
function storable(value: unknown): unknown {
  if (typeof value === 'number')
    return Math.max(Number.MIN_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER));
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

function refuse(error: unknown): never {
  throw toStoreError(error);
}
