import type { FastifyInstance } from 'fastify';
import { readTownContent } from '../../shared/method/town-settings.ts';
import type { TownInput } from '../../shared/protocol/http.ts';
import { policy } from '../access/policy.ts';
import { SettingsError, type SettingsStore } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface SettingsRoutesOptions {
  readonly signedIn: SignedIn;
  readonly settings: SettingsStore;
}

/** All that a town can enter, at its limits and in any script. */
const bodyBytes = 1024 * 1024;

export function settingsRoutes(
  app: FastifyInstance,
  { signedIn, settings }: SettingsRoutesOptions,
): void {
  app.get(
    '/settings',
    { schema: { response: schemas.answers(200, schemas.townSettings) } },
    async (request, reply) => {
      if (!(await signedIn(request, reply))) return reply;
      return settings.current();
    },
  );

  app.get(
    '/settings/versions',
    { schema: { response: schemas.answers(200, schemas.townVersions) } },
    async (request, reply) => {
      if (!(await signedIn(request, reply))) return reply;
      return settings.list();
    },
  );

  app.get<{ Params: { version: number } }>(
    '/settings/versions/:version',
    {
      schema: {
        params: schemas.settingsVersion,
        response: schemas.answers(200, schemas.townSettings),
      },
    },
    async (request, reply) => {
      if (!(await signedIn(request, reply))) return reply;
      return (await settings.get(request.params.version)) ?? sendError(reply, 'notFound');
    },
  );

  app.put<{ Body: TownInput }>(
    '/settings',
    {
      bodyLimit: bodyBytes,
      schema: { body: schemas.townInput, response: schemas.answers(200, schemas.townSettings) },
    },
    async (request, reply) => {
      const participant = await signedIn(request, reply);
      if (!participant) return reply;
      if (!policy.mayChangeSettings(participant)) return sendError(reply, 'forbidden');
      const read = readTownContent(request.body.settings);
      if ('problem' in read) return sendError(reply, 'invalid', read.problem.field);
      try {
        return await settings.save(request.body.basedOn, read.content, participant.department);
      } catch (error) {
        if (error instanceof SettingsError) return sendError(reply, error.code, error.id);
        throw error;
      }
    },
  );
}
