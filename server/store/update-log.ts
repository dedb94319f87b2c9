import { Worker } from 'node:worker_threads';
import { StoreError } from './store-error.ts';
import type {
  DocumentUpdate,
  LogAnswer,
  LogDamage,
  LogReply,
  LogRequest,
  LogWorkerOptions,
} from './update-log-messages.ts';

export interface UpdateLog {
  /** Resolves when the update is on disk; rejects with StoreError. The order of calls is the order in the log. Enqueues synchronously. */
  append(caseId: string, document: string, update: Uint8Array): Promise<void>;
  /** As `append`, for several documents: whatever happens, all of it is on disk or nothing. */
  appendTogether(caseId: string, updates: readonly DocumentUpdate[]): Promise<void>;
  /** All that is stored of a document as one Yjs update, or undefined if nothing is. Sees every append made before the call. */
  load(caseId: string, document: string): Promise<Uint8Array | undefined>;
  /** How many rows there are of the case, with every append made before the call. */
  countRows(caseId: string): Promise<number>;
  /** Removes all rows of the case and overwrites their space. */
  eraseCase(caseId: string): Promise<void>;
  /** Resolves with the reason once the log can no longer be trusted (worker died, disk full, I/O error). From then on append rejects. */
  readonly failed: Promise<StoreError>;
  /** A round trip through the worker including a committed write. */
  check(): Promise<void>;
  /** Appends not yet on disk. */
  readonly pending: number;
  /** Writes what is pending, then closes the file. */
  close(): Promise<void>;
}

/** Where the log lies: in a file, or in a database that other nodes write to as well. */
type LogPlace =
  | {
      readonly path: string;
      /** Limits the file to this many pages of 4 KiB; beyond them the log fails as on a full disk. */
      readonly maxPages?: number;
    }
  | {
      readonly databaseUrl: string;
      /** How long a database that does not answer is asked again, ms; then the log fails. */
      readonly patienceMs?: number;
    };

export type UpdateLogOptions = LogPlace & {
  /** The 32 bytes of a case's data key; throws if the case is unknown. */
  keyOf(caseId: string): Uint8Array;
  /** Rows in the tail of a document after which it is compacted. */
  readonly compactAfter?: number;
  onDamage?(damage: LogDamage): void;
};

const defaultCompactAfter = 500;
const defaultPatienceMs = 10_000;

export async function openUpdateLog(options: UpdateLogOptions): Promise<UpdateLog> {
  const log = new WorkerUpdateLog(options);
  await log.ready;
  return log;
}

type Waiting = PromiseWithResolvers<LogAnswer>;

