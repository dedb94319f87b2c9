import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Figures } from '../../shared/learning/figures.ts';
import type { FigureFilter } from '../../shared/learning/topic.ts';
import type { LearningAnswer } from '../../shared/protocol/learning.ts';
import { policy } from '../access/policy.ts';
import { figuresCsv } from '../learning/figures-csv.ts';
import type { TownFigures } from '../learning/town-figures.ts';
import { sendError } from './api-error.ts';
import * as learningSchemas from './learning-schemas.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface LearningRoutesOptions {
  readonly signedIn: SignedIn;
  readonly townFigures: Pick<TownFigures, 'figures'>;
}

type Asked = { Querystring: FigureFilter };

const config = { rateLimit: { max: 120, timeWindow: '1 minute' } };

/** What the town learns from its cases: figures of none of them. */
export function learningRoutes(
  app: FastifyInstance,
  { signedIn, townFigures }: LearningRoutesOptions,
): void {
  /** Undefined: the answer has been sent. */
  const figures = async (
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
  ): Promise<Figures | undefined> => {
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
      return told ? ({ ...told, withClosedCases: false } satisfies LearningAnswer) : reply;
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
}
