import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {
  AccountInvitation,
  NewAccount,
  OwnAccount,
  PasswordChange,
  PasswordSignIn,
  SignedOut,
  SignInInfo,
  StaffMember,
} from '../../shared/protocol/account.ts';
import type { Oidc } from '../access/oidc.ts';
import { Passkeys } from '../access/passkeys.ts';
import { hashPassword, isCommon, verifyPassword } from '../access/passwords.ts';
import type { SetUp } from '../access/set-up.ts';
import { participantOf, type SignIn, sessionCookie } from '../access/sign-in.ts';
import type { ShortLived } from '../nodes/short-lived.ts';
import type { PasskeyStore } from '../store/passkey-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import type { StaffInvitationStore } from '../store/staff-invitation-store.ts';
import { type NewStaff, StaffError, type StaffStore } from '../store/staff-store.ts';
import * as account from './account-schemas.ts';
import { sendError } from './api-error.ts';
import { beginSession } from './begin-session.ts';
import { passkeyRoutes, placeOfRequest, purposeOfLink } from './passkey-routes.ts';
import * as schemas from './schemas.ts';
import { sessionInfo } from './session-info.ts';

export interface AccountRoutesOptions {
  readonly signIn: SignIn;
  readonly staff: StaffStore;
  readonly staffInvitations: StaffInvitationStore;
  readonly passkeyStore: PasskeyStore;
  readonly setUp: SetUp;
  /** Of passkeys. */
  readonly challenges: ShortLived;
  readonly settings: SettingsStore;
  /** The only way in, where there is one. */
  readonly oidc?: Oidc | undefined;
}

/** Tries of passwords, per address: a whole town hall may share one. */
const triesPerAddress = { max: 100, timeWindow: '15 minutes' } as const;
const triesPerLogin = { max: 10, timeWindow: '15 minutes' } as const;

/** Signing in with an account of ours, making one by a link, and one's own account. */
export function accountRoutes(app: FastifyInstance, options: AccountRoutesOptions): void {
  const { signIn, staff, passkeyStore, oidc } = options;

  app.get(
    '/sign-in',
    { schema: { response: schemas.answers(200, account.signInInfo) } },
    async (): Promise<SignInInfo> =>
      oidc
        ? { by: 'provider', available: await oidc.isUp(), setUp: false }
        : { by: 'password', available: true, setUp: await staff.isEmpty() },
  );

  app.get(
    '/account',
    { schema: { response: schemas.answers(200, account.ownAccount) } },
    async (request, reply): Promise<OwnAccount | FastifyReply> => {
      const member = await own(request, reply);
      if (!member) return reply;
      if (oidc || member.byProvider) return member;
      return {
        ...member,
        local: {
          hasPassword: (await staff.passwordHashOf(member.id)) !== null,
          passkeys: await passkeyStore.list(member.id),
        },
      };
    },
  );

  /** Signs out everywhere, here too. */
  app.delete(
    '/account/sessions',
    { schema: { response: schemas.answers(200, account.signedOut) } },
    async (request, reply): Promise<SignedOut | FastifyReply> => {
      const member = await own(request, reply);
      if (!member) return reply;
      const ended = await signIn.end(request.cookies[sessionCookie]);
      await signIn.endAll(member.id);
      reply.clearCookie(sessionCookie, { path: '/' });
      return (await oidc?.afterSignOut(ended)) ?? {};
    },
  );

  if (!oidc) passwordRoutes(app, options, own);

  /** Whoever has an account; else the answer has been sent. */
  async function own(request: FastifyRequest, reply: FastifyReply) {
    const member = await signIn.account(request.cookies[sessionCookie]);
    if (!member) sendError(reply, 'notSignedIn');
    return member;
  }
}

export type OwnAccountOf = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<StaffMember | undefined>;

