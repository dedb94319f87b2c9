import type { Document, Hocuspocus } from '@hocuspocus/server';
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { type DocumentPart, documentNameOf } from '../../shared/protocol/documents.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import type { Turns } from '../store/turns.ts';
import { type AckGate, durableOrigin } from './ack-gate.ts';
import type { SyncContext } from './context.ts';
import type { DurableLog } from './durable-log.ts';

interface OpenDocument {
  readonly document: Document;
  readonly disconnect: () => Promise<unknown>;
}

export interface CaseDocumentsOptions {
  readonly hocuspocus: Hocuspocus<SyncContext>;
  readonly gate: AckGate;
  readonly log: Pick<DurableLog, 'load'>;
  readonly turns: Turns;
  /** Whether another node has the document open. */
  readonly isOpenElsewhere: (documentName: string) => Promise<boolean>;
}

/** The documents of the cases as the server itself reads and changes them, open to people or not. */
export class CaseDocuments {
  readonly #options: CaseDocumentsOptions;

  constructor(options: CaseDocumentsOptions) {
    this.#options = options;
  }

  /** Runs `use` on a document; resolves when what it changed is on disk. The case must exist. */
  async use<T>(caseId: string, part: DocumentPart, use: (doc: Doc) => T): Promise<T> {
    return this.#open(caseId, [part], async ([document]) => {
      const result = use(document as Document);
      await this.#options.gate.durable(documentNameOf(caseId, part));
      return result;
    });
  }

  /** A document as it is now, apart from the one people write in. */
  copy(caseId: string, part: DocumentPart): Promise<Doc> {
    return this.use(caseId, part, (document) => copyOf(document).copy);
  }

  /** Runs `work` when no other such work on the case is under way. */
  inTurn<T>(caseId: string, work: () => Promise<T>): Promise<T> {
    return this.#options.turns.inTurn(caseId, work);
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
      await this.#options.gate.appendTogether(
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
    const { hocuspocus, log, isOpenElsewhere } = this.#options;
    const name = documentNameOf(caseId, part);
    const connection = await hocuspocus.openDirectConnection(name);
    const { document } = connection;
    if (!document) throw new Error('A direct connection without its document.');
    // What was decided there has not come here yet, but it is on disk.
    const stored = (await isOpenElsewhere(name)) ? await log.load(caseId, part) : undefined;
    if (stored) applyUpdate(document, stored, durableOrigin);
    return { document, disconnect: () => connection.disconnect() };
  }

  /** The awareness states of everybody on the board. */
  presences(caseId: string): readonly Record<string, unknown>[] {
    const board = this.#options.hocuspocus.documents.get(documentNameOf(caseId, 'board'));
    return board ? [...board.awareness.getStates().values()] : [];
  }

  /** Who is on the board, at whichever node. */
  participants(caseId: string): readonly Participant[] {
    return this.presences(caseId).flatMap(({ user }) => (user as Participant | undefined) ?? []);
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