class WorkerUpdateLog implements UpdateLog {
  readonly ready: Promise<void>;
  readonly failed: Promise<StoreError>;
  readonly #options: UpdateLogOptions;
  readonly #worker: Worker;
  readonly #opened = Promise.withResolvers<void>();
  readonly #failing = Promise.withResolvers<StoreError>();
  readonly #appends = new Map<number, Waiting>();
  readonly #requests = new Map<number, Waiting>();
  readonly #knownKeys = new Set<string>();
  #lastId = 0;
  /** Why nothing is written any more. */
  #ended: StoreError | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: UpdateLogOptions) {
    this.#options = options;
    this.ready = this.#opened.promise;
    this.failed = this.#failing.promise;
    const { compactAfter = defaultCompactAfter } = options;
    const workerData: LogWorkerOptions =
      'path' in options
        ? { path: options.path, compactAfter, maxPages: options.maxPages }
        : {
            databaseUrl: options.databaseUrl,
            compactAfter,
            patienceMs: options.patienceMs ?? defaultPatienceMs,
          };
    this.#worker = new Worker(new URL('./update-log-worker.ts', import.meta.url), { workerData });
    this.#worker.on('message', (reply: LogReply) => this.#receive(reply));
    this.#worker.on('error', (error) => {
      this.#fail(new StoreError('workerDied', 'The log worker threw', { cause: error }));
    });
    this.#worker.on('exit', () => {
      this.#fail(new StoreError('workerDied', 'The log worker ended'));
    });
  }

  get pending(): number {
    return this.#appends.size;
  }

  append(caseId: string, document: string, update: Uint8Array): Promise<void> {
    return this.appendTogether(caseId, [{ document, update }]);
  }

  async appendTogether(caseId: string, updates: readonly DocumentUpdate[]): Promise<void> {
    // No await before the message is posted: the order of calls is the order in the log.
    if (this.#ended) throw this.#ended;
    this.#sendKey(caseId);
    // A copy: the caller may reuse its buffer, and a view would clone the whole pool behind it.
    const own = updates.map(({ document, update }) => ({
      document,
      update: new Uint8Array(update),
    }));
    const id = ++this.#lastId;
    const waiting: Waiting = Promise.withResolvers();
    this.#appends.set(id, waiting);
    this.#post(
      { type: 'append', id, caseId, updates: own },
      own.map(({ update }) => update.buffer),
    );
    await waiting.promise;
  }

  async load(caseId: string, document: string): Promise<Uint8Array | undefined> {
    if (this.#ended) throw this.#ended;
    this.#sendKey(caseId);
    return (await this.#request((id) => ({ type: 'load', id, caseId, document }))).update;
  }

  async countRows(caseId: string): Promise<number> {
    return (await this.#request((id) => ({ type: 'countRows', id, caseId }))).rows ?? 0;
  }

  async eraseCase(caseId: string): Promise<void> {
    this.#knownKeys.delete(caseId);
    await this.#request((id) => ({ type: 'eraseCase', id, caseId }));
  }

  async check(): Promise<void> {
    await this.#request((id) => ({ type: 'check', id }));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      if (this.#ended) return;
      const closed = this.#request((id) => ({ type: 'close', id }));
      this.#ended = new StoreError('closed', 'The log is closed');
      await closed;
    } finally {
      await this.#worker.terminate();
    }
  }

  async #request(message: (id: number) => LogRequest): Promise<LogAnswer> {
    if (this.#ended) throw this.#ended;
    const id = ++this.#lastId;
    const waiting: Waiting = Promise.withResolvers();
    this.#requests.set(id, waiting);
    this.#post(message(id));
    return waiting.promise;
  }

  #sendKey(caseId: string): void {
    if (this.#knownKeys.has(caseId)) return;
    const key = this.#options.keyOf(caseId);
    this.#knownKeys.add(caseId);
    this.#post({ type: 'key', caseId, key });
  }

  #post(message: LogRequest, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #receive(reply: LogReply): void {
    switch (reply.type) {
      case 'ready':
        this.#opened.resolve();
        break;
      case 'refused':
        this.#knownKeys.delete(reply.caseId);
        this.#appends
          .get(reply.id)
          ?.reject(new StoreError('unknownCase', 'Another node has erased this case'));
        this.#appends.delete(reply.id);
        break;
      case 'committed':
        for (const [id, waiting] of this.#appends) {
          if (id > reply.upTo) break;
          this.#appends.delete(id);
          waiting.resolve({});
        }
        break;
      case 'done':
        this.#requests.get(reply.id)?.resolve(reply);
        this.#requests.delete(reply.id);
        break;
      case 'damage':
        this.#options.onDamage?.(reply.damage);
        break;
      case 'failed':
        this.#fail(new StoreError(reply.code, reply.message));
        break;
    }
  }

  #fail(error: StoreError): void {
    const waiting = [...this.#appends.values(), ...this.#requests.values()];
    this.#appends.clear();
    this.#requests.clear();
    for (const one of waiting) one.reject(error);
    if (this.#ended) return;
    this.#ended = error;
    this.#opened.reject(error);
    this.#failing.resolve(error);
  }
}
