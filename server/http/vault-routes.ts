import type { FastifyInstance, FastifyReply } from 'fastify';
import { CaseError } from '../../shared/case/case-error.ts';
import type { EntrustInput, ReleaseInput } from '../../shared/protocol/http.ts';
import type { Entrusting } from '../collab/entrusting.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as schemas from './schemas.ts';
import * as vaultSchemas from './vault-schemas.ts';

export interface VaultRoutesOptions {
  readonly atCase: AtCase;
  readonly entrusting: Entrusting;
}

/** Entries that are entrusted to some departments. */
export function vaultRoutes(app: FastifyInstance, options: VaultRoutesOptions): void {
  const { atCase, entrusting } = options;

  const done = async (reply: FastifyReply, work: Promise<void>): Promise<FastifyReply> => {
    try {
      await work;
      return reply.code(204).send();
    } catch (error) {
      if (error instanceof CaseError && error.code === 'UnknownEntity')
        return sendError(reply, 'notFound');
      throw error;
    }
  };

  app.post<OfCase & { Body: EntrustInput }>(
    '/cases/:id/entrust',
    { schema: { params: schemas.caseId, body: vaultSchemas.entrustInput } },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { participant, role } = seat;
      return done(reply, entrusting.entrust(request.params.id, participant, role, request.body));
    },
  );

  app.post<OfCase & { Body: ReleaseInput }>(
    '/cases/:id/release',
    { schema: { params: schemas.caseId, body: vaultSchemas.releaseInput } },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { participant, role } = seat;
      return done(reply, entrusting.release(request.params.id, participant, role, request.body));
    },
  );
}
