import type { Extension } from '@hocuspocus/server';
import type { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';
import type { ClientFrame } from './frames.ts';

/** The first awareness client a socket speaks for on a document stays its only one there, until it leaves it. */
export function bindAwarenessClient({ awarenessClients }: ClientSocket, frame: ClientFrame): void {
  if (frame.kind === 'leave') awarenessClients.delete(frame.documentName);
  if (frame.kind !== 'awareness' || awarenessClients.has(frame.documentName)) return;
  const [first] = frame.presences;
  if (first) awarenessClients.set(frame.documentName, first.clientId);
}

/** Nobody speaks in another's name: foreign awareness clients are dropped, `user` is what the server knows. */
export const identity: Extension<SyncContext> = {
  extensionName: 'identity',

  async beforeHandleAwareness({ context, document, documentName, states }) {
    if (!context) return;
    const { socket } = context;
    const own = socket.awarenessClients.get(documentName);
    const others = [...document.connections]
      .filter(([, { clients }]) => own !== undefined && clients.has(own))
      .map(([connection]) => (connection.context as SyncContext).socket)
      .filter((other) => other !== socket);
    const isStolen = others.some((other) => other.participant.id !== socket.participant.id);
    // The same tab came back before its dead connection was noticed.
    if (!isStolen) for (const other of others) other.terminate();

    for (const [clientId, state] of states) {
      if (clientId === own && !isStolen) state.user = socket.participant;
      else states.delete(clientId);
    }
  },
};
