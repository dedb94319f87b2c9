import type { FastifyInstance } from 'fastify';
import type { AccessExport, AccessPage } from '../../shared/protocol/access-log.ts';
import { policy } from '../access/policy.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CaseStore } from '../store/case-store.ts';
import * as accessSchemas from './access-log-schemas.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as schemas from './schemas.ts';

export interface AccessLogRoutesOptions {
  readonly atCase: AtCase;
  readonly accessLog: AccessLog;
  readonly cases: CaseStore;
  /** After so many months an entry goes. */
  readonly accessLogMonths: number;
}

const pageSize = 50;

/** Who did what at a case, for whoever answers for it. */
export function accessLogRoutes(
  app: FastifyInstance,
  { atCase, accessLog, cases, accessLogMonths }: AccessLogRoutesOptions,
): void {
  app.get<OfCase & { Querystring: { before?: number } }>(
    '/cases/:id/access-log',
    {
      schema: {
        params: schemas.caseId,
        querystring: accessSchemas.accessQuery,
        response: schemas.answers(200, accessSchemas.accessPage),
      },
    },
    async (request, reply) => {
      const at = await atCase(request, reply);
      if (!at) return reply;
      const { id } = request.params;
      const record = await cases.getCase(id);
      if (!record) return sendError(reply, 'notFound');
      if (!policy.mayAnswerFor(at.participant, record.leadDepartment))
        return sendError(reply, 'forbidden');
      return {
        entries: await accessLog.page(id, pageSize, request.query.before),
        check: await accessLog.check(id),
        months: accessLogMonths,
      } satisfies AccessPage;
    },
  );

  app.get<OfCase>(
    '/cases/:id/access-log/export',
    {
      schema: {
        params: schemas.caseId,
        response: schemas.answers(200, accessSchemas.accessExport),
      },
    },
    async (request, reply) => {
      const at = await atCase(request, reply);
      if (!at) return reply;
      const { participant } = at;
      const record = await cases.getCase(request.params.id);
      if (!record) return sendError(reply, 'notFound');
      const { id: caseId, number: caseNumber, leadDepartment } = record;
      if (!policy.mayAnswerFor(participant, leadDepartment)) return sendError(reply, 'forbidden');
      await accessLog.record({
        caseId,
        participant,
        action: 'exported',
        detail: { what: 'accessLog' },
      });
      return {
        format: 'fallrunde-access-log',
        version: 1,
        caseNumber,
        exportedAt: Date.now(),
        check: await accessLog.check(caseId),
        entries: await accessLog.list(caseId),
      } satisfies AccessExport;
    },
  );
}
