import type { FastifyInstance } from 'fastify';
import packageJson from '../../package.json' with { type: 'json' };
import type { Participant, ProbeEntry, SessionInfo } from '../../shared/protocol/http.ts';
import { isLoopbackRequest } from '../access/origin.ts';
import { probeParticipant } from '../access/probe.ts';
import { type SignIn, sessionCookie, sessionSeconds } from '../access/sign-in.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import * as schemas from './schemas.ts';

export interface SessionRoutesOptions {
  readonly signIn: SignIn;
  /** Whether this server offers the probe at all. */
  readonly probe: boolean;
  readonly settings: SettingsStore;
}

export function sessionRoutes(
  app: FastifyInstance,
  { signIn, probe, settings }: SessionRoutesOptions,
): void {
  const info = (participant: Participant | undefined, isProbe: boolean): SessionInfo => ({
    ...(participant ? { participant } : {}),
    probe: isProbe,
    serverTime: Date.now(),
    version: packageJson.version,
  });

  app.get(
    '/session',
    { schema: { response: schemas.answers(200, schemas.sessionInfo) } },
    async ({ headers, cookies }) =>
      info(await signIn.identify(cookies[sessionCookie]), probe && isLoopbackRequest(headers)),
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
      const participant = probeParticipant(departments, request.body.department);
      if (!participant) return sendError(reply, 'invalid', 'department');
      await signIn.end(request.cookies[sessionCookie]);
      reply.setCookie(sessionCookie, await signIn.begin(participant), {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: isHttps(request),
        maxAge: sessionSeconds,
      });
      return info(participant, true);
    },
  );

  app.delete('/session', async (request, reply) => {
    await signIn.end(request.cookies[sessionCookie]);
    return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send();
  });
}

/** The server itself speaks http; a proxy in front of it says how it was asked. */
function isHttps({ headers }: { headers: Record<string, string | string[] | undefined> }): boolean {
  return headers['x-forwarded-proto'] === 'https';
}
