import type { Connection, Extension } from '@hocuspocus/server';
import { applyAwarenessUpdate } from 'y-protocols/awareness';
import type { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';
import { type ClientFrame, encodePresences, type PresenceState } from './frames.ts';

/** Whoever moves a pointer is seen by the others this often, ms: as often as a client of ours says it. */
const windowMs = 50;
/** The cost grows with the square of the people: from so many on pointers become slower, not everything else. */
const msPerPerson = 1;

interface Pending {
  readonly connection: Connection<SyncContext>;
  readonly presence: PresenceState;
}

/**
 * Moving pointers are most of what is said, each to everybody. Of somebody who is at a board already the newest presence is
 * kept and sent with those of the others, once per window and board; coming and going is Hocuspocus' and not delayed.
 */
export class Presence {
  readonly #connections = new WeakMap<ClientSocket, Map<string, Connection<SyncContext>>>();
  /** Document name → what waits, by awareness client. */
  readonly #waiting = new Map<string, Map<number, Pending>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  readonly extension: Extension<SyncContext> = {
    extensionName: 'presence',

    connected: async ({ context: { socket }, connection, documentName }) => {
      const connections = this.#connections.get(socket) ?? new Map();
      this.#connections.set(socket, connections.set(documentName, connection));
    },
  };

  /** Whether the frame is taken care of; what `identity` asks of a presence holds here too. */
  take(
    socket: ClientSocket,
    { documentName, presences }: Extract<ClientFrame, { kind: 'awareness' }>,
  ): boolean {
    const connection = this.#connections.get(socket)?.get(documentName);
    const own = presences.find(
      ({ clientId }) => clientId === socket.awarenessClients.get(documentName),
    );
    if (!connection || !own?.state || !isThere(connection, own.clientId)) return false;
    const presence = { ...own, state: { ...own.state, user: socket.participant } };
    const waiting = this.#waiting.get(documentName) ?? new Map<number, Pending>();
    this.#waiting.set(documentName, waiting.set(own.clientId, { connection, presence }));
    if (!this.#timers.has(documentName)) this.#send(documentName);
    return true;
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  /** Sends what waits, then again when the window is over, until there is nothing more. */
  #send(documentName: string): void {
    this.#timers.delete(documentName);
    const waiting = [...(this.#waiting.get(documentName)?.values() ?? [])];
    this.#waiting.delete(documentName);
    // Whoever left meanwhile must not come back by what they said before.
    const present = waiting.filter(({ connection, presence }) =>
      isThere(connection, presence.clientId),
    );
    const [first] = present;
    if (!first) return;
    const { document } = first.connection;
    const update = encodePresences(present.map(({ presence }) => presence));
    applyAwarenessUpdate(document.awareness, update, 'presence');
    const ms = Math.max(windowMs, document.getConnectionsCount() * msPerPerson);
    this.#timers.set(
      documentName,
      setTimeout(() => this.#send(documentName), ms),
    );
  }
}

function isThere(connection: Connection<SyncContext>, clientId: number): boolean {
  return connection.document.getClients(connection).has(clientId);
}
