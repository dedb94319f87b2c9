import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {
  NewPasskeyInput,
  PasskeyAnswer,
  PasskeyRequest,
} from '../../shared/protocol/account.ts';
import type { SessionInfo } from '../../shared/protocol/http.ts';
import { type Passkeys, type Place, placeOf } from '../access/passkeys.ts';
import { verifyPassword } from '../access/passwords.ts';
import type { PasskeyStore } from '../store/passkey-store.ts';
import { hashOfToken } from '../store/secret-token.ts';
import type { StaffStore } from '../store/staff-store.ts';
import type { OwnAccountOf } from './account-routes.ts';
import * as account from './account-schemas.ts';
import { sendError } from './api-error.ts';
import * as schemas from './schemas.ts';

export interface PasskeyRoutesOptions {
  readonly staff: StaffStore;
  readonly passkeys: Passkeys;
  readonly passkeyStore: PasskeyStore;
  readonly own: OwnAccountOf;
  /** Whether a link makes a new account. */
  readonly makesAccount: (token: string) => Promise<boolean>;
  readonly begin: (
    request: FastifyRequest,
    reply: FastifyReply,
    staffId: string | undefined,
  ) => Promise<SessionInfo | FastifyReply>;
  /** Counts a try of one's own password; false: too many. */
  readonly mayTry: (request: FastifyRequest) => Promise<boolean>;
  readonly limited: object;
}

/** Where the page is that asks; every request that changes something has a checked Origin. */
export function placeOfRequest({ headers }: FastifyRequest): Place | undefined {
  return headers.origin === undefined ? undefined : placeOf(headers.origin);
}

export function purposeOfLink(token: string): string {
  return `link ${hashOfToken(token)}`;
}

/** Signing in by passkey, and the keys of one's own account. */
export function passkeyRoutes(app: FastifyInstance, options: PasskeyRoutesOptions): void {
  const { staff, passkeys, passkeyStore, own, makesAccount, begin, mayTry, limited } = options;
  const purposeOf = (staffId: string) => `account ${staffId}`;

  app.post(
    '/passkeys/sign-in/options',
    { ...limited, schema: { response: schemas.answers(200, account.passkeyOptions) } },
    async (request, reply) => {
      const place = placeOfRequest(request);
      return place ? passkeys.ask(place) : sendError(reply, 'notFound');
    },
  );

  app.post<{ Body: { answer: PasskeyAnswer } }>(
    '/passkeys/sign-in',
    {
      ...limited,
      schema: {
        body: account.passkeySignIn,
        response: schemas.answers(200, schemas.sessionInfo),
      },
    },
    async (request, reply) => {
      const place = placeOfRequest(request);
      return begin(request, reply, place && (await passkeys.staffIdOf(place, request.body.answer)));
    },
  );

  app.post<{ Body: PasskeyRequest }>(
    '/passkeys/options',
    {
      ...limited,
      schema: {
        body: account.passkeyRequest,
        response: schemas.answers(200, account.passkeyOptions),
      },
    },
    async (request, reply) => {
      const place = placeOfRequest(request);
      if (!place) return sendError(reply, 'notFound');
      const { token, login = '', current = '' } = request.body;
      if (token !== undefined) {
        if (!(await makesAccount(token))) return sendError(reply, 'notFound');
        return passkeys.offer(place, purposeOfLink(token), login, []);
      }
      const member = await own(request, reply);
      if (!member) return reply;
      const { id } = member;
      const hash = await staff.passwordHashOf(id);
      // Whoever finds an open page must not leave a key of theirs behind.
      if (hash !== null) {
        if (!(await mayTry(request))) return sendError(reply, 'tooMany');
        if (!(await verifyPassword(current, hash))) return sendError(reply, 'forbidden', 'current');
      }
      const known = (await passkeyStore.list(id)).map((each) => each.id);
      return passkeys.offer(place, purposeOf(id), member.login, known);
    },
  );

  app.post<{ Body: NewPasskeyInput }>(
    '/account/passkeys',
    { ...limited, schema: { body: account.newPasskey } },
    async (request, reply) => {
      const member = await own(request, reply);
      if (!member) return reply;
      const { answer, label } = request.body;
      const place = placeOfRequest(request);
      const made = place && (await passkeys.made(place, purposeOf(member.id), answer));
      if (!made) return sendError(reply, 'invalid', 'passkey');
      await passkeyStore.add(member.id, made, label.trim());
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/account/passkeys/:id',
    { schema: { params: account.passkeyId } },
    async (request, reply) => {
      const member = await own(request, reply);
      if (!member) return reply;
      const { id } = request.params;
      const others = (await passkeyStore.list(member.id)).filter((each) => each.id !== id);
      // It would be the last way in.
      if (others.length === 0 && (await staff.passwordHashOf(member.id)) === null)
        return sendError(reply, 'forbidden');
      await passkeyStore.remove(member.id, id);
      return reply.code(204).send();
    },
  );
}
