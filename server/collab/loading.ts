import type { Extension } from '@hocuspocus/server';
import { applyUpdate } from 'yjs';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { SyncContext } from './context.ts';
import type { DurableLog } from './durable-log.ts';
import { Refused } from './refused.ts';

/** Documents come from the log. Stands behind the gate in the list, so that what a migration writes is logged. */
export function loading(log: DurableLog): Extension<SyncContext> {
  return {
    extensionName: 'loading',

    async onLoadDocument({ context, document, documentName }) {
      const ref = parseDocumentName(documentName);
      if (!ref) throw new Error('A document without a name of ours was opened.');
      try {
        const stored = await log.load(ref.caseId, ref.part);
        if (stored) applyUpdate(document, stored);
      } catch (error) {
        // Hocuspocus forgets a document that failed to load without ending its timers.
        document.destroy();
        // Opened by the server itself there is nobody to tell.
        (context as Partial<SyncContext>).socket?.refuse('documentUnreadable');
        throw error;
      }
    },

    async afterLoadDocument({ document, documentName }) {
      const kind = parseDocumentName(documentName)?.kind;
      // A vault holds entries of a board.
      if (kind === 'board' || kind === 'vault') migrateBoard(document);
      // Hocuspocus would broadcast what was loaded, a moment later, to whoever opened it and has it already.
      document.flush();
    },

    async beforeHandleMessage({ context: { socket }, document }) {
      // Joined in the very moment in which the last one left: nothing written to this copy would be kept.
      if (!document.isDestroyed) return;
      socket.refuse('serverStopping');
      throw new Refused();
    },
  };
}
