import type { FastifyInstance, FastifyReply } from 'fastify';
import type { NewToolToken, ToolToken } from '../../shared/protocol/tools.ts';
import { policy } from '../access/policy.ts';
import { type SignIn, sessionCookie } from '../access/sign-in.ts';
import type { AccessLog } from '../store/access-log.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as schemas from './schemas.ts';
import * as tools from './tool-schemas.ts';

export interface ToolRoutesOptions {
  readonly atCase: AtCase;
  readonly signIn: SignIn;
  readonly accessLog: Pick<AccessLog, 'record'>;
}

type OfToken = { Params: { id: string; tokenId: string } };

/** What lets a tool of one's own into a case; at `/yws/` it is who made it. */
export function toolRoutes(app: FastifyInstance, options: ToolRoutesOptions): void {
  const { atCase, signIn, accessLog } = options;

  app.get<OfCase>(
    '/cases/:id/tool-tokens',
    { schema: { params: schemas.caseId, response: schemas.answers(200, tools.toolTokens) } },
    async (request, reply): Promise<ToolToken[] | FastifyReply> => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayIssueToolToken(seat.role)) return sendError(reply, 'forbidden');
      return signIn.toolTokens(seat.participant.id, request.params.id);
    },
  );

  app.post<OfCase>(
    '/cases/:id/tool-tokens',
    { schema: { params: schemas.caseId, response: schemas.answers(201, tools.newToolToken) } },
    async (request, reply): Promise<NewToolToken | FastifyReply> => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayIssueToolToken(seat.role)) return sendError(reply, 'forbidden');
      const { id: caseId } = request.params;
      // Before there is one: what cannot be recorded is not handed out.
      await accessLog.record({
        caseId,
        participant: seat.participant,
        action: 'toolTokenIssued',
        detail: {},
      });
      const issued = await signIn.issueToolToken(request.cookies[sessionCookie], caseId);
      return issued ? reply.code(201).send(issued) : sendError(reply, 'notSignedIn');
    },
  );

  app.delete<OfToken>(
    '/cases/:id/tool-tokens/:tokenId',
    { schema: { params: tools.caseToolToken } },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { id, tokenId } = request.params;
      const isRevoked = await signIn.revokeToolToken(seat.participant.id, id, tokenId);
      return isRevoked ? reply.code(204).send() : sendError(reply, 'notFound');
    },
  );
}
