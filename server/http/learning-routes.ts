import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileOfBoard, fileOfChair } from '../../shared/case/case-file.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
import type { FigureFilter } from '../../shared/learning/topic.ts';
import type { LearningAnswer, SimilarItem } from '../../shared/protocol/learning.ts';
import { policy } from '../access/policy.ts';
import type { CaseDocuments } from '../collab/case-documents.ts';
import { figuresCsv } from '../learning/figures-csv.ts';
import type { TownFigures } from '../learning/town-figures.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { ExemplaryStore } from '../store/exemplary-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import * as learningSchemas from './learning-schemas.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface LearningRoutesOptions {
  readonly signedIn: SignedIn;
  readonly atCase: AtCase;
  readonly townFigures: Pick<TownFigures, 'figures' | 'similar'>;
  readonly exemplary: Pick<ExemplaryStore, 'get'>;
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly documents: CaseDocuments;
  readonly accessLog: Pick<AccessLog, 'opened'>;
}

type Asked = { Querystring: FigureFilter };

const config = { rateLimit: { max: 120, timeWindow: '1 minute' } };

/** What the town learns from its cases: figures of none of them. */
export function learningRoutes(
  app: FastifyInstance,
  {
    signedIn,
    atCase,
    townFigures,
    exemplary,
    settings,
    documents,
    accessLog,
  }: LearningRoutesOptions,
): void {
  /** Undefined: the answer has been sent. */
  const figures = async (
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
  ): Promise<LearningAnswer | undefined> => {
    const participant = await signedIn(request, reply);
    if (!participant) return undefined;
    if (policy.mayReadLearning(participant)) return townFigures.figures(request.query);
    sendError(reply, 'forbidden');
    return undefined;
  };

  app.get<Asked>(
    '/learning',
    {
      config,
      schema: {
        querystring: learningSchemas.filter,
        response: schemas.answers(200, learningSchemas.learning),
      },
    },
    async (request, reply) => {
      const told = await figures(request, reply);
      return told ?? reply;
    },
  );

  app.get<Asked>(
    '/learning.csv',
    { config, schema: { querystring: learningSchemas.filter } },
    async (request, reply) => {
      const told = await figures(request, reply);
      if (!told) return reply;
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="regelwerk.csv"')
        .header('cache-control', 'no-store')
        .send(figuresCsv(told));
    },
  );

  app.get<OfCase>(
    '/cases/:id/similar',
    {
      config,
      schema: {
        params: schemas.caseId,
        response: schemas.answers(200, learningSchemas.similar),
      },
    },
    async (request, reply) => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayReadExemplary(seat.participant)) return sendError(reply, 'forbidden');
      const { id } = request.params;
      // Words of the case are in the answer.
      await accessLog.opened(id, seat.participant);
      const [board, chair] = [await documents.copy(id, 'board'), await documents.copy(id, 'chair')];
      const own = caseFacts(fileOfBoard(board), fileOfChair(chair), {
        source: 'released',
        town: await settings.current(),
      });
      const found: SimilarItem[] = [];
      for (const similar of await townFigures.similar(own)) {
        // One that was withdrawn just now is none any more.
        const record = await exemplary.get(similar.id);
        if (record?.state === 'released') found.push({ ...similar, title: record.facts.title });
      }
      return found;
    },
  );
}
