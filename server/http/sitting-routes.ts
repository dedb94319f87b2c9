import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readChair } from '../../shared/case/chair.ts';
import type {
  JoinInput,
  NewRound,
  RevealInput,
  RoomInfo,
  StanceInput,
} from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import { type Weighing, WeighingError } from '../collab/weighing.ts';
import { sendError } from './api-error.ts';
import type { AtCase, OfCase } from './at-case.ts';
import { type OpenRoomOptions, openRoom } from './open-room.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface SittingRoutesOptions extends OpenRoomOptions {
  /** The code of the room is another one now. */
  readonly onDoor: (caseId: string) => void;
  readonly signedIn: SignedIn;
  readonly atCase: AtCase;
  readonly access: CaseAccess;
  readonly weighing: Weighing;
}

/** A whole round table may come in at once from one address; guessing six digits still takes far longer than a sitting. */
const joinsPerMinute = limits.peoplePerBoard;

type OfStrategy = { Params: { id: string; strategyId: string } };

/** What a sitting asks the server itself for: sealed stances, the reveal, the code of the room. */
export function sittingRoutes(app: FastifyInstance, options: SittingRoutesOptions): void {
  const { access, onDoor, rooms, documents, weighing, signedIn, atCase } = options;

  /** Who asks, where the case is theirs to work on; otherwise the answer has been sent. */
  const atWork = async (
    request: FastifyRequest<OfCase>,
    reply: FastifyReply,
  ): Promise<Person | undefined> => {
    const seat = await atCase(request, reply);
    if (!seat) return undefined;
    if (policy.mayWriteBoard(seat.role)) return seat.participant;
    sendError(reply, 'forbidden');
    return undefined;
  };

  /** Sends what the weighing answers or why it refuses. */
  const answer = async (
    reply: FastifyReply,
    work: () => Promise<unknown>,
  ): Promise<FastifyReply> => {
    try {
      const result = await work();
      return result === undefined ? reply.code(204).send() : reply.send(result);
    } catch (error) {
      if (error instanceof WeighingError) return sendError(reply, error.code);
      throw error;
    }
  };

  app.get<OfCase>(
    '/cases/:id/stances',
    { schema: { params: schemas.caseId, response: schemas.answers(200, schemas.ownStances) } },
    async (request, reply) => {
      const participant = await atWork(request, reply);
      return participant
        ? answer(reply, () => weighing.own(request.params.id, participant))
        : reply;
    },
  );

  app.put<OfStrategy & { Body: StanceInput }>(
    '/cases/:id/stances/:strategyId',
    {
      schema: {
        params: schemas.caseStrategy,
        body: schemas.stanceInput,
        response: schemas.answers(200, schemas.ownStances),
      },
    },
    async (request, reply) => {
      const participant = await atWork(request, reply);
      const { id, strategyId } = request.params;
      return participant
        ? answer(reply, () => weighing.give(id, participant, strategyId, request.body))
        : reply;
    },
  );

  app.delete<OfStrategy & { Querystring: RevealInput }>(
    '/cases/:id/stances/:strategyId',
    {
      schema: {
        params: schemas.caseStrategy,
        querystring: schemas.revealInput,
        response: schemas.answers(200, schemas.ownStances),
      },
    },
    async (request, reply) => {
      const participant = await atWork(request, reply);
      const { id, strategyId } = request.params;
      return participant
        ? answer(reply, () => weighing.withdraw(id, participant, strategyId, request.query.roundId))
        : reply;
    },
  );

  app.post<OfCase & { Body: NewRound }>(
    '/cases/:id/rounds',
    { schema: { params: schemas.caseId, body: schemas.newRound } },
    async (request, reply) => {
      const participant = await atWork(request, reply);
      return participant
        ? answer(reply, () => weighing.open(request.params.id, participant, request.body))
        : reply;
    },
  );

  app.post<OfCase & { Body: RevealInput }>(
    '/cases/:id/reveal',
    { schema: { params: schemas.caseId, body: schemas.revealInput } },
    async (request, reply) => {
      const participant = await atWork(request, reply);
      return participant
        ? answer(reply, () => weighing.reveal(request.params.id, participant, request.body))
        : reply;
    },
  );

  app.get<OfCase>(
    '/cases/:id/room',
    { schema: { params: schemas.caseId, response: schemas.answers(200, schemas.roomInfo) } },
    async (request, reply): Promise<RoomInfo | FastifyReply> => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      // Whoever was let in themselves lets nobody else knock.
      if (!policy.mayInvite(seat.role)) return sendError(reply, 'forbidden');
      const { id } = request.params;
      const sitting = await documents.use(id, 'chair', (chair) => readChair(chair).sitting);
      return sitting ? { code: await rooms.codeFor(id, sitting.id) } : {};
    },
  );

  app.post<OfCase>(
    '/cases/:id/room/code',
    { schema: { params: schemas.caseId, response: schemas.answers(200, schemas.roomInfo) } },
    async (request, reply): Promise<RoomInfo | FastifyReply> => {
      const seat = await atCase(request, reply);
      if (!seat) return reply;
      if (!policy.mayInvite(seat.role)) return sendError(reply, 'forbidden');
      const { id } = request.params;
      const sitting = await documents.use(id, 'chair', (chair) => readChair(chair).sitting);
      if (!sitting) return {};
      const code = await rooms.renew(id, sitting.id);
      onDoor(id);
      return { code };
    },
  );

  app.post<{ Body: JoinInput }>(
    '/join',
    {
      config: { rateLimit: { max: joinsPerMinute, timeWindow: '1 minute' } },
      schema: { body: schemas.joinInput, response: schemas.answers(200, schemas.roomCase) },
    },
    async (request, reply) => {
      const participant = await signedIn(request, reply);
      if (!participant) return reply;
      const caseId = await openRoom(options, request.body.code);
      return caseId !== undefined && (await access.roleAt(participant, caseId))
        ? { caseId }
        : sendError(reply, 'notFound');
    },
  );
}
