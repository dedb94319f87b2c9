import type { FastifyInstance } from 'fastify';
import { policy } from '../access/policy.ts';
import type { Restoring } from '../collab/restoring.ts';
import type { CheckpointStore } from '../store/checkpoint-store.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as checkpointSchemas from './checkpoint-schemas.ts';
import * as schemas from './schemas.ts';

export interface CheckpointRoutesOptions {
  readonly atCase: AtCase;
  readonly checkpoints: Pick<CheckpointStore, 'list'>;
  readonly restoring: Restoring;
}

type OfCheckpoint = { Params: { id: string; at: number } };

/** A restore copies the whole case first. */
const restoresPerMinute = 20;

/** Earlier states of a case, and the way back to them. */
export function checkpointRoutes(
  app: FastifyInstance,
  { atCase, checkpoints, restoring }: CheckpointRoutesOptions,
): void {
  app.get<OfCase>(
    '/cases/:id/checkpoints',
    {
      schema: {
        params: schemas.caseId,
        response: schemas.answers(200, checkpointSchemas.checkpoints),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayRestore(seat.role)) return sendError(reply, 'forbidden');
      // Momentaufnahmen have a list of their own.
      const all = await checkpoints.list(request.params.id);
      return all.filter(({ snapshot }) => snapshot === undefined);
    },
  );

  app.get<OfCheckpoint>(
    '/cases/:id/checkpoints/:at',
    {
      schema: {
        params: checkpointSchemas.checkpointOfCase,
        response: schemas.answers(200, checkpointSchemas.difference),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayRestore(seat.role)) return sendError(reply, 'forbidden');
      const { id, at } = request.params;
      const since = await restoring.since(id, seat.participant, seat.role, at);
      return since ? { since } : sendError(reply, 'notFound');
    },
  );

  app.post<OfCheckpoint>(
    '/cases/:id/checkpoints/:at/restore',
    {
      config: { rateLimit: { max: restoresPerMinute, timeWindow: '1 minute' } },
      schema: {
        params: checkpointSchemas.checkpointOfCase,
        response: schemas.answers(200, checkpointSchemas.restored),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayRestore(seat.role)) return sendError(reply, 'forbidden');
      const { id, at } = request.params;
      const restored = await restoring.restore(id, seat.participant, seat.role, at);
      return restored ?? sendError(reply, 'notFound');
    },
  );
}
