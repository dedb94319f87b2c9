import type { FastifyInstance } from 'fastify';
import type { SignedOut } from '../../shared/protocol/account.ts';
import type { ProbeEntry } from '../../shared/protocol/http.ts';
import type { Oidc } from '../access/oidc.ts';
import { isLoopbackRequest } from '../access/origin.ts';
import { probeParticipant } from '../access/probe.ts';
import { type SignIn, sessionCookie } from '../access/sign-in.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { signedOut } from './account-schemas.ts';
import { sendError } from './api-error.ts';
import { beginSession } from './begin-session.ts';
import * as schemas from './schemas.ts';
import { sessionInfo } from './session-info.ts';

export interface SessionRoutesOptions {
  readonly signIn: SignIn;
  /** Whether this server offers the probe at all. */
  readonly probe: boolean;
  readonly settings: SettingsStore;
  readonly oidc?: Oidc | undefined;
}

export function sessionRoutes(
  app: FastifyInstance,
  { signIn, probe, settings, oidc }: SessionRoutesOptions,
): void {
  app.get(
    '/session',
    { schema: { response: schemas.answers(200, schemas.sessionInfo) } },
    async ({ headers, cookies }) =>
      sessionInfo(
        await signIn.identify(cookies[sessionCookie]),
        probe && isLoopbackRequest(headers),
      ),
  );

  app.get(
    '/probe/departments',
    { schema: { response: schemas.answers(200, schemas.departments) } },
    async (request, reply) => {
      if (!probe || !isLoopbackRequest(request.headers)) return sendError(reply, 'notFound');
      return (await settings.current()).departments.filter(({ retired }) => !retired);
    },
  );

  app.post<{ Body: ProbeEntry }>(
    '/probe/session',
    { schema: { body: schemas.probeEntry, response: schemas.answers(200, schemas.sessionInfo) } },
    async (request, reply) => {
      if (!probe || !isLoopbackRequest(request.headers)) return sendError(reply, 'notFound');
      const { departments } = await settings.current();
      const participant = probeParticipant(departments, request.body);
      if (!participant) return sendError(reply, 'invalid', 'department');
      await beginSession(signIn, request, reply, { participant });
      return sessionInfo(participant, true);
    },
  );

  app.delete(
    '/session',
    { schema: { response: schemas.answers(200, signedOut) } },
    async (request, reply): Promise<SignedOut> => {
      const ended = await signIn.end(request.cookies[sessionCookie]);
      reply.clearCookie(sessionCookie, { path: '/' });
      return (await oidc?.afterSignOut(ended)) ?? {};
    },
  );
}
