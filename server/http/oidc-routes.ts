import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignInProblem } from '../../shared/protocol/account.ts';
import { type Oidc, OidcError, oidcSeconds } from '../access/oidc.ts';
import type { SignIn } from '../access/sign-in.ts';
import { withoutContent } from '../logging.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import type { StaffStore } from '../store/staff-store.ts';
import * as account from './account-schemas.ts';
import { beginSession } from './begin-session.ts';

export interface OidcRoutesOptions {
  readonly signIn: SignIn;
  readonly staff: StaffStore;
  readonly settings: SettingsStore;
  readonly oidc: Oidc;
  readonly onRightsChanged: (participantId: string) => void;
}

/** What binds the provider's answer to the browser that asked. */
const pendingCookie = 'fallrunde_oidc';
const path = '/api/oidc';
const startsPerAddress = { max: 100, timeWindow: '1 minute' } as const;

/** Two addresses a browser is led through; whatever goes wrong is told at the entrance. */
export function oidcRoutes(app: FastifyInstance, options: OidcRoutesOptions): void {
  const { signIn, staff, settings, oidc, onRightsChanged } = options;
  const limited = { config: { rateLimit: startsPerAddress } };

  app.get<{ Querystring: { nach?: string } }>(
    '/oidc/start',
    { ...limited, schema: { querystring: account.oidcStart } },
    async (request, reply) =>
      orTold(reply, async () => {
        const { location, secret } = await oidc.start(pageOf(request.query.nach));
        reply.setCookie(pendingCookie, secret, {
          path,
          httpOnly: true,
          // The answer comes from the provider's page.
          sameSite: 'lax',
          secure: request.protocol === 'https',
          maxAge: oidcSeconds,
        });
        return reply.redirect(location);
      }),
  );

  app.get('/oidc/callback', limited, async (request, reply) =>
    orTold(reply, async () => {
      const secret = request.cookies[pendingCookie];
      reply.clearCookie(pendingCookie, { path });
      const query = request.url.slice(request.url.indexOf('?') + 1);
      const { identity, login, department, role, idToken, to } = await oidc.finish(secret, query);
      const found = (await settings.current()).departments.find(
        ({ id, retired }) => id === department && !retired,
      );
      if (!found) throw new OidcError('noDepartment');
      const said = { login, name: found.shortName, department, role };
      const member = await staff.signInByProvider(identity, said);
      onRightsChanged(member.id);
      if (member.disabled) throw new OidcError('disabled');
      await beginSession(signIn, request, reply, { member, idToken });
      return reply.redirect(to);
    }),
  );

  async function orTold(reply: FastifyReply, work: () => Promise<FastifyReply>) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OidcError)) throw error;
      const { problem, cause } = error;
      if (cause !== undefined)
        reply.log.warn({ problem, cause: withoutContent(cause) }, 'sign-in failed');
      return reply.redirect(`/?anmeldung=${problem satisfies SignInProblem}`);
    }
  }
}

/** A page of ours: what begins with two slashes would be another host. */
function pageOf(path = '/'): string {
  return /^\/[\w-][\w/-]*$/.test(path) ? path : '/';
}
