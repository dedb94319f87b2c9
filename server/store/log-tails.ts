import { type Document, nameOf } from './log-replay.ts';

/**
 * A snapshot of this size doubles the tail that is waited for, twice this size triples it, and so on: a large board
 * takes long to compact (4 MiB: 0.2 s), so it happens less often.
 */
const snapshotBytesPerTail = 256 * 1024;

/** What is stored of a document, without reading it. */
export interface Stored {
  readonly tailRows: number;
  readonly snapshotBytes: number;
}

/** How many rows have come to each document since its last snapshot, and which are to be compacted. */
export class LogTails {
  readonly #compactAfter: number;
  /** By document, for those this process has written to. */
  readonly #stored = new Map<string, Stored>();
  readonly #due = new Map<string, Document>();

  constructor(compactAfter: number) {
    this.#compactAfter = compactAfter;
  }

  get isDue(): boolean {
    return this.#due.size > 0;
  }

  takeDue(): Document | undefined {
    const next = this.#due.entries().next();
    if (next.done) return undefined;
    const [name, document] = next.value;
    this.#due.delete(name);
    return document;
  }

  /** Undefined: not counted yet. */
  get(document: Document): Stored | undefined {
    return this.#stored.get(nameOf(document));
  }

  set(document: Document, stored: Stored): void {
    this.#stored.set(nameOf(document), stored);
    this.replayed(document, stored.tailRows, stored.snapshotBytes);
  }

  /** A document was read, from so many rows. */
  replayed(document: Document, rows: number, snapshotBytes: number): void {
    const limit = this.#compactAfter * (1 + Math.floor(snapshotBytes / snapshotBytesPerTail));
    if (rows > limit) this.#due.set(nameOf(document), document);
  }

  /** Counted again at the next append. */
  forget(caseId: string): void {
    for (const [name, due] of this.#due) if (due.caseId === caseId) this.#due.delete(name);
    this.#stored.clear();
  }
}
