import type { FastifyInstance } from 'fastify';
import { normaliseWhole } from '../../shared/case/normalise.ts';
import type { NewSnapshot } from '../../shared/protocol/snapshots.ts';
import { policy } from '../access/policy.ts';
import type { Snapshots } from '../collab/snapshots.ts';
import { StoreError } from '../store/store-error.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import { checkpointOfCase } from './checkpoint-schemas.ts';
import * as schemas from './schemas.ts';
import * as snapshotSchemas from './snapshot-schemas.ts';

export interface SnapshotRoutesOptions {
  readonly atCase: AtCase;
  readonly snapshots: Snapshots;
}

/** A snapshot copies the whole case. */
const perMinute = 20;

/** Momentaufnahmen of a case. */
export function snapshotRoutes(
  app: FastifyInstance,
  { atCase, snapshots }: SnapshotRoutesOptions,
): void {
  app.get<OfCase>(
    '/cases/:id/snapshots',
    {
      schema: {
        params: schemas.caseId,
        response: schemas.answers(200, snapshotSchemas.snapshots),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      return seat ? snapshots.list(request.params.id, seat.participant) : reply;
    },
  );

  app.post<OfCase & { Body: NewSnapshot }>(
    '/cases/:id/snapshots',
    {
      config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
      schema: {
        params: schemas.caseId,
        body: snapshotSchemas.newSnapshot,
        response: schemas.answers(201, snapshotSchemas.snapshot),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayTakeSnapshot(seat.role)) return sendError(reply, 'forbidden');
      const name = normaliseWhole(request.body.name, false);
      if (!name) return sendError(reply, 'invalid', 'name');
      const taken = await snapshots.take(request.params.id, seat.participant, name);
      return taken ? reply.code(201).send(taken) : sendError(reply, 'snapshotsFull');
    },
  );

  app.get<{ Params: { id: string; at: number } }>(
    '/cases/:id/snapshots/:at',
    {
      config: { rateLimit: { max: perMinute * 3, timeWindow: '1 minute' } },
      schema: {
        params: checkpointOfCase,
        response: schemas.answers(200, snapshotSchemas.openedSnapshot),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { id, at } = request.params;
      try {
        return (await snapshots.open(id, seat.participant, at)) ?? sendError(reply, 'notFound');
      } catch (error) {
        if (error instanceof StoreError && error.code === 'damaged')
          return sendError(reply, 'damaged');
        throw error;
      }
    },
  );
}
