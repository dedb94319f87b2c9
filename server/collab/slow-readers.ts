import { type Document, OutgoingMessage } from '@hocuspocus/server';
import { encodeStateAsUpdate, encodeStateVector } from 'yjs';
import type { ClientSocket } from './client-socket.ts';
import type { SyncContext } from './context.ts';
import type { ServerFrame } from './frames.ts';

/** From so many waiting bytes on a client falls behind. */
const mostWaitingBytes = 256 * 1024;

/** A last frame is on its way to a client; what would follow it is not sent. */
interface Lag {
  missed: boolean;
}

/**
 * What others write and where they point is not queued without bound for a client that does not read. The first frame above
 * the bound still goes out; what comes after it is only noted. When that frame has left, all that is missing follows as one.
 * Acknowledgements and answers never pass here: each is sent.
 */
export class SlowReaders {
  readonly #documents: () => ReadonlyMap<string, Document>;
  readonly #lags = new WeakMap<ClientSocket, Map<string, Lag>>();

  constructor(documents: () => ReadonlyMap<string, Document>) {
    this.#documents = documents;
  }

  /** `frame` is an update or a presence. */
  send(socket: ClientSocket, data: Uint8Array, { kind, documentName }: ServerFrame): void {
    const lags = this.#lags.get(socket) ?? new Map<string, Lag>();
    this.#lags.set(socket, lags);
    const key = `${kind} ${documentName}`;
    const current = lags.get(key);
    if (current) {
      current.missed = true;
      return;
    }
    const document = this.#documents().get(documentName);
    if (!document || socket.waitingBytes <= mostWaitingBytes) {
      socket.sendNow(data);
      return;
    }
    const lag: Lag = { missed: false };
    lags.set(key, lag);
    // Exactly what the client will have: frames are made when no transaction is under way (see `flushMaxBytes`).
    const known = kind === 'update' ? encodeStateVector(document) : undefined;
    socket.sendNow(data, () => {
      lags.delete(key);
      const now = this.#documents().get(documentName);
      if (!lag.missed || !now || !isOpenBy(socket, now)) return;
      const message = new OutgoingMessage(documentName);
      const missing = known
        ? message.createSyncMessage().writeUpdate(encodeStateAsUpdate(now, known))
        : // Those who have left as well.
          message.createAwarenessUpdateMessage(now.awareness, [...now.awareness.meta.keys()]);
      this.send(socket, missing.toUint8Array(), { kind, documentName });
    });
  }
}

function isOpenBy(socket: ClientSocket, document: Document): boolean {
  return document
    .getConnections()
    .some(({ context }) => (context as SyncContext).socket === socket);
}
