import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readChair } from '../../shared/case/chair.ts';
import type { Knock, LinkOpening, LobbyInfo, LobbyState } from '../../shared/protocol/door.ts';
import type { JoinInput } from '../../shared/protocol/http.ts';
import { DoorError, type Lobby } from '../access/lobby.ts';
import { isGuest } from '../access/policy.ts';
import { type SignIn, sessionCookie } from '../access/sign-in.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { Guest } from '../store/guest-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import { beginSession } from './begin-session.ts';
import * as door from './door-schemas.ts';
import { type OpenRoomOptions, openRoom } from './open-room.ts';
import * as schemas from './schemas.ts';

export interface LobbyRoutesOptions extends OpenRoomOptions {
  readonly signIn: SignIn;
  readonly lobby: Lobby;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly settings: Pick<SettingsStore, 'current'>;
}

/** A token is far too long to be guessed; this keeps whoever tries from costing anything. */
const openingsPerMinute = 30;
/** A million codes, for the time of one consultation, and behind them somebody still has to let in. */
const codesPerMinute = 10;
const knocksPerMinute = 20;
/** How long an answer may wait for news; proxies cut later, ms. */
const newsMs = 20_000;

/** What somebody without an account meets first: the invitation, the lobby, the wait. Nothing here tells of a case. */
export function lobbyRoutes(app: FastifyInstance, options: LobbyRoutesOptions): void {
  const { signIn, lobby, accessLog, cases, settings, documents } = options;

  const info = async (guest: Guest): Promise<LobbyInfo> => {
    const { departments, conference } = await settings.current();
    const exists = guest.state.kind !== 'ended' && (await cases.caseExists(guest.caseId));
    const chair = exists
      ? await documents.use(guest.caseId, 'chair', (doc) => readChair(doc))
      : undefined;
    const holder = departments.find(({ id }) => id === chair?.holder?.department);
    const { name, department, role, untilEnd, expiresAt, stateAt } = guest;
    const isFixed = guest.linkId !== undefined;
    return {
      state: stateOf(guest),
      stateAt,
      name,
      department,
      role,
      untilEnd,
      expiresAt,
      departments: departments.filter(
        ({ id, retired }) => !retired && (!isFixed || id === department),
      ),
      notice: conference.confidentiality ?? '',
      ...(chair?.sitting
        ? {
            sitting: {
              startedAt: chair.sitting.startedAt,
              ...(holder ? { chair: holder } : {}),
            },
          }
        : {}),
    };
  };

  /** The guest who asks; otherwise the answer has been sent. */
  const asGuest = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Guest | undefined> => {
    const participant = await signIn.identify(request.cookies[sessionCookie]);
    const guest =
      participant && isGuest(participant) ? await lobby.guest(participant.id) : undefined;
    if (!guest) sendError(reply, 'notSignedIn');
    return guest;
  };

  const welcome = async (
    request: FastifyRequest,
    reply: FastifyReply,
    guest: Guest,
    already: string | undefined,
  ): Promise<LobbyInfo> => {
    const { id, name, department, role, expiresAt } = guest;
    if (already !== id)
      await beginSession(signIn, request, reply, {
        participant: { id, name, department, role },
        invitedUntil: expiresAt,
      });
    return info(guest);
  };

  app.post<{ Body: LinkOpening }>(
    '/links/open',
    {
      config: { rateLimit: { max: openingsPerMinute, timeWindow: '1 minute' } },
      schema: { body: door.linkOpening, response: schemas.answers(200, door.lobbyInfo) },
    },
    async (request, reply) => {
      const participant = await signIn.identify(request.cookies[sessionCookie]);
      try {
        const guest = await lobby.open(request.body.token, deviceOf(request), participant);
        return await welcome(request, reply, guest, participant?.id);
      } catch (error) {
        if (error instanceof DoorError) return sendError(reply, error.code);
        throw error;
      }
    },
  );

  app.post<{ Body: JoinInput }>(
    '/lobby/code',
    {
      config: { rateLimit: { max: codesPerMinute, timeWindow: '1 minute' } },
      schema: { body: schemas.joinInput, response: schemas.answers(200, door.lobbyInfo) },
    },
    async (request, reply) => {
      const caseId = await openRoom(options, request.body.code);
      if (caseId === undefined) return sendError(reply, 'notFound');
      const participant = await signIn.identify(request.cookies[sessionCookie]);
      const known =
        participant && isGuest(participant) ? await lobby.guest(participant.id) : undefined;
      const guest =
        known && known.caseId === caseId && known.state.kind !== 'ended'
          ? known
          : await lobby.enterByCode(caseId, deviceOf(request));
      return welcome(request, reply, guest, participant?.id);
    },
  );

  app.get<{ Querystring: { after?: number } }>(
    '/lobby',
    { schema: { querystring: door.lobbyQuery, response: schemas.answers(200, door.lobbyInfo) } },
    async (request, reply) => {
      const guest = await asGuest(request, reply);
      if (!guest) return reply;
      if (guest.stateAt !== request.query.after) return info(guest);
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      await lobby.changed(guest.id, newsMs, gone.signal);
      const now = await asGuest(request, reply);
      return now ? info(now) : reply;
    },
  );

  app.put<{ Body: Knock }>(
    '/lobby',
    {
      config: { rateLimit: { max: knocksPerMinute, timeWindow: '1 minute' } },
      schema: { body: door.knock, response: schemas.answers(200, door.lobbyInfo) },
    },
    async (request, reply) => {
      const guest = await asGuest(request, reply);
      if (!guest) return reply;
      const { name, department } = request.body;
      const offered = (await info(guest)).departments;
      if (!offered.some(({ id }) => id === department))
        return sendError(reply, 'invalid', 'department');
      try {
        if (await lobby.knock(guest, name.trim(), department))
          await accessLog.record({
            caseId: guest.caseId,
            participant: { id: guest.id, department },
            action: 'knocked',
            detail: {},
          });
      } catch (error) {
        if (error instanceof DoorError) return sendError(reply, error.code);
        throw error;
      }
      const now = await asGuest(request, reply);
      return now ? info(now) : reply;
    },
  );

  app.delete('/lobby', async (request, reply) => {
    const guest = await asGuest(request, reply);
    if (!guest) return reply;
    await lobby.leave(guest);
    return reply.code(204).send();
  });
}

function stateOf({ state, caseId }: Guest): LobbyState {
  return state.kind === 'admitted' ? { kind: 'admitted', caseId } : (state as LobbyState);
}

/** What browsers say of themselves, as coarse as it is of use to whoever lets in. */
function deviceOf({ headers }: FastifyRequest): 'phone' | 'computer' {
  return /Mobile|Android|iPhone/.test(headers['user-agent'] ?? '') ? 'phone' : 'computer';
}
