import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Author } from '../../shared/case/author.ts';
import { type BoardState, createBoardReader } from '../../shared/case/board.ts';
import { type ChairReader, type ChairState, createChairReader } from '../../shared/case/chair.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { isDepartment, isId, isRecord } from '../../shared/case/roots.ts';
import { attachVault, type OpenVault } from '../../shared/case/vaults.ts';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import { documentNameOf, schemaParameter } from '../../shared/protocol/documents.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import {
  type ClientMessages,
  encodeMessage,
  type Message,
} from '../../shared/protocol/messages.ts';
import type { Snapshot } from '../../shared/protocol/snapshots.ts';
import type { Activity, ActivityLog, ActivityLogOptions } from './activity.ts';
import { fetchSession } from './api.ts';
import { CaseSocket, type CaseSocketOptions } from './case-socket.ts';
import { DocumentLink, type DocumentNotice } from './document-link.ts';
import { createPending } from './pending.ts';
import { createPresence, type Peer, type PeerCursor, type PresencePatch } from './presence.ts';
import { createStatusStore, type SyncPhase, type SyncStatus } from './sync-status.ts';
import { createUndo, type Undo } from './undo.ts';
import { watchPage } from './watch-page.ts';
import type { WireFrame } from './wire-frame.ts';

/** One case, open in this tab: its documents, who else is there, and whether one's work is safe. */
export interface CaseSession {
  readonly caseId: string;
  /** Where its lenses are: `<address>/liste`. */
  readonly address: string;
  /** Opened as it was then: nothing of it changes. */
  readonly snapshot?: Snapshot;
  /** A copy to learn from: it belongs to no case the server could be asked about. */
  readonly isExemplary?: boolean;
  readonly participant: Participant;
  /** Origin of every own transaction; its clock is the server's. */
  readonly author: Author;
  readonly board: Y.Doc;
  /** Replaced after a refusal: read it anew for every command. */
  readonly chair: Y.Doc;
  readonly boardStore: StoreApi<BoardState>;
  readonly chairStore: StoreApi<ChairState>;
  readonly status: StoreApi<SyncStatus>;
  /** Entries changed here that are not on the server's disk; empty while saving is quick. */
  readonly pending: StoreApi<ReadonlySet<string>>;
  /** Everybody on the board, oneself included. */
  readonly presence: StoreApi<readonly Peer[]>;
  /** The others' pointers on the map. */
  readonly cursors: StoreApi<readonly PeerCursor[]>;
  /** The last 30 things done, the newest last. */
  readonly activity: StoreApi<readonly Activity[]>;
  readonly undo: Undo;
  setPresence(patch: PresencePatch): void;
  /** Does nothing without a connection: the server decides. */
  takeChair(): void;
  /** To somebody who is on the board. */
  handOverChair(participantId: string): void;
  /** Asks these departments to speak; only whoever has the chair is heard. */
  remind(departments: readonly string[]): void;
  /** Called when whoever has the chair asks one's own department to speak. */
  onReminder(listener: () => void): () => void;
  /** Who is at the door, or which links there are, has changed. */
  onDoor(listener: () => void): () => void;
  /** Its documents as they are open now. */
  readonly links: readonly DocumentLink[];
  /** Tries again now. */
  reconnect(): void;
  /** Called when the server refused what was written to the chair document; the local copy of it is loaded afresh. */
  onRefused(listener: () => void): () => void;
  destroy(): void;
}

export interface OpenCaseOptions {
  readonly caseId: string;
  readonly participant: Participant;
  /** The server's clock, ms since epoch. */
  readonly now: () => number;
  /** For a screen everybody looks at: what is entrusted to some is not opened. */
  readonly isForEverybody?: boolean;
  /** Where the server is, if not where the page is from. */
  readonly server?: string | undefined;
  /** For runtimes that must send the session cookie themselves. */
  readonly webSocket?: typeof WebSocket | undefined;
  readonly loadPolling?: CaseSocketOptions['loadPolling'];
}

export function addressOf(caseId: string): string {
  return `/fall/${caseId}`;
}

/** Where a Momentaufnahme is opened. */
export function snapshotAddress(caseId: string, at: number): string {
  return `${addressOf(caseId)}/momentaufnahme/${at}`;
}

