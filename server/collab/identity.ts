import type { Document, Extension } from '@hocuspocus/server';
import type { Participant } from '../../shared/protocol/http.ts';
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

/** Whose each awareness client is that ever spoke here on a document, by participant id: also while they are away. */
const owners = new WeakMap<Document, Map<number, string>>();

/** Nobody speaks in another's name: foreign awareness clients are dropped, `user` is what the server knows. */
export const identity: Extension<SyncContext> = {
  extensionName: 'identity',

  async beforeHandleAwareness({ context, connection, document, documentName, states }) {
    if (!context || !connection) return;
    const { socket } = context;
    const own = socket.awarenessClients.get(documentName);
    const ownerOf = owners.get(document) ?? new Map<number, string>();
    owners.set(document, ownerOf);
    const { id } = socket.participant;
    const isTheirs = own !== undefined && (ownerOf.get(own) ?? shown(document, own) ?? id) === id;
    const mayStay = isTheirs && document.hasConnection(connection);
    for (const [clientId, state] of states) {
      if (clientId === own && mayStay) state.user = socket.participant;
      else states.delete(clientId);
    }
    if (!mayStay || !states.has(own)) return;
    ownerOf.set(own, id);
    // The same tab came back before its dead connection was noticed.
    for (const [other, { clients }] of document.connections)
      if (other !== connection && clients.has(own))
        (other.context as SyncContext).socket.terminate();
    // Hocuspocus notes only whom it never saw before: who came back would stay after they have left.
    document.getClients(connection).add(own);
  },
};

/** Who a client is shown as: by another node, where it never spoke here. */
function shown({ awareness }: Document, client: number): string | undefined {
  return (awareness.getStates().get(client)?.user as Participant | undefined)?.id;
}
