import type { Extension } from '@hocuspocus/server';
import { checkpointEveryMs } from '../../shared/protocol/checkpoints.ts';
import { type DocumentPart, parseDocumentName } from '../../shared/protocol/documents.ts';
import type { CheckpointStore, Copies } from '../store/checkpoint-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { SyncContext } from './context.ts';
import type { DurableLog } from './durable-log.ts';
import { partOf } from './entrusting.ts';

const thinEveryMs = 60 * 60_000;

export interface CheckpointsOptions {
  readonly log: DurableLog;
  readonly vaults: Pick<VaultStore, 'list'>;
  readonly checkpoints: CheckpointStore;
  readonly onError: (error: unknown) => void;
  readonly checkpointEveryMs?: number;
}

/**
 * Keeps the state of each case that was written in: when it is first opened, at most every five minutes, and when the
 * server stops. Copied from the log by its worker, one case after the other, beside what people write.
 */
export class Checkpoints {
  readonly #options: CheckpointsOptions;
  /** Cases written in since their last checkpoint. */
  readonly #due = new Set<string>();
  /** Cases this process has looked at: a killed one may have left a state that was not kept. */
  readonly #seen = new Set<string>();
  readonly #timers: readonly NodeJS.Timeout[];
  #taking: Promise<void> = Promise.resolve();

  readonly extension: Extension<SyncContext> = {
    extensionName: 'checkpoints',

    afterLoadDocument: async ({ document, documentName }) => {
      const ref = parseDocumentName(documentName);
      // The chair document is kept along, but what is in it is not turned back.
      if (!ref || ref.kind === 'chair') return;
      document.on('update', () => void this.#due.add(ref.caseId));
      if (this.#seen.has(ref.caseId)) return;
      this.#seen.add(ref.caseId);
      this.#due.add(ref.caseId);
      this.#takeDue();
    },
  };

  constructor(options: CheckpointsOptions) {
    this.#options = options;
    const thin = () => {
      this.#taking = this.#taking
        .then(() => options.checkpoints.thin(Date.now()))
        .catch(options.onError);
    };
    thin();
    this.#timers = [
      setInterval(() => this.#takeDue(), options.checkpointEveryMs ?? checkpointEveryMs).unref(),
      setInterval(thin, thinEveryMs).unref(),
    ];
  }

  /** Keeps what is due, for the last time. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#takeDue();
    await this.#taking;
  }

  #takeDue(): void {
    for (const caseId of this.#due)
      this.#taking = this.#taking.then(() => this.#take(caseId)).catch(this.#options.onError);
    this.#due.clear();
  }

  async #take(caseId: string): Promise<void> {
    const { log, vaults, checkpoints } = this.#options;
    try {
      const copies = new Map<DocumentPart, Uint8Array>();
      for (const part of [partOf(undefined), ...(await vaults.list(caseId)).map(partOf)]) {
        const copy = await log.load(caseId, part);
        if (copy) copies.set(part, copy);
      }
      if (!copies.has('board') || (await this.#isKept(caseId, copies))) return;
      const chair = await log.load(caseId, 'chair');
      if (chair) copies.set('chair', chair);
      await checkpoints.save(caseId, copies);
    } catch (error) {
      // The case was erased meanwhile.
      if (!(error instanceof StoreError && error.code === 'unknownCase')) throw error;
    }
  }

  /** Whether the last checkpoint says the same. */
  async #isKept(caseId: string, copies: Copies): Promise<boolean> {
    const { checkpoints } = this.#options;
    const [last] = await checkpoints.list(caseId);
    if (!last) return false;
    for (const [part, copy] of copies) {
      const kept = await checkpoints.load(caseId, last.at, part).catch(unlessDamaged);
      if (!kept || Buffer.compare(kept, copy) !== 0) return false;
    }
    return true;
  }
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof StoreError && error.code === 'damaged')) throw error;
}
