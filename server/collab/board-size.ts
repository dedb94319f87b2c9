import type { Document, Extension } from '@hocuspocus/server';
import { decodeUpdate, encodeStateAsUpdate } from 'yjs';
import { limits } from '../../shared/protocol/limits.ts';
import { encodeMessage, type ServerMessages } from '../../shared/protocol/messages.ts';
import type { SyncContext } from './context.ts';
import { syncStep } from './frames.ts';
import { Refused } from './refused.ts';

/** Measuring costs as much as the document is large: after this much growth, bytes, or this long, ms. */
const measureEveryBytes = 256 * 1024;
const measureEveryMs = 10_000;

export interface SizeLimits {
  readonly boardWarnBytes: number;
  readonly boardMaxBytes: number;
}

/** Warns of large documents and refuses to let them grow without end. Taking away stays possible. */
export function boardSize({
  boardWarnBytes,
  boardMaxBytes,
}: SizeLimits = limits): Extension<SyncContext> {
  const sizes = new WeakMap<Document, DocumentSize>();
  const sizeOf = (document: Document) => {
    const size = sizes.get(document) ?? new DocumentSize(document);
    sizes.set(document, size);
    return size;
  };
  const warning = (size: DocumentSize) =>
    encodeMessage<ServerMessages>({ type: 'boardLarge', bytes: size.bytes });

  return {
    extensionName: 'board size',

    async afterLoadDocument({ document }) {
      const size = sizeOf(document);
      document.on('update', () => {
        if (size.isWarned || !size.exceeds(boardWarnBytes)) return;
        size.isWarned = true;
        document.broadcastStateless(warning(size));
      });
      size.isWarned = size.exceeds(boardWarnBytes);
    },

    async connected({ connection }) {
      const size = sizeOf(connection.document);
      if (size.isWarned) connection.sendStateless(warning(size));
    },

    async beforeSync({ connection, document, context: { socket }, type, payload }) {
      if (type === syncStep.stateVector) return;
      const size = sizeOf(document);
      const isGrowth = decodeUpdate(payload).structs.length > 0;
      if (!isGrowth || !size.exceeds(boardMaxBytes - payload.byteLength)) {
        size.bytes += payload.byteLength;
        return;
      }
      connection.sendStateless(
        encodeMessage<ServerMessages>({ type: 'refused', reason: 'boardFull' }),
      );
      socket.refuse('boardFull');
      throw new Refused();
    },
  };
}

/** The encoded size of a document: an upper bound, the sum of its updates, measured only where that matters. */
class DocumentSize {
  bytes: number;
  isWarned = false;
  readonly #document: Document;
  #measuredBytes: number;
  #measuredAt: number;

  constructor(document: Document) {
    this.#document = document;
    this.bytes = this.#measuredBytes = encodeStateAsUpdate(document).byteLength;
    this.#measuredAt = performance.now();
  }

  exceeds(limitBytes: number): boolean {
    if (this.bytes <= limitBytes) return false;
    const now = performance.now();
    const hasGrown = this.bytes - this.#measuredBytes >= measureEveryBytes;
    if (!hasGrown && now - this.#measuredAt < measureEveryMs) return this.bytes > limitBytes;
    this.bytes = this.#measuredBytes = encodeStateAsUpdate(this.#document).byteLength;
    this.#measuredAt = now;
    return this.bytes > limitBytes;
  }
}
