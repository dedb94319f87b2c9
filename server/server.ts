import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { CaseAccess } from './access/case-access.ts';
import { Lobby } from './access/lobby.ts';
import { Oidc, oidcSeconds } from './access/oidc.ts';
import { ceremonySeconds } from './access/passkeys.ts';
import { prepareProbe } from './access/probe.ts';
import { RoomCodes } from './access/room-codes.ts';
import { SetUp } from './access/set-up.ts';
import { SignIn, sessionCookie } from './access/sign-in.ts';
import type { SizeLimits } from './collab/board-size.ts';
import { Entrusting } from './collab/entrusting.ts';
import { MinutesKeeper } from './collab/minutes.ts';
import { Restoring } from './collab/restoring.ts';
import { Snapshots } from './collab/snapshots.ts';
import { SyncServer } from './collab/sync-server.ts';
import { Weighing } from './collab/weighing.ts';
import type { Env } from './env.ts';
import { CaseExports } from './exports/case-exports.ts';
import { CaseImports } from './exports/case-imports.ts';
import { createHttpServer } from './http/http-server.ts';
import { Metrics } from './http/metrics.ts';
import { RestingCases } from './learning/resting-cases.ts';
import { TownFigures } from './learning/town-figures.ts';
import { createLogger, withoutContent } from './logging.ts';
import { Nodes } from './nodes/nodes.ts';
import type { AccessLog } from './store/access-log.ts';
import { hearErasures } from './store/erasure-news.ts';
import { openStore, type Store } from './store/store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** As long as a room shows the same code at most, and the link of the first account is good. */
const [roomSeconds, setUpSeconds] = [24 * 60 * 60, 30 * 24 * 60 * 60];

export interface RunningServer {
  readonly url: string;
  /** Makes the first account; absent where there is one, or no need for any. */
  readonly setUpLink?: string;
  /** Resolves with why the store can no longer be trusted. The server has then closed its sockets and should end. */
  readonly failed: Promise<Error>;
  /** Acknowledges what is on disk, closes sockets and store. */
  close(): Promise<void>;
}

export interface ServerParts {
  readonly logger?: Logger;
  /** Stands between the server and its log; for tests of durability. */
  readonly wrapLog?: (log: Store['log']) => Store['log'];
  readonly sizeLimits?: SizeLimits;
  readonly checkpointEveryMs?: number;
}