/** Only where the server answers at all: a part that could not be fetched is not asked for again by every browser. */
async function loadPolling(): Promise<typeof WebSocket> {
  await fetchSession();
  const { PollingSocket } = await import('./polling-socket.ts');
  return PollingSocket as unknown as typeof WebSocket;
}

/** With the case in the address, so that a proxy can lead all who have it open to one node. */
function syncUrl(caseId: string, server: string): string {
  const url = new URL(
    `/sync/${encodeURIComponent(caseId)}?${schemaParameter}=${schemaVersion}`,
    server,
  );
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

class OpenCase implements CaseSession {
  readonly caseId: string;
  readonly address: string;
  readonly participant: Participant;
  readonly author: Author;
  readonly boardStore: StoreApi<BoardState>;
  readonly chairStore: StoreApi<ChairState>;
  readonly #statusStore = createStatusStore();
  readonly status = this.#statusStore.store;
  readonly pending: StoreApi<ReadonlySet<string>>;
  readonly presence: StoreApi<readonly Peer[]>;
  readonly cursors: StoreApi<readonly PeerCursor[]>;
  readonly activity = createStore<readonly Activity[]>(() => []);
  readonly undo: Undo;
  readonly setPresence: (patch: PresencePatch) => void;

  readonly #socket: CaseSocket;
  readonly #board: DocumentLink;
  #chair: DocumentLink;
  #chairReader: ChairReader;
  readonly #vaults = new Map<string, DocumentLink>();
  readonly #opensVaults: boolean;
  readonly #followVault: (vault: OpenVault) => void;
  #activityLog: ActivityLog | undefined;
  #loaded = false;
  #isDestroyed = false;
  #connected = true;
  #closed: CloseReason | undefined;
  #boardLarge = false;
  readonly #refusedListeners = new Set<() => void>();
  readonly #reminderListeners = new Set<() => void>();
  readonly #doorListeners = new Set<() => void>();
  readonly #releases: (() => void)[] = [];
  readonly #logOptions: ActivityLogOptions;
  readonly #announce: () => void;

  constructor(options: OpenCaseOptions) {
    const { caseId, participant, now } = options;
    this.caseId = caseId;
    this.address = addressOf(caseId);
    this.participant = participant;
    this.author = { participantId: participant.id, department: participant.department, now };

    this.#socket = new CaseSocket({
      url: syncUrl(caseId, options.server ?? window.location.href),
      webSocket: options.webSocket ?? WebSocket,
      loadPolling: options.loadPolling ?? loadPolling,
      events: {
        sent: (frame) => this.#linkOf(frame)?.sent(frame),
        received: (frame) => {
          this.#connected = true;
          this.#linkOf(frame)?.received(frame);
        },
        ended: ({ replaced, final }) => {
          this.#connected = replaced;
          this.#closed = final ?? this.#closed;
          for (const { ledger } of this.links) ledger.disconnected();
          this.#refreshStatus();
        },
      },
    });
    this.#board = new DocumentLink({
      name: documentNameOf(caseId, 'board'),
      socket: this.#socket,
      awareness: true,
      onLoaded: () => this.#documentLoaded(),
      onSynced: () => this.#announce(),
      onLedger: () => this.#refreshStatus(),
      onNotice: (notice) => this.#boardNoticed(notice),
    });
    this.#chair = this.#openChair();

    const boardReader = createBoardReader(this.board);
    this.boardStore = createStore(() => boardReader.state());
    boardReader.subscribe(() => this.boardStore.setState(boardReader.state(), true));
    this.#chairReader = createChairReader(this.chair);
    this.chairStore = createStore(() => this.#chairReader.state());

    const undo = createUndo(this.#board.doc, this.author);
    this.undo = undo;
    this.#opensVaults = !options.isForEverybody;
    const { awareness } = this.#board;
    if (!awareness) throw new Error('The board carries the presence');
    const presence = createPresence(awareness, participant, now, () => this.#socket.isPolling);
    this.presence = presence.peers;
    this.cursors = presence.cursors;
    this.setPresence = (patch) => presence.set(this.#withoutEntrusted(patch));
    this.#announce = presence.announce;

    const pending = createPending(this.#board.doc, this.status);
    this.pending = pending.store;
    this.#followVault = (vault) => {
      attachVault(this.board, vault);
      boardReader.attach(vault);
      undo.follow(vault.doc);
      pending.follow(vault.doc);
    };

    this.#logOptions = {
      board: this.board,
      boardState: () => boardReader.state(),
      self: this.author,
      participantOf: presence.participantOf,
      editorOf: (entityId) => {
        const editors = this.presence
          .getState()
          .filter(({ editing, isSelf }) => !isSelf && editing?.entityId === entityId);
        return editors.length === 1 ? editors[0]?.participant : undefined;
      },
      now,
    };
    this.#releases.push(
      this.boardStore.subscribe((state, before) => {
        if (state.newerSchema !== before.newerSchema) this.#refreshStatus();
      }),
      () => this.#activityLog?.destroy(),
      () => undo.destroy(),
      () => pending.destroy(),
      () => presence.destroy(),
      () => boardReader.destroy(),
      () => this.#chairReader.destroy(),
      watchPage({
        online: () => this.#socket.connectNow(),
        offline: () => this.#socket.drop(),
        hasUnsaved: () => this.#waiting > 0,
      }),
    );
    this.#socket.connectNow();
  }

  get board(): Y.Doc {
    return this.#board.doc;
  }

  get chair(): Y.Doc {
    return this.#chair.doc;
  }

  takeChair(): void {
    this.#tellServer({ type: 'takeChair' });
  }

  handOverChair(participantId: string): void {
    this.#tellServer({ type: 'handOverChair', participantId });
  }

  remind(departments: readonly string[]): void {
    this.#tellServer({ type: 'remind', departments });
  }

  onReminder(listener: () => void): () => void {
    this.#reminderListeners.add(listener);
    return () => this.#reminderListeners.delete(listener);
  }

  onDoor(listener: () => void): () => void {
    this.#doorListeners.add(listener);
    return () => this.#doorListeners.delete(listener);
  }

  reconnect(): void {
    this.#closed = undefined;
    this.#socket.connectNow();
    this.#refreshStatus();
  }

  onRefused(listener: () => void): () => void {
    this.#refusedListeners.add(listener);
    return () => this.#refusedListeners.delete(listener);
  }

  destroy(): void {
    this.#isDestroyed = true;
    for (const release of this.#releases.splice(0)) release();
    this.#refusedListeners.clear();
    this.#reminderListeners.clear();
    this.#doorListeners.clear();
    for (const link of this.links) link.destroy();
    this.#socket.destroy();
    // Last: what is let go above still reports.
    this.#statusStore.destroy();
  }

  #tellServer(message: Message<ClientMessages>): void {
    if (this.#connected) this.#chair.provider.sendStateless(encodeMessage<ClientMessages>(message));
  }

  get #waiting(): number {
    return this.links.reduce((sum, { ledger }) => sum + ledger.waiting, 0);
  }

  #linkOf(frame: WireFrame): DocumentLink | undefined {
    if (frame.kind === 'other') return undefined;
    return this.links.find((link) => link.name === frame.document);
  }

  get links(): readonly DocumentLink[] {
    return [this.#board, this.#chair, ...this.#vaults.values()];
  }

  #openVaults(told: unknown): void {
    if (!this.#opensVaults || !Array.isArray(told)) return;
    for (const vault of told) {
      if (!isRecord(vault) || !isId(vault.key) || !Array.isArray(vault.departments)) continue;
      const { key } = vault;
      if (this.#vaults.has(key)) continue;
      const link = new DocumentLink({
        name: documentNameOf(this.caseId, `vault/${key}`),
        socket: this.#socket,
        awareness: false,
        onLoaded: () => this.#activityLog?.follow(link.doc),
        onLedger: () => this.#refreshStatus(),
        onNotice: (notice) => this.#boardNoticed(notice),
      });
      this.#vaults.set(key, link);
      this.#followVault({
        key,
        departments: vault.departments.filter(isDepartment),
        doc: link.doc,
      });
    }
  }

  /** Everybody on the board sees the presence: who writes in what is entrusted to some is not in it. */
  #withoutEntrusted(patch: PresencePatch): PresencePatch {
    if (this.#vaults.size === 0) return patch;
    const { resources, gaps } = this.boardStore.getState();
    const isHidden = (id: string | undefined) =>
      id !== undefined && (resources.get(id) ?? gaps.get(id))?.entrusted !== undefined;
    const { editing, dragging, selected, view } = patch;
    const { highlight, ...otherView } = view ?? { personIds: [] };
    return {
      ...patch,
      ...(isHidden(editing?.entityId) ? { editing: undefined } : {}),
      ...(isHidden(dragging?.entityId) ? { dragging: undefined } : {}),
      ...(isHidden(selected) ? { selected: undefined } : {}),
      ...(view && isHidden(highlight) ? { view: otherView } : {}),
    };
  }

  #openChair(): DocumentLink {
    return new DocumentLink({
      name: documentNameOf(this.caseId, 'chair'),
      socket: this.#socket,
      awareness: false,
      onLoaded: () => this.#documentLoaded(),
      onLedger: () => this.#refreshStatus(),
      onNotice: ({ type }) => {
        if (type === 'refused') this.#chairRefused();
      },
    });
  }

  #documentLoaded(): void {
    if (!this.#board.loaded || !this.#chair.loaded) return;
    this.#followChair();
    if (!this.#loaded) {
      this.#loaded = true;
      // Fetched after the board: it can be read without what is told of it.
      import('./activity.ts').then(this.#startLog, () => undefined);
    }
    this.#refreshStatus();
  }

  readonly #startLog = ({ createActivityLog }: typeof import('./activity.ts')): void => {
    if (this.#isDestroyed) return;
    const log = createActivityLog(this.#logOptions);
    this.#activityLog = log;
    for (const { doc, loaded } of this.#vaults.values()) if (loaded) log.follow(doc);
    log.store.subscribe((activities) => this.activity.setState(activities, true));
  };

  /** From here on the store shows the chair document as it is now. */
  #followChair(): void {
    this.#chairReader.destroy();
    const reader = createChairReader(this.chair);
    this.#chairReader = reader;
    const publish = () => {
      const before = this.chairStore.getState();
      this.chairStore.setState(reader.state(), true);
      this.#activityLog?.chairChanged(before, reader.state());
    };
    reader.subscribe(publish);
    publish();
  }

  /** What was written there never happened: a fresh copy over a fresh connection, since one carries a document only once. */
  #chairRefused(): void {
    const refused = this.#chair;
    refused.destroy();
    this.#socket.replace(() => {
      this.#chair = this.#openChair();
    });
    this.#refreshStatus();
    for (const listener of this.#refusedListeners) listener();
  }

  #boardNoticed(notice: DocumentNotice): void {
    if (notice.type === 'boardLarge') {
      this.#boardLarge = true;
      this.#refreshStatus();
    } else if (notice.type === 'reminder') {
      for (const listener of this.#reminderListeners) listener();
    } else if (notice.type === 'door') {
      for (const listener of this.#doorListeners) listener();
    } else if (notice.type === 'vaults') this.#openVaults(notice.vaults);
    else this.#socket.end(notice.reason === 'boardFull' ? 'boardFull' : 'forbidden');
  }

  #phase(): SyncPhase {
    const waiting = this.#waiting;
    if (this.#closed) return { kind: 'closed', reason: this.#closed, waiting };
    if (!this.#loaded) return { kind: 'loading', unreachable: !this.#connected };
    if (!this.#connected) return { kind: 'offline', waiting };
    if (this.links.every(({ ledger }) => ledger.settled)) return { kind: 'saved' };
    return { kind: 'saving', slow: false };
  }

  #refreshStatus(): void {
    this.#statusStore.show({
      ...this.#phase(),
      ...(this.boardStore.getState().newerSchema ? { readOnly: 'newerSchema' as const } : {}),
      ...(this.#socket.isPolling ? { overHttp: true as const } : {}),
      ...(this.#boardLarge ? { boardLarge: true as const } : {}),
    });
  }
}

export function openCase(options: OpenCaseOptions): CaseSession {
  return new OpenCase(options);
}
