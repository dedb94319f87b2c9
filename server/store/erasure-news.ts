import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Database } from './database.ts';
import { toStoreError } from './store-error.ts';

const channel = 'fallrunde_erased';
const listen = `LISTEN ${channel}`;
const [pauseMs, askEveryMs, answerMs] = [1_000, 10_000, 5_000];

interface Handlers {
  /** A case was erased, here or elsewhere. */
  readonly onErased: (caseId: string) => Promise<void>;
  /** From now on it is heard; what was told before, while the connection was away, was not. */
  readonly onHearing: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Heard once the transaction is committed, and not if it is not. */
export async function tellErased(db: Database, caseId: string): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${caseId})`.execute(db);
}

/**
 * Hears from PostgreSQL which cases are erased, whoever does it: a node or the operator. Resolves when it does, with what
 * ends it.
 */
export async function hearErasures(
  databaseUrl: string,
  handlers: Handlers,
): Promise<() => Promise<void>> {
  const begun = Promise.withResolvers<void>();
  const stopping = new AbortController();
  const hear = async () => {
    while (!stopping.signal.aborted) {
      await hearOnce(databaseUrl, stopping.signal, {
        ...handlers,
        onHearing() {
          begun.resolve();
          return handlers.onHearing();
        },
      }).catch((error: unknown) => {
        begun.reject(toStoreError(error));
        if (!stopping.signal.aborted) handlers.onError(error);
      });
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const hearing = hear();
  const stop = async () => {
    stopping.abort();
    await hearing;
  };
  try {
    await begun.promise;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Until the connection is lost or `stopping`, which it throws. */
async function hearOnce(
  databaseUrl: string,
  stopping: AbortSignal,
  { onErased, onHearing, onError }: Handlers,
): Promise<never> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'fallrunde',
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
  });
  const lost = new AbortController();
  client.on('error', (error) => lost.abort(error));
  client.on('notification', ({ payload = '' }) => onErased(payload).catch(onError));
  const signal = AbortSignal.any([stopping, lost.signal]);
  try {
    await client.connect();
    await client.query(listen);
    await onHearing();
    for (;;) {
      await delay(askEveryMs, undefined, { signal });
      // A connection that has died silently is noticed by its next question.
      await client.query(listen);
    }
  } catch (error) {
    throw lost.signal.reason ?? error;
  } finally {
    await client.end();
  }
}