/** Composes the server and listens. Port 0: any free one. */
export async function startServer(env: Env, parts: ServerParts = {}): Promise<RunningServer> {
  const logger = parts.logger ?? createLogger(env.logLevel);
  const onError = (error: unknown) => logger.error({ error: withoutContent(error) }, 'failed');
  const store = await openStore({
    dataDir: env.dataDir,
    ...(env.databaseUrl ? { databaseUrl: env.databaseUrl } : {}),
    ...(env.masterKey ? { masterKey: env.masterKey } : {}),
    onDamage: (damage) => logger.error({ damage }, 'stored data cannot be read'),
  });
  const nodes = await Nodes.join(env.redisUrl, onError);
  const log = parts.wrapLog?.(store.log) ?? store.log;
  const { cases, settings } = store;

  let isReady = true;
  const recheck = (participantId: string) => void sync.recheck({ participantId }).catch(onError);
  const signIn = new SignIn(store, recheck);
  const onDoor = (caseId: string) => sync.tellDoor(caseId);
  const lobby = new Lobby({
    links: store.links,
    guests: store.guests,
    privacy: store.privacy,
    conferences: store.conferences,
    onDoor,
    onRights: (participantId, reason) =>
      void sync.recheck({ participantId, reason }).catch(onError),
    onGuest: (id) => nodes.send('guest', { id }),
    onError,
  });
  nodes.on('guest', async ({ id }) => lobby.hear(id));
  const setUp = new SetUp(nodes.shortLived('set-up', setUpSeconds));
  /** Where people open it. */
  const address = () => env.publicUrl ?? urlOf(env.host, portOf(app));
  const metrics = new Metrics();
  const access = new CaseAccess(cases, lobby, store.privacy);
  const sync = new SyncServer({
    nodes,
    log,
    turns: store.turns,
    access,
    accessLog: store.accessLog,
    cases,
    vaults: store.vaults,
    checkpoints: store.checkpoints,
    identify: ({ headers }) =>
      signIn.identify(app.parseCookie(headers.cookie ?? '')[sessionCookie]),
    identifyTool: (token) => signIn.identifyTool(token),
    onSitting: {
      started: (caseId, sitting, since) => lobby.sittingStarted(caseId, sitting, since),
      finished: (caseId, at) => {
        lobby.sittingFinished(caseId, at);
        snapshots.takeAtEnd(caseId).catch(onError);
      },
    },
    allowedOrigins: env.allowedOrigins,
    onRefusal: (reason) => metrics.countRefusal(reason),
    onError,
    ...(parts.sizeLimits ? { sizeLimits: parts.sizeLimits } : {}),
    ...(parts.checkpointEveryMs ? { checkpointEveryMs: parts.checkpointEveryMs } : {}),
  });
  const snapshots = new Snapshots({ ...store, documents: sync.documents });
  metrics.watch({
    sockets: () => sync.socketCount,
    waitingBytes: () => sync.waitingBytes,
    documents: () => sync.documentCount,
    logPending: () => log.pending,
    apart: () => Number(nodes.isApart),
  });

  const pruning = keepPruning(store.accessLog, env.accessLogMonths, onError);
  const townFigures = new TownFigures({
    ...store,
    resting: new RestingCases({ ...store, onError }),
  });
  const onErased = async (caseId: string) => {
    townFigures.erased(caseId);
    await sync.recheckHere({ caseId, reason: 'caseErased' });
  };
  const stopHearing = env.databaseUrl
    ? await hearErasures(env.databaseUrl, {
        async onErased(caseId) {
          await cases.erasedElsewhere(caseId);
          await onErased(caseId);
        },
        async onHearing() {
          await cases.receipts();
          await sync.recheckHere({});
        },
        onError,
      })
    : undefined;
  const hasNoStaff = await store.staff.isEmpty();
  const oidc =
    env.oidc && new Oidc(env.oidc, () => address(), nodes.shortLived('oidc', oidcSeconds));
  const probe =
    env.probe &&
    !env.databaseUrl &&
    hasNoStaff &&
    !oidc &&
    (await prepareProbe(env.host, env.dataDir, store));
  if (!probe) await store.sessions.removeProbe();
  const app = await createHttpServer({
    env,
    logger,
    metrics,
    signIn,
    staff: store.staff,
    staffInvitations: store.staffInvitations,
    passkeyStore: store.passkeys,
    setUp,
    oidc,
    onRightsChanged: recheck,
    lobby,
    onDoor,
    challenges: nodes.shortLived('passkey', ceremonySeconds),
    rooms: new RoomCodes(nodes.shortLived('room', roomSeconds)),
    onTableChanged: (caseId) => void sync.recheck({ caseId }).catch(onError),
    probe,
    access,
    accessLog: store.accessLog,
    privacy: store.privacy,
    exemplary: store.exemplary,
    rules: store.rules,
    townFigures,
    onConsentWithdrawn: async (caseId, department) => {
      await sync.recheck({ caseId, reason: 'consentWithdrawn' });
      await lobby.endDepartment(caseId, department, 'consentWithdrawn');
    },
    onErased,
    cases,
    catchUp: () => sync.catchUp(),
    conferences: store.conferences,
    settings,
    documents: sync.documents,
    polling: sync.polling,
    weighing: new Weighing(sync.documents, store.stances),
    checkpoints: store.checkpoints,
    snapshots,
    minutes: new MinutesKeeper(sync.documents, snapshots),
    caseExports: new CaseExports({ ...store, documents: sync.documents, snapshots }),
    caseImports: new CaseImports(store),
    restoring: new Restoring({ ...store, documents: sync.documents }),
    entrusting: new Entrusting({
      documents: sync.documents,
      vaults: store.vaults,
      seats: async (caseId) => (await cases.getCase(caseId))?.departments ?? [],
      onVault: (caseId) => sync.vaultAdded(caseId),
      accessLog: store.accessLog,
    }),
    isReady: () => isReady,
    check: async () => {
      await log.check();
      await cases.isEmpty();
    },
  });
  sync.listenOn(app.server);
  // The address is told once, by main.ts, for people.
  await app.listen({ host: env.host, port: env.port, listenTextResolver: () => 'listening' });

  const failed = log.failed.then(async (error) => {
    isReady = false;
    logger.fatal({ code: error.code }, 'the log has failed');
    await sync.stop('storeFailed');
    return error;
  });

  const close = async () => {
    isReady = false;
    clearInterval(pruning);
    lobby.stop();
    await sync.stop('serverStopping');
    await app.close();
    await townFigures.close();
    await stopHearing?.();
    await store.close();
    nodes.close();
  };

  const setUpLink =
    hasNoStaff && !probe && !oidc ? `${address()}/einrichten#${await setUp.open()}` : undefined;
  return {
    url: urlOf(env.host, portOf(app)),
    ...(setUpLink ? { setUpLink } : {}),
    failed,
    close: once(close),
  };
}

/** What the log of access need not keep any longer goes now and once a day. */
function keepPruning(
  accessLog: AccessLog,
  months: number,
  onError: (error: unknown) => void,
): NodeJS.Timeout {
  const prune = () => {
    const before = new Date();
    before.setUTCMonth(before.getUTCMonth() - months);
    accessLog.prune(before.getTime()).catch(onError);
  };
  prune();
  return setInterval(prune, dayMs).unref();
}

function portOf({ server }: FastifyInstance): number {
  return (server.address() as AddressInfo).port;
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