/** Accounts whose passwords and passkeys are ours. */
function passwordRoutes(
  app: FastifyInstance,
  {
    signIn,
    staff,
    staffInvitations,
    passkeyStore,
    challenges,
    setUp,
    settings,
  }: AccountRoutesOptions,
  own: OwnAccountOf,
): void {
  const limited = { config: { rateLimit: triesPerAddress } };
  // An unknown login is counted like a known one.
  const perLogin = app.createRateLimit({
    ...triesPerLogin,
    keyGenerator: (request) =>
      `login:${(request.body as PasswordSignIn).login.toLowerCase().slice(0, 200)}`,
  });
  const perAccount = app.createRateLimit({
    ...triesPerLogin,
    keyGenerator: (request) => `account:${request.cookies[sessionCookie]}`,
  });

  const passkeys = new Passkeys(passkeyStore, challenges);
  passkeyRoutes(app, {
    staff,
    passkeys,
    passkeyStore,
    own,
    limited,
    makesAccount: async (token) => {
      if (await setUp.accepts(token)) return true;
      const invitation = await staffInvitations.find(token);
      return invitation !== undefined && invitation.staffId === undefined;
    },
    begin: async (request, reply, staffId) => {
      const member = staffId === undefined ? undefined : await staff.find(staffId);
      if (!member || member.disabled) return sendError(reply, 'notSignedIn');
      return begin(request, reply, member);
    },
    mayTry: async (request) => !isOverLimit(await perAccount(request)),
  });

  const departments = async () =>
    (await settings.current()).departments.filter(({ retired }) => !retired);

  app.post<{ Body: PasswordSignIn }>(
    '/sign-in',
    {
      ...limited,
      schema: {
        body: account.passwordSignIn,
        response: schemas.answers(200, schemas.sessionInfo),
      },
    },
    async (request, reply) => {
      const { login, password } = request.body;
      if (isOverLimit(await perLogin(request))) return sendError(reply, 'tooMany');
      const found = await staff.findByLogin(login);
      const isRight = await verifyPassword(password, found?.passwordHash);
      if (!found || !isRight || found.member.disabled) return sendError(reply, 'notSignedIn');
      return begin(request, reply, found.member);
    },
  );

  app.post<{ Body: { token: string } }>(
    '/account/invitation',
    {
      schema: {
        body: account.invitationToken,
        response: schemas.answers(200, account.accountInvitation),
      },
    },
    async ({ body: { token } }, reply): Promise<AccountInvitation | FastifyReply> => {
      if (await setUp.accepts(token))
        return { role: 'coordinator', departments: await departments() };
      const invitation = await staffInvitations.find(token);
      if (!invitation) return sendError(reply, 'notFound');
      const { role, name, department, staffId } = invitation;
      const member = staffId === undefined ? undefined : await staff.find(staffId);
      const own = (await settings.current()).departments.filter(({ id }) => id === department);
      return { role, name, department, ...(member && { login: member.login }), departments: own };
    },
  );

  app.post<{ Body: NewAccount }>(
    '/account',
    {
      ...limited,
      schema: { body: account.newAccount, response: schemas.answers(200, schemas.sessionInfo) },
    },
    async (request, reply) => {
      const { token, password, passkey } = request.body;
      const isFirst = await setUp.accepts(token);
      const invitation = isFirst ? undefined : await staffInvitations.find(token);
      if (!isFirst && !invitation) return sendError(reply, 'notFound');
      const known = invitation?.staffId ? await staff.find(invitation.staffId) : undefined;
      const login = known?.login ?? request.body.login;
      if (!login) return sendError(reply, 'invalid', 'login');
      const name = invitation?.name ?? request.body.name?.trim();
      if (!name) return sendError(reply, 'invalid', 'name');
      const department = invitation?.department ?? request.body.department;
      if (!department || !(await settings.knows(department)))
        return sendError(reply, 'invalid', 'department');
      let way: Pick<NewStaff, 'passwordHash' | 'passkey'>;
      if (password !== undefined) {
        if (await isCommon(password, [...login.split(/[@.]/), name, department]))
          return sendError(reply, 'invalid', 'password');
        way = { passwordHash: await hashPassword(password) };
      } else {
        const place = placeOfRequest(request);
        if (!passkey || known || !place) return sendError(reply, 'invalid', 'password');
        const made = await passkeys.made(place, purposeOfLink(token), passkey.answer);
        if (!made) return sendError(reply, 'invalid', 'passkey');
        way = { passkey: { ...made, label: passkey.label.trim() } };
      }
      const first: NewStaff = { login, name, department, role: 'coordinator', ...way };
      try {
        const member = isFirst
          ? await staff.createFirst(first)
          : await staff.join(token, { login, ...way });
        if (!member) return sendError(reply, 'notFound');
        if (isFirst) await setUp.close(token);
        if (known) await signIn.endAll(known.id);
        return begin(request, reply, member);
      } catch (error) {
        if (error instanceof StaffError) return sendError(reply, 'invalid', 'login');
        throw error;
      }
    },
  );

  app.put<{ Body: PasswordChange }>(
    '/account/password',
    { ...limited, schema: { body: account.passwordChange } },
    async (request, reply) => {
      const member = await own(request, reply);
      if (!member) return reply;
      if (member.byProvider) return sendError(reply, 'forbidden');
      if (isOverLimit(await perAccount(request))) return sendError(reply, 'tooMany');
      const { current, password } = request.body;
      const hash = await staff.passwordHashOf(member.id);
      if (hash !== null && !(await verifyPassword(current ?? '', hash)))
        return sendError(reply, 'forbidden', 'current');
      const { login, name, department } = member;
      if (await isCommon(password, [...login.split(/[@.]/), name, department]))
        return sendError(reply, 'invalid', 'password');
      await staff.setPassword(member.id, await hashPassword(password));
      await signIn.endAll(member.id);
      await beginSession(signIn, request, reply, { member });
      return reply.code(204).send();
    },
  );

  async function begin(request: FastifyRequest, reply: FastifyReply, member: StaffMember) {
    await beginSession(signIn, request, reply, { member });
    return sessionInfo(participantOf(member), false);
  }
}

function isOverLimit(counted: { isAllowed: true } | { isAllowed: false; isExceeded: boolean }) {
  return !counted.isAllowed && counted.isExceeded;
}
