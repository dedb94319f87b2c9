import * as Y from 'yjs';
import type { CaseSession } from '../../client/sync/case-session.ts';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';

const root = 'marks';

/** Somebody who leaves marks on a board and remembers which of them were shown as saved. */
export class Witness {
  readonly written: string[] = [];
  readonly session: CaseSession;
  readonly #name: string;
  readonly #stop: () => void;
  #saved = 0;

  constructor(session: CaseSession, name: string) {
    this.session = session;
    this.#name = name;
    this.#stop = session.status.subscribe(({ kind }) => {
      if (kind === 'saved') this.#saved = this.written.length;
    });
  }

  /** What its person was told is safe. */
  get saved(): readonly string[] {
    return this.written.slice(0, this.#saved);
  }

  get status(): string {
    return this.session.status.getState().kind;
  }

  write(bytes = 1): void {
    const mark = `${this.#name}-${this.written.length}`;
    this.written.push(mark);
    this.session.board.getMap(root).set(mark, 'x'.repeat(bytes));
  }

  /** Writes again and again; returns what stops it. */
  keepWriting(everyMs: number, bytes?: number): () => void {
    const writing = setInterval(() => this.write(bytes), everyMs);
    return () => clearInterval(writing);
  }

  destroy(): void {
    this.#stop();
    this.session.destroy();
  }
}

/** Those of `marks` that are not on the board. */
export function missingFrom(board: Y.Doc, marks: readonly string[]): string[] {
  const there = board.getMap(root);
  return marks.filter((mark) => !there.has(mark));
}

/** The board of the sample case as it lies on disk; no server may be running. */
export async function boardOnDisk(dataDir: string): Promise<Y.Doc> {
  const board = new Y.Doc();
  const store = await openStore({ dataDir });
  const stored = await store.log.load(sampleCaseId, 'board');
  await store.close();
  if (stored) Y.applyUpdate(board, stored);
  return board;
}
