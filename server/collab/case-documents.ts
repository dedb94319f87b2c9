import type { Document, Hocuspocus } from '@hocuspocus/server';
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { type DocumentPart, documentNameOf } from '../../shared/protocol/documents.ts';
import type { Turns } from '../store/turns.ts';
import { type AckGate, durableOrigin } from './ack-gate.ts';
import type { SyncContext } from './context.ts';

interface OpenDocument {
  readonly document: Document;
  readonly disconnect: () => Promise<unknown>;
}

/** The documents of the cases as the server itself reads and changes them, open to people or not. */
export class CaseDocuments {
  readonly #hocuspocus: Hocuspocus<SyncContext>;
  readonly #gate: AckGate;
  readonly #turns: Turns;

  constructor(hocuspocus: Hocuspocus<SyncContext>, gate: AckGate, turns: Turns) {
    this.#hocuspocus = hocuspocus;
    this.#gate = gate;
    this.#turns = turns;
  }

  /** Runs `use` on a document; resolves when what it changed is on disk. The case must exist. */
  async use<T>(caseId: string, part: DocumentPart, use: (doc: Doc) => T): Promise<T> {
    return this.#open(caseId, [part], async ([document]) => {
      const result = use(document as Document);
      await this.#gate.durable(documentNameOf(caseId, part));
      return result;
    });
  }

  /** A document as it is now, apart from the one people write in. */
  copy(caseId: string, part: DocumentPart): Promise<Doc> {
    return this.use(caseId, part, (document) => copyOf(document).copy);
  }

  /** Runs `work` when no other such work on the case is under way. */
  inTurn<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.inTurn(caseId, work);
  }

  /**
   * Changes several documents at once: all of it is on disk before anybody sees any of it, or nothing of it ever happens.
   * `change` gets copies, in the order of `parts`; what others write meanwhile is merged as any concurrent edit.
   */
  async changeTogether(
    caseId: string,
    parts: readonly DocumentPart[],
    change: (...copies: Doc[]) => Promise<void> | void,
  ): Promise<void> {
    await this.#open(caseId, parts, async (documents) => {
      const copies = documents.map(copyOf);
      await change(...copies.map(({ copy }) => copy));
      const changed = copies.flatMap(({ updates, copy }, index) => {
        copy.destroy();
        const [document, part] = [documents[index], parts[index]];
        return document && part && updates.length > 0
          ? [{ document, part, update: mergeUpdates(updates) }]
          : [];
      });
      if (changed.length === 0) return;
      await this.#gate.appendTogether(
        caseId,
        changed.map(({ part, update }) => ({ document: part, update })),
      );
      for (const { document, update } of changed) applyUpdate(document, update, durableOrigin);
    });
  }

  async #open<T>(
    caseId: string,
    parts: readonly DocumentPart[],
    use: (documents: readonly Document[]) => Promise<T>,
  ): Promise<T> {
    const connections: OpenDocument[] = [];
    try {
      for (const part of parts) connections.push(await this.#connect(caseId, part));
      return await use(connections.map(({ document }) => document));
    } finally {
      for (const { disconnect } of connections) await disconnect();
    }
  }

  async #connect(caseId: string, part: DocumentPart): Promise<OpenDocument> {
    const connection = await this.#hocuspocus.openDirectConnection(documentNameOf(caseId, part));
    const { document } = connection;
    if (!document) throw new Error('A direct connection without its document.');
    return { document, disconnect: () => connection.disconnect() };
  }

  /** The awareness states of everybody on the board. */
  presences(caseId: string): readonly Record<string, unknown>[] {
    const board = this.#hocuspocus.documents.get(documentNameOf(caseId, 'board'));
    return board ? [...board.awareness.getStates().values()] : [];
  }
}

/** A copy of a document, and what is changed in it. */
function copyOf(document: Doc): { readonly copy: Doc; readonly updates: Uint8Array[] } {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(document));
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  return { copy, updates };
}
