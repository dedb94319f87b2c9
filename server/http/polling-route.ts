import type { FastifyInstance } from 'fastify';
import type { Polling } from '../collab/polling.ts';

/** Where the connection of a case goes that websockets do not get through for. */
export function pollingRoute(app: FastifyInstance, polling: Pick<Polling, 'handle'>): void {
  app.register(async (scope) => {
    // Its bodies are read behind this, with limits of their own.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route<{ Params: { caseId: string } }>({
      method: ['GET', 'POST'],
      url: '/sync/:caseId',
      schema: { hide: true },
      exposeHeadRoute: false,
      handler: async ({ raw, params }, reply) => {
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, value);
        reply.hijack();
        await polling.handle(raw, reply.raw, params.caseId);
      },
    });
  });
}
