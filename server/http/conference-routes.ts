import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {
  ConferenceInput,
  ConferenceUpdate,
  InvitationAnswer,
  Participant,
  PostponeInput,
} from '../../shared/protocol/http.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { policy } from '../access/policy.ts';
import type { CaseStore } from '../store/case-store.ts';
import { ConferenceError, type ConferenceStore } from '../store/conference-store.ts';
import { conferenceFor, wholeAgenda } from './agenda-view.ts';
import { sendError } from './api-error.ts';
import { conferenceFigures } from './conference-figures.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface ConferenceRoutesOptions {
  readonly signedIn: SignedIn;
  readonly access: CaseAccess;
  readonly cases: Pick<CaseStore, 'listCases'>;
  readonly conferences: ConferenceStore;
}

type OfConference = { Params: { id: string } };
type OfInvitation = { Params: { id: string; department: string } };

const conferenceAnswer = schemas.answers(200, schemas.conference);

export function conferenceRoutes(app: FastifyInstance, options: ConferenceRoutesOptions): void {
  const { access, cases, conferences, signedIn } = options;

  /** Sends what `work` answers or why it refuses, to whoever `may`. */
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    may: (participant: Participant) => boolean,
    work: (cases: ReadonlySet<string>) => Promise<unknown>,
  ): Promise<FastifyReply> => {
    const participant = await signedIn(request, reply);
    if (!participant) return reply;
    if (!may(participant)) return sendError(reply, 'forbidden');
    try {
      return reply.send(await work(await access.casesOf(participant)));
    } catch (error) {
      if (error instanceof ConferenceError) return sendError(reply, error.code, error.field);
      throw error;
    }
  };

  app.get(
    '/conferences',
    { schema: { response: schemas.answers(200, schemas.conferenceList) } },
    (request, reply) =>
      answer(request, reply, policy.mayReadConferences, async (mine) =>
        (await conferences.list()).map((each) => conferenceFor(each, mine)),
      ),
  );

  app.post<{ Body: ConferenceInput }>(
    '/conferences',
    {
      schema: {
        body: schemas.conferenceInput,
        response: schemas.answers(201, schemas.conference),
      },
    },
    (request, reply) =>
      answer(request, reply, policy.mayPlanConferences, async (mine) => {
        refuseOthers(request.body, mine);
        const created = await conferences.create(request.body);
        reply.code(201);
        return created;
      }),
  );

  app.get<OfConference>(
    '/conferences/:id',
    { schema: { params: schemas.conferenceId, response: conferenceAnswer } },
    (request, reply) =>
      answer(request, reply, policy.mayReadConferences, async (mine) =>
        conferenceFor(await conferences.get(request.params.id), mine),
      ),
  );

  app.put<OfConference & { Body: ConferenceUpdate }>(
    '/conferences/:id',
    {
      schema: {
        params: schemas.conferenceId,
        body: schemas.conferenceUpdate,
        response: conferenceAnswer,
      },
    },
    (request, reply) => {
      const { version, ...input } = request.body;
      const { id } = request.params;
      return answer(request, reply, policy.mayPlanConferences, async (mine) => {
        refuseOthers(input, mine);
        const whole = wholeAgenda(input, await conferences.get(id), mine);
        return conferenceFor(await conferences.update(id, version, whole), mine);
      });
    },
  );

  app.put<OfInvitation & { Body: InvitationAnswer }>(
    '/conferences/:id/invitations/:department',
    {
      schema: {
        params: schemas.conferenceInvitation,
        body: schemas.invitationAnswer,
        response: conferenceAnswer,
      },
    },
    (request, reply) => {
      const { id, department } = request.params;
      return answer(
        request,
        reply,
        (participant) => policy.mayAnswerInvitation(participant, department),
        async (mine) =>
          conferenceFor(await conferences.answer(id, department, request.body.answer), mine),
      );
    },
  );

  app.post<OfConference & { Body: PostponeInput }>(
    '/conferences/:id/postpone',
    {
      schema: {
        params: schemas.conferenceId,
        body: schemas.postponeInput,
        response: conferenceAnswer,
      },
    },
    (request, reply) =>
      answer(request, reply, policy.mayPlanConferences, async (mine) => {
        const { id } = request.params;
        const { items } = conferenceFor(await conferences.get(id), mine);
        const item = items.find((each) => each.id === request.body.itemId);
        if (item?.kind !== 'case') throw new ConferenceError('notFound');
        return conferenceFor(await conferences.postpone(id, request.body), mine);
      }),
  );

  app.get<OfConference>(
    '/conferences/:id/figures',
    {
      schema: {
        params: schemas.conferenceId,
        response: schemas.answers(200, schemas.conferenceFigures),
      },
    },
    (request, reply) =>
      answer(request, reply, policy.mayReadConferences, async (mine) => {
        const conference = conferenceFor(await conferences.get(request.params.id), mine);
        const records = new Map((await cases.listCases()).map((record) => [record.id, record]));
        return { cases: conferenceFigures(conference, records) };
      }),
  );
}

/** Nobody puts a case on an agenda that does not exist for them. */
function refuseOthers({ items }: ConferenceInput, mine: ReadonlySet<string>): void {
  if (items.some((item) => item.kind === 'case' && !mine.has(item.caseId)))
    throw new ConferenceError('invalid', 'items');
}
