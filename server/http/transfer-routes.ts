import { Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseImportCheck, CaseImported } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import type { CaseExports } from '../exports/case-exports.ts';
import type { CaseImports } from '../exports/case-imports.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CaseStore } from '../store/case-store.ts';
import { StoreError } from '../store/store-error.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';
import * as transferSchemas from './transfer-schemas.ts';

export interface TransferRoutesOptions {
  readonly signedIn: SignedIn;
  readonly atCase: AtCase;
  readonly access: Pick<CaseAccess, 'roleAt'>;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly cases: Pick<CaseStore, 'getCase'>;
  readonly caseExports: CaseExports;
  readonly caseImports: CaseImports;
}

/** A file is read whole. */
const importsPerMinute = 20;
const exportsPerMinute = 60;

/** Whole cases out and in. */
export function transferRoutes(
  app: FastifyInstance,
  { signedIn, atCase, access, accessLog, cases, caseExports, caseImports }: TransferRoutesOptions,
): void {
  app.get<OfCase>(
    '/cases/:id/export',
    {
      config: { rateLimit: { max: exportsPerMinute, timeWindow: '1 minute' } },
      schema: { params: schemas.caseId, produces: ['application/json'] },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { participant, role } = seat;
      if (!policy.mayExport(role)) return sendError(reply, 'forbidden');
      const record = await cases.getCase(request.params.id);
      if (!record) return sendError(reply, 'notFound');
      await accessLog.record({
        caseId: record.id,
        participant,
        action: 'exported',
        detail: { what: 'case' },
      });
      const file = Readable.from(caseExports.write(record, participant), { objectMode: false });
      return reply.type('application/json; charset=utf-8').send(file);
    },
  );

  const ofImports = {
    bodyLimit: limits.caseFileBytes,
    config: { rateLimit: { max: importsPerMinute, timeWindow: '1 minute' } },
    // Before a large file is read for somebody who may not.
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const participant = await signedIn(request, reply);
      if (!participant) return reply;
      if (!policy.mayImportCase(participant)) return sendError(reply, 'forbidden');
      request.setDecorator<Person>('importer', participant);
    },
    errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendError(reply, 'caseFileTooLarge');
      if (unreadable.includes(error.code) || error instanceof SyntaxError)
        return sendError(reply, 'caseFileUnknown');
      if (error instanceof StoreError && ['caseExists', 'numberTaken'].includes(error.code))
        return sendError(reply, 'stale');
      return app.errorHandler(error, request, reply);
    },
  };
  app.decorateRequest('importer');

  app.post(
    '/cases/import/check',
    { ...ofImports, schema: { response: schemas.answers(200, transferSchemas.importCheck) } },
    async (request): Promise<CaseImportCheck> => caseImports.check(request.body),
  );

  app.post(
    '/cases/import',
    { ...ofImports, schema: { response: schemas.answers(201, transferSchemas.imported) } },
    async (request, reply) => {
      const participant = request.getDecorator<Person>('importer');
      const { id, number } = await caseImports.take(request.body);
      await accessLog.record({ caseId: id, participant, action: 'caseImported', detail: {} });
      const mayOpen = (await access.roleAt(participant, id)) !== undefined;
      return reply.code(201).send({ id, number, mayOpen } satisfies CaseImported);
    },
  );
}

/** Of a body that is no JSON, or hides fields in it. */
const unreadable = [
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_MEDIA_TYPE',
];
