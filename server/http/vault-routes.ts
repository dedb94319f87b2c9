import type { FastifyInstance, FastifyReply } from 'fastify';
import { CaseError } from '../../shared/case/case-error.ts';
import { exportCase } from '../../shared/case/export.ts';
import { attachVault } from '../../shared/case/vaults.ts';
import type { CaseExport, EntrustInput, ReleaseInput } from '../../shared/protocol/http.ts';
import { policy } from '../access/policy.ts';
import type { CaseDocuments } from '../collab/case-documents.ts';
import type { Entrusting } from '../collab/entrusting.ts';
import { readableBy } from '../collab/vaults.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as schemas from './schemas.ts';
import * as vaultSchemas from './vault-schemas.ts';

export interface VaultRoutesOptions {
  readonly atCase: AtCase;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly cases: CaseStore;
  readonly documents: CaseDocuments;
  readonly vaults: Pick<VaultStore, 'list'>;
  readonly entrusting: Entrusting;
}

/** Entries that are entrusted to some departments; and a case as everything of it that somebody may see. */
export function vaultRoutes(app: FastifyInstance, options: VaultRoutesOptions): void {
  const { atCase, accessLog, cases, documents, vaults, entrusting } = options;

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

  app.get<OfCase>(
    '/cases/:id/export',
    { schema: { params: schemas.caseId, response: schemas.answers(200, vaultSchemas.caseExport) } },
    async (request, reply): Promise<CaseExport | FastifyReply> => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayExport(seat.role)) return sendError(reply, 'forbidden');
      const { id } = request.params;
      const record = await cases.getCase(id);
      if (!record) return sendError(reply, 'notFound');
      await accessLog.record({
        caseId: id,
        participant: seat.participant,
        action: 'exported',
        detail: { what: 'case' },
      });
      const board = await documents.copy(id, 'board');
      for (const vault of readableBy(seat.participant, await vaults.list(id)))
        attachVault(board, { ...vault, doc: await documents.copy(id, `vault/${vault.key}`) });
      const { number, leadDepartment, leadSince, departments } = record;
      return {
        format: 'fallrunde-case',
        version: 1,
        id,
        number,
        leadDepartment,
        leadSince,
        departments,
        ...exportCase(board, await documents.copy(id, 'chair')),
      };
    },
  );
}
