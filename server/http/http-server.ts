import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  fastify,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { caseFileSchema } from '../../shared/case/case-file-schema.ts';
import { isOwnOrigin } from '../access/origin.ts';
import type { Polling } from '../collab/polling.ts';
import type { Env } from '../env.ts';
import { type AccessLogRoutesOptions, accessLogRoutes } from './access-log-routes.ts';
import { type AccountRoutesOptions, accountRoutes } from './account-routes.ts';
import { answerErrors, sendError } from './api-error.ts';
import { atCaseBy } from './at-case.ts';
import { type CaseRoutesOptions, caseRoutes } from './case-routes.ts';
import { type CheckpointRoutesOptions, checkpointRoutes } from './checkpoint-routes.ts';
import { contentSecurityPolicy, serveClient } from './client-files.ts';
import { type ConferenceRoutesOptions, conferenceRoutes } from './conference-routes.ts';
import { type DoorRoutesOptions, doorRoutes } from './door-routes.ts';
import { type ExemplaryRoutesOptions, exemplaryRoutes } from './exemplary-routes.ts';
import { healthRoutes } from './health.ts';
import { type LearningRoutesOptions, learningRoutes } from './learning-routes.ts';
import { type LobbyRoutesOptions, lobbyRoutes } from './lobby-routes.ts';
import type { Metrics } from './metrics.ts';
import { type MinutesRoutesOptions, minutesRoutes } from './minutes-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { pollingRoute } from './polling-route.ts';
import { type PrivacyRoutesOptions, privacyRoutes } from './privacy-routes.ts';
import { type RuleRoutesOptions, ruleRoutes } from './rule-routes.ts';
import { type SessionRoutesOptions, sessionRoutes } from './session-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { signedInBy } from './signed-in.ts';
import { type SittingRoutesOptions, sittingRoutes } from './sitting-routes.ts';
import { type SnapshotRoutesOptions, snapshotRoutes } from './snapshot-routes.ts';
import { type StaffRoutesOptions, staffRoutes } from './staff-routes.ts';
import { toolRoutes } from './tool-routes.ts';
import { type TransferRoutesOptions, transferRoutes } from './transfer-routes.ts';
import { type VaultRoutesOptions, vaultRoutes } from './vault-routes.ts';

/** A whole round table may share one address. */
const requestsPerMinute = 1_200;
/** What the product needs of a browser; everything else stays off. */
const permissionsPolicy = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
/** How long a request may take to arrive, ms; Fastify would wait for ever. */
const arrivalMs = 30_000;
/** A new case with thirty persons is far below it. */
const bodyBytes = 64 * 1024;

export type HttpServerOptions = SessionRoutesOptions &
  LobbyRoutesOptions &
  AccountRoutesOptions &
  Omit<StaffRoutesOptions, 'byProvider'> &
  Omit<
    AccessLogRoutesOptions &
      PrivacyRoutesOptions &
      CaseRoutesOptions &
      DoorRoutesOptions &
      SittingRoutesOptions &
      ConferenceRoutesOptions &
      VaultRoutesOptions &
      MinutesRoutesOptions &
      TransferRoutesOptions &
      ExemplaryRoutesOptions &
      RuleRoutesOptions &
      LearningRoutesOptions &
      CheckpointRoutesOptions &
      SnapshotRoutesOptions,
    'signedIn' | 'atCase' | 'accessLogMonths' | 'retentionMonths'
  > & {
    readonly env: Env;
    readonly logger: Logger;
    readonly metrics: Metrics;
    readonly isReady: () => boolean;
    readonly check: () => Promise<void>;
    readonly polling: Pick<Polling, 'handle'>;
  };

/** Everything but websockets. Asks no other host for anything. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { env, logger, metrics, oidc } = options;
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    // Requests carry addresses; the metrics count them without.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytes,
    requestTimeout: arrivalMs,
    trustProxy: env.trustedProxies.length > 0 && [...env.trustedProxies],
    forceCloseConnections: true,
    // Fastify's own answer would repeat the address.
    frameworkErrors: (_error, _request, reply) => void sendError(reply as FastifyReply, 'invalid'),
  });

  answerErrors(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    // Other services of the town may share the domain.
    strictTransportSecurity: { includeSubDomains: false },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy());
    reply.header('permissions-policy', permissionsPolicy);
  });
  await app.register(swagger, {
    openapi: { info: { title: 'Fallrunde', version: packageJson.version } },
  });

  metrics.serve(app);
  healthRoutes(app, options);
  pollingRoute(app, options.polling);
  app.get('/schema/fallrunde-case.json', { schema: { hide: true } }, async () => caseFileSchema);
  await app.register(api, { prefix: '/api' });
  serveClient(
    app,
    env.clientDir,
    env.tldrawLicenseKey ? { tldrawLicenseKey: env.tldrawLicenseKey } : {},
    options.signIn,
  );
  await app.ready();
  return app;

  async function api(scope: FastifyInstance): Promise<void> {
    await scope.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute' });
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const changes = request.method !== 'GET' && request.method !== 'HEAD';
      if (changes && !isOwnOrigin(request.headers, env.allowedOrigins))
        return sendError(reply, 'foreignOrigin');
    });
    scope.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    const signedIn = signedInBy(options.signIn);
    sessionRoutes(scope, options);
    accountRoutes(scope, options);
    if (oidc) oidcRoutes(scope, { ...options, oidc });
    staffRoutes(scope, { ...options, byProvider: oidc !== undefined });
    lobbyRoutes(scope, options);
    const atCase = atCaseBy(signedIn, options.access);
    caseRoutes(scope, {
      ...options,
      signedIn,
      atCase,
      retentionMonths: env.retentionMonths,
    });
    privacyRoutes(scope, {
      ...options,
      signedIn,
      atCase,
      retentionMonths: env.retentionMonths,
    });
    accessLogRoutes(scope, { ...options, atCase, accessLogMonths: env.accessLogMonths });
    sittingRoutes(scope, { ...options, signedIn, atCase });
    vaultRoutes(scope, { ...options, atCase });
    transferRoutes(scope, { ...options, signedIn, atCase });
    exemplaryRoutes(scope, { ...options, signedIn, atCase });
    ruleRoutes(scope, { ...options, signedIn });
    learningRoutes(scope, { ...options, signedIn, atCase });
    checkpointRoutes(scope, { ...options, atCase });
    snapshotRoutes(scope, { ...options, atCase });
    minutesRoutes(scope, { ...options, atCase });
    doorRoutes(scope, { ...options, atCase });
    toolRoutes(scope, { ...options, atCase });
    conferenceRoutes(scope, { ...options, signedIn });
    settingsRoutes(scope, { ...options, signedIn });
  }
}
