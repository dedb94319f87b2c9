import { HocuspocusProvider, WebSocketStatus } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type CloseReason, closeCodes } from '../../shared/protocol/close-codes.ts';
import { decodeMessage } from '../../shared/protocol/messages.ts';
import type { CaseSocket } from './case-socket.ts';
import { SaveLedger } from './save-ledger.ts';
import type { WireFrame } from './wire-frame.ts';

/** Changes of so long go out as one frame: below what is noticed, and below `limits.updatesPerSecond` for ever. */
const batchMs = 20;

/** What the server says about a document beside its content. */
export type DocumentNotice =
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'boardLarge' }
  | { readonly type: 'reminder' }
  | { readonly type: 'door' }
  | { readonly type: 'vaults'; readonly vaults: unknown };

export interface DocumentLinkOptions {
  readonly name: string;
  readonly socket: CaseSocket;
  readonly awareness: boolean;
  readonly onLoaded: () => void;
  /** At the first and every further connection. */
  readonly onSynced?: () => void;
  /** The ledger may have changed. */
  readonly onLedger: () => void;
  readonly onNotice: (notice: DocumentNotice) => void;
}

/** One document of the case on its way to the server and back. */
export class DocumentLink {
  readonly doc = new Y.Doc();
  readonly ledger = new SaveLedger();
  readonly awareness: Awareness | undefined;
  readonly provider: HocuspocusProvider;
  readonly name: string;
  loaded = false;
  /** What the server is known to have, or more. */
  durable: Uint8Array | undefined;

  readonly #options: DocumentLinkOptions;
  #lastText: Y.Text | undefined;

  constructor(options: DocumentLinkOptions) {
    this.#options = options;
    this.name = options.name;
    const { socket } = options;
    this.awareness = options.awareness ? new Awareness(this.doc) : undefined;
    this.provider = new HocuspocusProvider({
      name: options.name,
      document: this.doc,
      awareness: this.awareness ?? null,
      websocketProvider: socket,
      flushDelay: batchMs,
    });
    this.provider.on('synced', this.#onSynced);
    this.provider.on('stateless', this.#onStateless);
    this.provider.on('authenticationFailed', ({ reason }: { reason: string }) =>
      socket.end(Object.hasOwn(closeCodes, reason) ? (reason as CloseReason) : 'forbidden'),
    );
    this.provider.on('close', () => {
      // Who was there is forgotten; what the server tells of them then must not count as known.
      this.awareness?.meta.forEach((meta, id) => {
        if (id !== this.doc.clientID) meta.clock = 0;
      });
      // The server let go of this document alone: only a new connection brings it back.
      if (socket.status === WebSocketStatus.Connected) socket.drop();
    });
    this.doc.on('update', this.#onUpdate);
    this.provider.attach();
  }

  sent(frame: WireFrame): void {
    if (frame.kind === 'state' || frame.kind === 'update') {
      this.ledger.sent(frame.kind === 'state');
      this.#options.onLedger();
    }
  }

  received(frame: WireFrame): void {
    if (frame.kind !== 'status') return;
    this.ledger.answered(frame.durable);
    if (this.ledger.settled) this.durable = Y.encodeStateVector(this.doc);
    this.#options.onLedger();
  }

  destroy(): void {
    this.doc.off('update', this.#onUpdate);
    this.provider.destroy();
    this.doc.destroy();
  }

  readonly #onSynced = () => {
    this.#options.onSynced?.();
    if (this.loaded) return;
    this.loaded = true;
    this.#options.onLoaded();
  };

  readonly #onUpdate = (
    _update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ) => {
    if (origin === this.provider) return;
    const [type, ...others] = transaction.changed.keys();
    const text = others.length === 0 && type instanceof Y.Text ? type : undefined;
    this.ledger.changed(!text || text !== this.#lastText);
    this.#lastText = text;
    this.#options.onLedger();
  };

  readonly #onStateless = ({ payload }: { payload: string }) => {
    const message = decodeMessage(payload, [
      'refused',
      'boardLarge',
      'reminder',
      'door',
      'vaults',
    ] as const);
    if (message?.type === 'refused')
      this.#options.onNotice({ type: 'refused', reason: String(message.reason) });
    else if (message?.type === 'vaults')
      this.#options.onNotice({ type: 'vaults', vaults: message.vaults });
    else if (message) this.#options.onNotice({ type: message.type });
  };
}
