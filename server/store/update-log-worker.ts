import { parentPort, workerData } from 'node:worker_threads';
import { LogFile } from './log-file.ts';
import { toStoreError } from './store-error.ts';
import type { Append, LogReply, LogRequest, LogWorkerOptions } from './update-log-messages.ts';

if (!parentPort) throw new Error('update-log-worker runs as a worker thread only');
const port = parentPort;

function reply(message: LogReply, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

let failed = false;
/** One failed write ends all writing: what came after it may depend on it. */
function fail(error: unknown): void {
  failed = true;
  const { code, message } = toStoreError(error);
  reply({ type: 'failed', code, message });
}

/** Group commit: everything that arrives during one turn, or while the last batch was written, is one transaction. */
let batch: Append[] = [];
let scheduled = false;

function flush(log: LogFile): void {
  const last = batch.at(-1);
  if (!last) return;
  const writing = batch;
  batch = [];
  if (failed) return;
  log.append(writing);
  reply({ type: 'committed', upTo: last.id });
}

function turn(log: LogFile): void {
  scheduled = false;
  try {
    flush(log);
    // One document a turn, when everything that had arrived is on disk.
    log.compactNext();
    if (log.compactionDue) schedule(log);
  } catch (error) {
    fail(error);
  }
}

function schedule(log: LogFile): void {
  if (scheduled || failed) return;
  scheduled = true;
  setImmediate(turn, log);
}

function handle(log: LogFile, request: LogRequest): void {
  if (request.type === 'key') {
    log.setKey(request.caseId, request.key);
  } else if (request.type === 'append') {
    batch.push(request);
    schedule(log);
  } else {
    flush(log);
    answer(log, request);
    if (log.compactionDue) schedule(log);
  }
}

function answer(log: LogFile, request: Exclude<LogRequest, { type: 'key' | 'append' }>): void {
  const { id } = request;
  if (request.type === 'load') {
    const update = log.load(request.caseId, request.document);
    if (update) {
      // A copy of its own: what is transferred must not be a view of a shared pool.
      const own = new Uint8Array(update);
      reply({ type: 'done', id, update: own }, [own.buffer]);
      return;
    }
  } else if (request.type === 'countRows') {
    reply({ type: 'done', id, rows: log.countRows(request.caseId) });
    return;
  } else if (request.type === 'eraseCase') log.eraseCase(request.caseId);
  else if (request.type === 'check') log.check();
  else log.close();
  reply({ type: 'done', id });
}

try {
  const log = new LogFile(workerData as LogWorkerOptions, (damage) =>
    reply({ type: 'damage', damage }),
  );
  port.on('message', (request: LogRequest) => {
    try {
      handle(log, request);
    } catch (error) {
      fail(error);
    }
  });
  reply({ type: 'ready' });
} catch (error) {
  fail(error);
}
