import type { Document, Extension } from '@hocuspocus/server';
import { snapshot, snapshotContainsUpdate } from 'yjs';
import { readChair } from '../../shared/case/chair.ts';
import { schemaVersionOf } from '../../shared/case/meta.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import { encodeMessage, type ServerMessages } from '../../shared/protocol/messages.ts';
import { policy } from '../access/policy.ts';
import type { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';
import { syncStep } from './frames.ts';

/**
 * Who may write, asked again for every write: the answer follows the document (who has the chair, which schema),
 * so it is right for old and new connections and after a restart, without a timer for the end of the grace.
 */
export const rights: Extension<SyncContext> = {
  extensionName: 'rights',

  async beforeSync({ connection, document, documentName, type, payload }) {
    if (type === syncStep.stateVector) return;
    const refusal = whyRefused(document, documentName, connection.context.socket);
    // What the document holds already may come again: after a reconnect the client offers all it has.
    connection.readOnly =
      refusal !== undefined && !snapshotContainsUpdate(snapshot(document), payload);
    if (!refusal || !connection.readOnly) return;
    connection.sendStateless(encodeMessage<ServerMessages>({ type: 'refused', reason: refusal }));
    // A client that does not hear it would go on with what nobody else will ever see.
    const { socket } = connection.context as SyncContext;
    if (!socket.isTold) socket.refuse('forbidden');
  },
};

function whyRefused(
  document: Document,
  documentName: string,
  socket: ClientSocket,
): 'notChair' | 'readOnly' | undefined {
  const ref = parseDocumentName(documentName);
  const role = ref && socket.roles.get(ref.caseId);
  if (!role || !policy.mayWriteBoard(role)) return 'readOnly';
  if (ref.kind === 'chair')
    return policy.mayWriteChair(socket.participant, readChair(document), Date.now())
      ? undefined
      : 'notChair';
  // Written by a newer server: this one does not know what it would break.
  if (schemaVersionOf(document) > schemaVersion) return 'readOnly';
  return undefined;
}
