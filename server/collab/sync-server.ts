import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { WebSocket, WebSocketServer } from 'ws';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { type CloseReason, closeCodes } from '../../shared/protocol/close-codes.ts';
import {
  documentNameOf,
  parseDocumentName,
  schemaParameter,
} from '../../shared/protocol/documents.ts';
import type { CaseSummary } from '../../shared/protocol/http.ts';
import { limits } from '../../shared/protocol/limits.ts';
import {
  encodeMessage,
  type Message,
  type ServerMessages,
} from '../../shared/protocol/messages.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { isOwnOrigin } from '../access/origin.ts';
import type { Person } from '../access/person.ts';
import type { ToolAccess } from '../access/sign-in.ts';
import type { Nodes, Recheck } from '../nodes/nodes.ts';
import type { AccessLog } from '../store/access-log.ts';
import type { CheckpointStore } from '../store/checkpoint-store.ts';
import type { Turns } from '../store/turns.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { AckGate } from './ack-gate.ts';
import { admission } from './admission.ts';
import { boardSize, type SizeLimits } from './board-size.ts';
import { CaseDocuments } from './case-documents.ts';
import { chair } from './chair.ts';
import { Checkpoints } from './checkpoints.ts';
import { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';
import type { DurableLog } from './durable-log.ts';
import { openingFrame, readClientFrame } from './frames.ts';
import { bindAwarenessClient, identity } from './identity.ts';
import { loading } from './loading.ts';
import { OtherNodes } from './other-nodes.ts';
import { Polling } from './polling.ts';
import { Presence } from './presence.ts';
import { withinRate } from './rate-limit.ts';
import { rights } from './rights.ts';
import { serverOwned } from './server-owned.ts';
import { sittingLog } from './sitting-log.ts';
import { type SittingEvents, sittings } from './sittings.ts';
import { SlowReaders } from './slow-readers.ts';
import { soundUpdates } from './sound-updates.ts';
import { Summaries } from './summary.ts';
import { readToolRequest, type ToolRequest, ToolWire } from './tool-wire.ts';
import { Vaults } from './vaults.ts';
import { type Peer, SyncWire, type Wire } from './wire.ts';

/** `/sync/<case>`, so that a proxy can tell the case by the address; programs may leave it out. */
const syncPath = /^\/sync(?:\/([^/?]+))?(?:\?|$)/;

/** A silent peer is asked this often and given up after `silenceMs`. */
const pingEveryMs = 10_000;
const silenceMs = 30_000;
/** What Node's timers can hold. */
const longestTimerMs = 2 ** 31 - 1;
/** How long a peer may take to answer the closing handshake when the server stops, ms. */
const closingMs = 1_000;

export interface SyncServerOptions {
  readonly log: DurableLog;
  readonly nodes: Nodes;
  readonly turns: Turns;
  readonly access: Pick<CaseAccess, 'roleAt'>;
  readonly accessLog: Pick<AccessLog, 'opened' | 'record'>;
  readonly cases: {
    saveSummary(id: string, summary: CaseSummary): Promise<void>;
  };
  readonly vaults: Pick<VaultStore, 'find' | 'list'>;
  readonly checkpoints: CheckpointStore;
  readonly checkpointEveryMs?: number;
  /** Who the cookie of an upgrade request belongs to. */
  readonly identify: (request: IncomingMessage) => Promise<Person | undefined>;
  readonly identifyTool: (token: string) => Promise<ToolAccess | undefined>;
  readonly onSitting: SittingEvents;
  readonly allowedOrigins: readonly string[];
  readonly onRefusal: (reason: CloseReason) => void;
  readonly onError: (error: unknown) => void;
  readonly sizeLimits?: SizeLimits;
}

/** Who opens a connection. */
type Opener = Pick<ToolAccess, 'participant'> & Partial<ToolAccess>;

/** What a connection is for; a tool's document is opened at once. */
interface Purpose {
  readonly caseId?: string | undefined;
  readonly toolDocument?: string | undefined;
}

/**
 * Live collaboration over websockets at `/sync/<case>`, over plain HTTP at the same address, and at `/yws/` for tools that
 * speak plain y-websocket.
 */
export class SyncServer {
  readonly #options: SyncServerOptions;
  readonly #gate: AckGate;
  readonly #summaries: Summaries;
  readonly #vaults: Vaults;
  readonly #checkpoints: Checkpoints;
  readonly #otherNodes: OtherNodes;
  readonly #presence = new Presence();
  readonly #hocuspocus: Hocuspocus<SyncContext>;
  readonly documents: CaseDocuments;
  readonly polling: Polling;
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  });
  readonly #sockets = new Set<ClientSocket>();
  readonly #pinging: NodeJS.Timeout;
  #stopping: CloseReason | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: SyncServerOptions) {
    this.#options = options;
    this.#gate = new AckGate(options.log, new SlowReaders(() => this.#hocuspocus.documents));
    this.#summaries = new Summaries(options);
    this.#vaults = new Vaults({ ...options, documents: () => this.documents });
    this.#checkpoints = new Checkpoints(options);
    this.#otherNodes = new OtherNodes(options.nodes, () => this.#hocuspocus.documents);
    this.#hocuspocus = new Hocuspocus<SyncContext>({
      quiet: true,
      // Liveness is asked by pings, whose answers Hocuspocus does not see.
      timeout: longestTimerMs,
      // Who comes back opens all documents of a case at once.
      maxPendingDocuments: limits.vaultsPerCase + 8,
      // By size a flush would come in the middle of a transaction: `SlowReaders`.
      flushMaxBytes: Number.POSITIVE_INFINITY,
      // In the order in which they see a message.
      extensions: [
        admission(options.access, options.accessLog, options.vaults),
        rights,
        soundUpdates,
        boardSize(options.sizeLimits),
        this.#gate.extension,
        this.#otherNodes.extension,
        loading(options.log),
        serverOwned,
        identity,
        this.#presence.extension,
        sittingLog(options.accessLog, options.onError),
        sittings(options.onSitting),
        chair({
          ...options,
          presences: (caseId) => this.documents.participants(caseId),
          remind: (caseId, departments) => {
            this.#remind(caseId, departments);
            options.nodes.send('remind', { caseId, departments });
          },
        }),
        this.#summaries.extension,
        this.#vaults.extension,
        this.#checkpoints.extension,
      ],
    });
    this.documents = new CaseDocuments({
      ...options,
      hocuspocus: this.#hocuspocus,
      gate: this.#gate,
      isOpenElsewhere: (name) => this.#otherNodes.have(name),
    });
    this.polling = new Polling({
      ...options,
      isStopping: () => this.#stopping !== undefined,
      onPeer: (peer, participant, caseId, request) => {
        if (isOutdated(request.url ?? ''))
          return this.#turnAway(new SyncWire(peer), 'pageOutdated');
        const identify = () => this.#opener(request, undefined);
        this.#accept(peer, new SyncWire(peer), { participant }, identify, { caseId });
      },
    });
    this.#pinging = setInterval(() => this.#ping(), pingEveryMs).unref();
    const { nodes } = options;
    nodes.on('recheck', (recheck) => this.recheckHere(recheck));
    nodes.on('rejoined', () => this.recheckHere({}));
    nodes.on('door', async ({ caseId }) => this.#tellDoor(caseId));
    nodes.on('vault', ({ caseId }) => this.#vaultAdded(caseId));
    nodes.on('remind', async ({ caseId, departments }) => this.#remind(caseId, departments));
  }

  get socketCount(): number {
    return this.#sockets.size;
  }

  /** What clients have not read yet, bytes. */
  get waitingBytes(): number {
    return [...this.#sockets].reduce((sum, { waitingBytes }) => sum + waitingBytes, 0);
  }

  get documentCount(): number {
    return this.#hocuspocus.getDocumentsCount();
  }

  listenOn(server: HttpServer): void {
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      this.#upgrade(request, stream, head).catch((error: unknown) => {
        this.#options.onError(error);
        stream.destroy();
      });
    });
  }

  /** Tells everybody of the staff who has the case open that something has changed at its door. */
  tellDoor(caseId: string): void {
    this.#tellDoor(caseId);
    this.#options.nodes.send('door', { caseId });
  }

  #tellDoor(caseId: string): void {
    this.#tell(caseId, { type: 'door' }, ({ roles }) => roles.get(caseId) === 'member');
  }

  #remind(caseId: string, departments: readonly unknown[]): void {
    this.#tell(caseId, { type: 'reminder' }, ({ participant }) =>
      departments.includes(participant.department),
    );
  }

  /** Those of this node who have the case open and are meant. */
  #tell(
    caseId: string,
    message: Message<ServerMessages>,
    isMeant: (socket: ClientSocket) => boolean,
  ): void {
    const board = this.#hocuspocus.documents.get(documentNameOf(caseId, 'board'));
    for (const connection of board?.getConnections() ?? [])
      if (isMeant((connection.context as SyncContext).socket))
        connection.sendStateless(encodeMessage<ServerMessages>(message));
  }

  /**
   * Asks again for every open connection concerned who it is and what it may do: to be called after rights have changed.
   * Where a right is gone the connection is closed, with `reason` where it is given.
   */
  async recheck(recheck: Recheck): Promise<void> {
    this.#options.nodes.send('recheck', recheck);
    await this.recheckHere(recheck);
  }

  /** The same for those of this node alone. */
  async recheckHere({ caseId, participantId, reason }: Recheck): Promise<void> {
    const concerned = [...this.#sockets].filter(
      (socket) =>
        (caseId === undefined || socket.roles.has(caseId)) &&
        (participantId === undefined || socket.participant.id === participantId),
    );
    await Promise.all(concerned.map((socket) => this.#recheckSocket(socket, reason)));
  }

  async #recheckSocket(socket: ClientSocket, reason: CloseReason | undefined): Promise<void> {
    const now = await socket.identify();
    if (!now) return socket.refuse(reason ?? 'notSignedIn');
    if (!socket.isOf(now)) return socket.refuse('rightsChanged');
    for (const [caseId, before] of socket.roles) {
      const role = await this.#options.access.roleAt(now, caseId);
      if (!role) return socket.refuse(reason ?? 'accessEnded');
      if (role !== before) return socket.refuse('rightsChanged');
    }
  }

  /** Resolves when the summaries of all cases say what has been written. */
  catchUp(): Promise<void> {
    return this.#summaries.catchUp(this.#hocuspocus);
  }

  /** To be called when a case has a new vault: who may open it is told. */
  async vaultAdded(caseId: string): Promise<void> {
    this.#options.nodes.send('vault', { caseId });
    await this.#vaultAdded(caseId);
  }

  async #vaultAdded(caseId: string): Promise<void> {
    const board = this.#hocuspocus.documents.get(documentNameOf(caseId, 'board'));
    await this.#vaults.tellAll(caseId, board);
  }

  /** Takes no more edits, acknowledges what is on disk, closes every socket with `reason`. */
  stop(reason: CloseReason): Promise<void> {
    this.#stopped ??= this.#stop(reason);
    return this.#stopped;
  }

  async #stop(reason: CloseReason): Promise<void> {
    this.#stopping = reason;
    clearInterval(this.#pinging);
    this.#vaults.stop();
    this.#presence.stop();
    await this.#gate.settled();
    const open: readonly Peer[] = [...this.#webSockets.clients, ...this.polling.peers];
    for (const socket of [...this.#sockets]) socket.refuse(reason);
    for (const peer of open) peer.close(closeCodes[reason].code, reason);
    await this.#summaries.stop(this.#hocuspocus);
    await this.#checkpoints.stop();
    await this.#otherNodes.stop();
    await allClosed(open);
  }

  async #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    stream.on('error', () => stream.destroy());
    const url = request.url ?? '';
    const tool = readToolRequest(url);
    const sync = syncPath.exec(url);
    if (!tool && !sync) return answer(stream, '404 Not Found');
    // Programs send no Origin. A page of others has no cookie to misuse where a token speaks, but no business here either.
    const mayLackOrigin = tool?.token !== undefined && request.headers.origin === undefined;
    if (!mayLackOrigin && !isOwnOrigin(request.headers, this.#options.allowedOrigins))
      return answer(stream, '403 Forbidden');
    if (this.#stopping) return answer(stream, '503 Service Unavailable');
    const identify = () => this.#opener(request, tool);
    const opener = await identify();
    this.#webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      // ws closes the socket itself, with the fitting code; without a listener the error would end the process.
      webSocket.on('error', () => undefined);
      const wire = tool ? new ToolWire(webSocket, tool.documentName) : new SyncWire(webSocket);
      // A browser cannot read the status of a failed upgrade, but it can read a close code.
      const reason = this.#stopping ?? (tool && whyNoTool(tool, opener));
      const purpose = { caseId: sync?.[1], toolDocument: tool?.documentName };
      if (!tool && isOutdated(url)) this.#turnAway(wire, 'pageOutdated');
      else if (opener && !reason) this.#accept(webSocket, wire, opener, identify, purpose);
      else this.#turnAway(wire, reason ?? 'notSignedIn');
    });
  }

  async #opener(
    request: IncomingMessage,
    tool: ToolRequest | undefined,
  ): Promise<Opener | undefined> {
    // Whoever brings a token is who that token says, or nobody.
    if (tool?.token !== undefined) return this.#options.identifyTool(tool.token);
    const participant = await this.#options.identify(request);
    return participant && { participant };
  }

  #turnAway(wire: Wire, reason: CloseReason): void {
    this.#options.onRefusal(reason);
    wire.close(reason);
  }

  #accept(
    peer: Peer,
    wire: Wire,
    { participant }: Opener,
    identify: () => Promise<Opener | undefined>,
    { caseId, toolDocument }: Purpose,
  ): void {
    const socket = new ClientSocket(wire, {
      person: participant,
      identify: async () => (await identify())?.participant,
      onSend: this.#gate.send,
      onEnd: (_, reason) => {
        if (reason) this.#options.onRefusal(reason);
        end();
      },
    });
    // No header of the real request reaches a hook: nothing there needs one.
    const request = new Request('http://localhost/');
    const connection = this.#hocuspocus.handleConnection(socket, request, { socket });
    const end = () => {
      this.#sockets.delete(socket);
      connection.handleClose();
    };
    this.#sockets.add(socket);

    const take = (bytes: Uint8Array | undefined) => {
      const frame = bytes && readClientFrame(bytes);
      if (!frame) return socket.refuse('badFrame');
      if (!withinRate(socket, frame, bytes.length)) return socket.refuse('tooManyUpdates');
      if (frame.kind === 'pong') return;
      const ref = parseDocumentName(frame.documentName);
      if (!ref || (caseId !== undefined && ref.caseId !== caseId))
        return socket.refuse('unknownDocument');
      bindAwarenessClient(socket, frame);
      if (frame.kind === 'awareness' && this.#presence.take(socket, frame)) return;
      connection.handleMessage(bytes);
    };
    peer.on('message', (data, isBinary) => {
      socket.heardAt = performance.now();
      const frames =
        isBinary && Buffer.isBuffer(data) ? wire.read(new Uint8Array(data)) : [undefined];
      for (const bytes of frames) {
        if (socket.refused || this.#stopping) return;
        take(bytes);
      }
    });
    peer.on('pong', () => {
      socket.heardAt = performance.now();
    });
    peer.on('close', end);
    if (toolDocument !== undefined) take(openingFrame(toolDocument));
  }

  #ping(): void {
    for (const socket of this.#sockets) {
      if (performance.now() - socket.heardAt > silenceMs) socket.terminate();
      else if (socket.hasExpired(Date.now())) socket.refuse('notSignedIn');
      else socket.ping();
    }
    // Nobody can tell this node that a right is gone.
    if (this.#options.nodes.isApart) this.recheckHere({}).catch(this.#options.onError);
  }
}

/** What is not this token's is answered like what does not exist. */
function whyNoTool(
  { documentName }: ToolRequest,
  opener: Opener | undefined,
): CloseReason | undefined {
  if (!opener) return 'notSignedIn';
  const ref = parseDocumentName(documentName);
  const isOther = opener.caseId !== undefined && opener.caseId !== ref?.caseId;
  return !ref || isOther ? 'unknownDocument' : undefined;
}

async function allClosed(peers: readonly Peer[]): Promise<void> {
  const closed = peers.map(
    (peer) =>
      new Promise<void>((resolve) => {
        if (peer.readyState === WebSocket.CLOSED) resolve();
        else peer.on('close', resolve);
      }),
  );
  const giveUp = setTimeout(() => {
    for (const peer of peers) peer.terminate();
  }, closingMs);
  await Promise.all(closed);
  clearTimeout(giveUp);
}

function answer(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Whether a page says that it writes an earlier schema than this server reads. */
function isOutdated(url: string): boolean {
  const written = new URL(url, 'http://localhost').searchParams.get(schemaParameter);
  return written !== null && Number(written) < schemaVersion;
}
