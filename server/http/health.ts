import type { FastifyInstance } from 'fastify';
import { sendError } from './api-error.ts';

/** How long the store may take to prove that it can write, ms. */
const checkMs = 5_000;

/** `isReady`: false while the server stops or once the log has failed. `check` rejects when the store cannot write. */
export function healthRoutes(
  app: FastifyInstance,
  { isReady, check }: { isReady: () => boolean; check: () => Promise<void> },
): void {
  const schema = { hide: true };
  app.get('/healthz', { schema }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );
  app.get('/readyz', { schema }, async (_request, reply) => {
    const isWritable = isReady() && (await withinTime(check()));
    if (!isWritable) return sendError(reply, 'unavailable');
    return reply.header('cache-control', 'no-store').send({ status: 'ready' });
  });
}

async function withinTime(check: Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), checkMs);
  try {
    return await Promise.race([check.then(() => true), late.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
