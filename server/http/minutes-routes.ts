import type { FastifyInstance, FastifyReply } from 'fastify';
import { addendumMax } from '../../shared/case/closed-minutes.ts';
import { normaliseWhole } from '../../shared/case/normalise.ts';
import type { NewAddendum } from '../../shared/protocol/minutes.ts';
import { policy } from '../access/policy.ts';
import { MinutesError, type MinutesKeeper } from '../collab/minutes.ts';
import { sendError } from './api-error.ts';
import type { AtCase } from './at-case.ts';
import * as schemas from './schemas.ts';

export interface MinutesRoutesOptions {
  readonly atCase: AtCase;
  readonly minutes: MinutesKeeper;
}

type OfSitting = { Params: { id: string; sittingId: string } };

/** Each copies the whole case. */
const closingsPerMinute = 20;

const ofSitting = {
  type: 'object',
  required: ['id', 'sittingId'],
  properties: { ...schemas.caseId.properties, sittingId: schemas.id(64) },
} as const;

const newAddendum = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: { text: { type: 'string', maxLength: addendumMax, pattern: '\\S' } },
} as const;

/** The minutes of a consultation: closing them, and what is added then. */
export function minutesRoutes(
  app: FastifyInstance,
  { atCase, minutes }: MinutesRoutesOptions,
): void {
  const answer = async (reply: FastifyReply, work: Promise<void>): Promise<FastifyReply> => {
    try {
      await work;
      return reply.code(204).send();
    } catch (error) {
      if (error instanceof MinutesError) return sendError(reply, error.code);
      throw error;
    }
  };

  app.post<OfSitting>(
    '/cases/:id/sittings/:sittingId/close',
    {
      config: { rateLimit: { max: closingsPerMinute, timeWindow: '1 minute' } },
      schema: { params: ofSitting },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayTakeSnapshot(seat.role)) return sendError(reply, 'forbidden');
      const { id, sittingId } = request.params;
      return answer(reply, minutes.close(id, seat.participant, sittingId));
    },
  );

  app.post<OfSitting & { Body: NewAddendum }>(
    '/cases/:id/sittings/:sittingId/addenda',
    { schema: { params: ofSitting, body: newAddendum } },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayAddToMinutes(seat.role)) return sendError(reply, 'forbidden');
      const text = normaliseWhole(request.body.text, true);
      if (text === '') return sendError(reply, 'invalid', 'text');
      const { id, sittingId } = request.params;
      return answer(reply, minutes.add(id, seat.participant, sittingId, text));
    },
  );
}
