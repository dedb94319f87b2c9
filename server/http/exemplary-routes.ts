import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { normaliseWhole } from '../../shared/case/normalise.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
import type {
  ExemplaryCase,
  ExemplaryItem,
  ExemplaryProposal,
  ExemplaryReturn,
} from '../../shared/protocol/exemplary.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import { checkExemplary } from '../exports/exemplary-check.ts';
import type { TownFigures } from '../learning/town-figures.ts';
import type { AccessLog } from '../store/access-log.ts';
import {
  type ExemplaryRecord,
  type ExemplaryStore,
  NotProposedError,
  TooManyProposalsError,
} from '../store/exemplary-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { StoreError } from '../store/store-error.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as exemplarySchemas from './exemplary-schemas.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface ExemplaryRoutesOptions {
  readonly signedIn: SignedIn;
  readonly atCase: AtCase;
  readonly access: Pick<CaseAccess, 'roleAt'>;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly exemplary: ExemplaryStore;
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly townFigures: Pick<TownFigures, 'forget'>;
}

type OfExemplary = { Params: { id: string } };

/** A proposal copies the whole case. */
const proposalsPerMinute = 20;
const perMinute = 60;

const rateLimit = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

/** Exemplarische Fälle: proposed by one, released by another, open to all staff. */
export function exemplaryRoutes(
  app: FastifyInstance,
  { signedIn, atCase, access, accessLog, exemplary, settings, townFigures }: ExemplaryRoutesOptions,
): void {
  /** As they may see it; undefined: for them there is none. */
  const seenBy = async (
    participant: Person,
    { facts, source, proposedDepartment, reviewedDepartment, ...record }: ExemplaryRecord,
  ): Promise<ExemplaryItem | undefined> => {
    const at = source && (await access.roleAt(participant, source.caseId));
    if (source && !policy.maySeeProposed(participant, at)) return undefined;
    return {
      ...record,
      ...facts,
      proposedBy: proposedDepartment,
      ...(reviewedDepartment === undefined ? {} : { reviewedBy: reviewedDepartment }),
      mayReview:
        record.state === 'proposed' &&
        source !== undefined &&
        policy.mayReviewExemplary(participant, at, source.proposer),
      mayWithdraw: policy.mayWithdrawExemplary(participant),
    };
  };

  /** Who of the staff asks; where it is nobody, the answer has been sent. */
  const ofStaff = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Person | undefined> => {
    const participant = await signedIn(request, reply);
    if (!participant || policy.mayReadExemplary(participant)) return participant;
    sendError(reply, 'forbidden');
    return undefined;
  };

  /** Who asks for which one; where it does not exist for them, the answer has been sent. */
  const asked = async (request: FastifyRequest<OfExemplary>, reply: FastifyReply) => {
    const participant = await ofStaff(request, reply);
    if (!participant) return undefined;
    const record = await exemplary.get(request.params.id);
    const item = record && (await seenBy(participant, record));
    if (record && item) return { participant, record, item };
    sendError(reply, 'notFound');
    return undefined;
  };

  const itemOf = async (participant: Person, id: string, reply: FastifyReply) => {
    const record = await exemplary.get(id);
    return (record && (await seenBy(participant, record))) ?? sendError(reply, 'notFound');
  };

  app.get(
    '/exemplary',
    { schema: { response: schemas.answers(200, exemplarySchemas.items) } },
    async (request, reply) => {
      const participant = await ofStaff(request, reply);
      if (!participant) return reply;
      const items: ExemplaryItem[] = [];
      for (const record of await exemplary.list()) {
        const item = await seenBy(participant, record);
        if (item) items.push(item);
      }
      return items;
    },
  );

  app.get<OfExemplary>(
    '/exemplary/:id',
    {
      config: rateLimit(perMinute),
      schema: {
        params: exemplarySchemas.exemplaryId,
        response: schemas.answers(200, exemplarySchemas.opened),
      },
    },
    async (request, reply) => {
      const found = await asked(request, reply);
      if (!found) return reply;
      try {
        const content = await exemplary.content(found.record.id);
        if (!content) return sendError(reply, 'notFound');
        return { ...found.item, ...content } satisfies ExemplaryCase;
      } catch (error) {
        if (error instanceof StoreError && error.code === 'damaged')
          return sendError(reply, 'damaged');
        throw error;
      }
    },
  );

  app.post<OfCase & { Body: ExemplaryProposal }>(
    '/cases/:id/exemplary',
    {
      bodyLimit: limits.exemplaryBytes,
      config: rateLimit(proposalsPerMinute),
      schema: {
        params: schemas.caseId,
        body: exemplarySchemas.proposal,
        response: schemas.answers(201, exemplarySchemas.item),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      const { participant, role } = seat;
      if (!policy.mayProposeExemplary(participant, role)) return sendError(reply, 'forbidden');
      const caseId = request.params.id;
      const title = normaliseWhole(request.body.title, false);
      if (!title) return sendError(reply, 'invalid', 'title');
      const { fields, movedDays } = request.body;
      const { facts, content } = checkExemplary({ ...request.body, title });
      const learning = caseFacts(content.board, content.chair, {
        source: 'released',
        fields,
        movedDays,
        town: await settings.current(),
      });
      let id: string;
      try {
        id = await exemplary.propose(caseId, participant, facts, content, learning);
      } catch (error) {
        if (error instanceof TooManyProposalsError) return sendError(reply, 'tooMany');
        throw error;
      }
      await accessLog.record({ caseId, participant, action: 'exemplaryProposed', detail: {} });
      return reply.code(201).send(await itemOf(participant, id, reply));
    },
  );

  const ofReview = { config: rateLimit(perMinute) };
  const response = schemas.answers(200, exemplarySchemas.item);

  /** Reviews it where they may; `done` writes what they decided. */
  const review = async (
    request: FastifyRequest<OfExemplary>,
    reply: FastifyReply,
    done: (id: string, participant: Person, caseId: string) => Promise<void>,
  ) => {
    const found = await asked(request, reply);
    if (!found) return reply;
    const { participant, record, item } = found;
    if (!record.source || record.state !== 'proposed') return sendError(reply, 'stale');
    if (!item.mayReview) return sendError(reply, 'forbidden');
    try {
      await done(record.id, participant, record.source.caseId);
    } catch (error) {
      if (error instanceof NotProposedError) return sendError(reply, 'stale');
      throw error;
    }
    return itemOf(participant, record.id, reply);
  };

  app.post<OfExemplary>(
    '/exemplary/:id/release',
    { ...ofReview, schema: { params: exemplarySchemas.exemplaryId, response } },
    async (request, reply) =>
      review(request, reply, async (id, participant, caseId) => {
        await exemplary.release(id, participant);
        townFigures.forget();
        await accessLog.record({ caseId, participant, action: 'exemplaryReleased', detail: {} });
      }),
  );

  app.post<OfExemplary & { Body: ExemplaryReturn }>(
    '/exemplary/:id/return',
    {
      ...ofReview,
      schema: {
        params: exemplarySchemas.exemplaryId,
        body: exemplarySchemas.returned,
        response,
      },
    },
    async (request, reply) => {
      const reason = normaliseWhole(request.body.reason, false);
      if (!reason) return sendError(reply, 'invalid', 'reason');
      return review(request, reply, (id, participant) =>
        exemplary.giveBack(id, participant, reason),
      );
    },
  );

  app.delete<OfExemplary>(
    '/exemplary/:id',
    {
      ...ofReview,
      schema: { params: exemplarySchemas.exemplaryId },
    },
    async (request, reply) => {
      const found = await asked(request, reply);
      if (!found) return reply;
      if (!found.item.mayWithdraw) return sendError(reply, 'forbidden');
      await exemplary.withdraw(found.record.id);
      townFigures.forget();
      return reply.code(204).send();
    },
  );
}
