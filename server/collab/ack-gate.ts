import type { Document, Extension } from '@hocuspocus/server';
import {
  type DocumentPart,
  documentNameOf,
  parseDocumentName,
} from '../../shared/protocol/documents.ts';
import { StoreError } from '../store/store-error.ts';
import type { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';
import type { DurableLog } from './durable-log.ts';
import { readServerFrame, type ServerFrame, syncStep } from './frames.ts';
import type { SlowReaders } from './slow-readers.ts';

/** The origin of what is in the log already when it is applied to a document. */
export const durableOrigin = { source: 'durable' } as const;

interface Arrival {
  readonly document: Document;
  readonly update: Uint8Array;
  /** What the document was waiting for before this update. */
  readonly pendingStructs: unknown;
  readonly pendingDeletes: unknown;
}

/**
 * Durability. Every change of a document goes to the log, and Hocuspocus' acknowledgement of it (SyncStatus,
 * which by itself means "applied in memory") leaves the server only when the log is on disk.
 * When the log has failed nothing is acknowledged any more.
 */
export class AckGate {
  readonly #log: DurableLog;
  readonly #slowReaders: SlowReaders;
  /** Document name → its newest append, while that is not on disk. A failed one stays. */
  readonly #appends = new Map<string, Promise<void>>();
  /** Per socket and document: the update that is being handled; its acknowledgement comes next. */
  readonly #arrivals = new WeakMap<ClientSocket, Map<string, Arrival>>();
  /** A broadcast hands the same bytes to everybody: read once. */
  #last: { readonly data: Uint8Array; readonly frame: ServerFrame } | undefined;
  #open = true;

  readonly extension: Extension<SyncContext> = {
    extensionName: 'ack gate',

    afterLoadDocument: async ({ document, documentName }) => {
      document.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== durableOrigin) this.#append(documentName, update);
      });
    },

    beforeSync: async ({ context: { socket }, document, documentName, type, payload }) => {
      if (type === syncStep.stateVector) return;
      const arrivals = this.#arrivals.get(socket) ?? new Map<string, Arrival>();
      this.#arrivals.set(socket, arrivals);
      arrivals.set(documentName, { document, update: payload, ...pendingOf(document) });
    },

    // What is loaded again must hold everything that was acknowledged before.
    beforeUnloadDocument: async ({ documentName }) => {
      await this.#appends.get(documentName)?.catch(throwUnlessErased);
    },
  };

  constructor(log: DurableLog, slowReaders: SlowReaders) {
    this.#log = log;
    this.#slowReaders = slowReaders;
    void log.failed.then(() => {
      this.#open = false;
    });
  }

  /** Hands a frame of Hocuspocus to the socket; an acknowledgement as soon as it is true. */
  readonly send = (socket: ClientSocket, data: Uint8Array): void => {
    if (this.#last?.data !== data) this.#last = { data, frame: readServerFrame(data) };
    const { kind, documentName } = this.#last.frame;
    // Hocuspocus detaches a document when handling a message failed; the socket would stay, silent for ever.
    if (kind === 'failure') socket.refuse('badFrame');
    else if (kind === 'syncStatus') this.#sendWhenDurable(socket, documentName, data);
    else if (kind === 'other') socket.sendNow(data);
    else this.#slowReaders.send(socket, data, this.#last.frame);
  };

  #sendWhenDurable(socket: ClientSocket, documentName: string, data: Uint8Array): void {
    this.#logUnresolved(socket, documentName);
    const durable = this.#appends.get(documentName);
    if (durable) durable.then(() => this.#acknowledge(socket, data), notAcknowledged);
    else this.#acknowledge(socket, data);
  }

  /** Resolves when what was appended to that document is on disk; rejects when it never will be. */
  async durable(documentName: string): Promise<void> {
    await this.#appends.get(documentName);
  }

  /**
   * Puts changes of several documents of a case on disk, all or none; nobody sees them before. What they are applied with
   * is `durableOrigin`.
   */
  async appendTogether(
    caseId: string,
    updates: readonly { readonly document: DocumentPart; readonly update: Uint8Array }[],
  ): Promise<void> {
    const durable = this.#log.appendTogether(caseId, updates);
    for (const { document } of updates) this.#track(documentNameOf(caseId, document), durable);
    await durable;
  }

  /** Resolves when everything appended so far is on disk, or never will be. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#appends.values());
  }

  #acknowledge(socket: ClientSocket, data: Uint8Array): void {
    if (this.#open) socket.sendNow(data);
  }

  /**
   * Yjs raises no `update` for what it cannot integrate yet because something before it is missing.
   * It is kept as it came, so that its acknowledgement is true.
   */
  #logUnresolved(socket: ClientSocket, documentName: string): void {
    const arrival = this.#arrivals.get(socket)?.get(documentName);
    if (!arrival) return;
    this.#arrivals.get(socket)?.delete(documentName);
    const now = pendingOf(arrival.document);
    const isWaiting = now.pendingStructs !== undefined || now.pendingDeletes !== undefined;
    const hasChanged =
      now.pendingStructs !== arrival.pendingStructs ||
      now.pendingDeletes !== arrival.pendingDeletes;
    if (isWaiting && hasChanged) this.#append(documentName, arrival.update);
  }

  #append(documentName: string, update: Uint8Array): void {
    const ref = parseDocumentName(documentName);
    if (!ref) throw new Error('A document without a name of ours was loaded.');
    this.#track(documentName, this.#log.append(ref.caseId, ref.part, update));
  }

  #track(documentName: string, durable: Promise<void>): void {
    this.#appends.set(documentName, durable);
    const forget = () => {
      if (this.#appends.get(documentName) === durable) this.#appends.delete(documentName);
    };
    // Of an erased case nothing is kept, and nothing of it is acknowledged.
    durable.then(forget, (error: unknown) => isErased(error) && forget());
  }
}

function pendingOf({ store }: Document): Pick<Arrival, 'pendingStructs' | 'pendingDeletes'> {
  return {
    pendingStructs: store.pendingStructs?.update,
    pendingDeletes: store.pendingDs ?? undefined,
  };
}

function throwUnlessErased(error: unknown): void {
  if (!isErased(error)) throw error;
}

function isErased(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'unknownCase';
}

/** The log reports its failure through `failed`, once, for everybody. */
function notAcknowledged(): void {}
