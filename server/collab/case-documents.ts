import type { Hocuspocus } from '@hocuspocus/server';
import type { Doc } from 'yjs';
import { type DocumentKind, documentNameOf } from '../../shared/protocol/documents.ts';
import type { AckGate } from './ack-gate.ts';
import type { SyncContext } from './context.ts';

/** The documents of the cases as the server itself reads and changes them, open to people or not. */
export class CaseDocuments {
  readonly #hocuspocus: Hocuspocus<SyncContext>;
  readonly #gate: AckGate;

  constructor(hocuspocus: Hocuspocus<SyncContext>, gate: AckGate) {
    this.#hocuspocus = hocuspocus;
    this.#gate = gate;
  }

  /** Runs `use` on a document; resolves when what it changed is on disk. The case must exist. */
  async use<T>(caseId: string, kind: DocumentKind, use: (doc: Doc) => T): Promise<T> {
    const name = documentNameOf(caseId, kind);
    const connection = await this.#hocuspocus.openDirectConnection(name);
    try {
      const { document } = connection;
      if (!document) throw new Error('A direct connection without its document.');
      const result = use(document);
      await this.#gate.durable(name);
      return result;
    } finally {
      await connection.disconnect();
    }
  }

  /** The awareness states of everybody on the board. */
  presences(caseId: string): readonly Record<string, unknown>[] {
    const board = this.#hocuspocus.documents.get(documentNameOf(caseId, 'board'));
    return board ? [...board.awareness.getStates().values()] : [];
  }
}
