import type { Extension, Hocuspocus } from '@hocuspocus/server';
import { applyUpdate, Doc } from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { summarise } from '../../shared/case/summary.ts';
import {
  type DocumentPart,
  documentNameOf,
  parseDocumentName,
} from '../../shared/protocol/documents.ts';
import type { CaseSummary } from '../../shared/protocol/http.ts';
import { StoreError } from '../store/store-error.ts';
import type { SyncContext } from './context.ts';
import type { DurableLog } from './durable-log.ts';

/** How long what is kept for the list of cases may lag behind a board, ms. */
const lagMs = 2_000;

export interface SummaryOptions {
  readonly log: DurableLog;
  readonly cases: { saveSummary(id: string, summary: CaseSummary): Promise<void> };
  readonly onError: (error: unknown) => void;
}

/** Keeps what the list of cases shows: at most once per `lagMs`, and before a document leaves memory. */
export class Summaries {
  readonly #options: SummaryOptions;
  readonly #due = new Map<string, NodeJS.Timeout>();
  readonly #saving = new Set<Promise<void>>();
  #stopped = false;

  readonly extension: Extension<SyncContext> = {
    extensionName: 'summary',

    // Also without a change: a server that was killed may have left an old one.
    afterLoadDocument: async ({ instance, document, documentName }) => {
      const caseId = summarisedCase(documentName);
      if (!caseId) return;
      this.#schedule(instance, caseId);
      document.on('update', () => this.#schedule(instance, caseId));
    },

    beforeUnloadDocument: async ({ instance, documentName }) => {
      const caseId = summarisedCase(documentName);
      if (caseId && this.#due.has(caseId)) await this.#save(instance, caseId);
    },
  };

  constructor(options: SummaryOptions) {
    this.#options = options;
  }

  /** Saves what is due without waiting for its time: whoever comes from a board finds there what they wrote. */
  async catchUp(instance: Hocuspocus): Promise<void> {
    for (const caseId of this.#due.keys()) void this.#save(instance, caseId);
    await Promise.all(this.#saving);
  }

  /** Saves what is due, for the last time. */
  async stop(instance: Hocuspocus): Promise<void> {
    this.#stopped = true;
    await this.catchUp(instance);
  }

  #schedule(instance: Hocuspocus, caseId: string): void {
    if (this.#stopped || this.#due.has(caseId)) return;
    this.#due.set(
      caseId,
      setTimeout(() => this.#save(instance, caseId), lagMs),
    );
  }

  #save(instance: Hocuspocus, caseId: string): Promise<void> {
    clearTimeout(this.#due.get(caseId));
    this.#due.delete(caseId);
    const saving = this.#write(instance, caseId).finally(() => this.#saving.delete(saving));
    this.#saving.add(saving);
    return saving;
  }

  async #write(instance: Hocuspocus, caseId: string): Promise<void> {
    try {
      const board = await this.#document(instance, caseId, 'board');
      const chair = await this.#document(instance, caseId, 'chair');
      await this.#options.cases.saveSummary(caseId, summarise(readBoard(board), readChair(chair)));
    } catch (error) {
      // The case was erased meanwhile.
      if (error instanceof StoreError && error.code === 'unknownCase') return;
      this.#options.onError(error);
    }
  }

  async #document(instance: Hocuspocus, caseId: string, part: DocumentPart): Promise<Doc> {
    const open = instance.documents.get(documentNameOf(caseId, part));
    if (open && !open.isDestroyed) return open;
    const document = new Doc();
    const stored = await this.#options.log.load(caseId, part);
    if (stored) applyUpdate(document, stored);
    return document;
  }
}

/** The case whose summary a document is part of: what is entrusted to some is in none. */
function summarisedCase(documentName: string): string | undefined {
  const ref = parseDocumentName(documentName);
  return ref?.kind === 'vault' ? undefined : ref?.caseId;
}
