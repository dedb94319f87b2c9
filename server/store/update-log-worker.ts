import { parentPort, workerData } from 'node:worker_threads';
import { LogFile } from './log-file.ts';
import { LogTable } from './log-table.ts';
import { toStoreError } from './store-error.ts';
import type {
  Append,
  LogDamage,
  LogReply,
  LogRequest,
  LogWorkerOptions,
} from './update-log-messages.ts';

if (!parentPort) throw new Error('update-log-worker runs as a worker thread only');
const port = parentPort;

function reply(message: LogReply, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

/** What has arrived and is not done yet. */
const requests: LogRequest[] = [];
let scheduled = false;

/** One failed write ends all writing: what came after it may depend on it. */
function fail(error: unknown): void {
  // Nothing is scheduled any more.
  scheduled = true;
  const { code, message } = toStoreError(error);
  reply({ type: 'failed', code, message });
}

/** Group commit: everything that arrived during one turn, or while the last batch was written, is one transaction. */
function takeBatch(log: LogFile | LogTable): Append[] {
  const batch: Append[] = [];
  for (let next = requests[0]; next; next = requests[0]) {
    if (next.type === 'key') log.setKey(next.caseId, next.key);
    else if (next.type === 'append') batch.push(next);
    else break;
    requests.shift();
  }
  return batch;
}

async function turn(log: LogFile | LogTable): Promise<void> {
  try {
    const batch = takeBatch(log);
    const last = batch.at(-1);
    if (last) {
      const refused = await log.append(batch);
      for (const { caseId, id } of refused) reply({ type: 'refused', caseId, id });
      reply({ type: 'committed', upTo: last.id });
    }
    const [next] = requests;
    if (next && next.type !== 'key' && next.type !== 'append') {
      requests.shift();
      await answer(log, next);
      // Nothing comes after it.
      if (next.type === 'close') return;
      // One document a turn, when everything that had arrived is on disk.
    } else await log.compactNext();
  } catch (error) {
    fail(error);
    return;
  }
  scheduled = false;
  if (requests.length > 0 || log.compactionDue) schedule(log);
}

function schedule(log: LogFile | LogTable): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(turn, log);
}

async function answer(
  log: LogFile | LogTable,
  request: Exclude<LogRequest, { type: 'key' | 'append' }>,
): Promise<void> {
  const { id } = request;
  if (request.type === 'load') {
    const update = await log.load(request.caseId, request.document);
    if (update) {
      // A copy of its own: what is transferred must not be a view of a shared pool.
      const own = new Uint8Array(update);
      reply({ type: 'done', id, update: own }, [own.buffer]);
      return;
    }
  } else if (request.type === 'countRows') {
    reply({ type: 'done', id, rows: await log.countRows(request.caseId) });
    return;
  } else if (request.type === 'eraseCase') await log.eraseCase(request.caseId);
  else if (request.type === 'check') await log.check();
  else await log.close();
  reply({ type: 'done', id });
}

try {
  const options = workerData as LogWorkerOptions;
  const report = (damage: LogDamage) => reply({ type: 'damage', damage });
  const log = 'path' in options ? new LogFile(options, report) : new LogTable(options, report);
  port.on('message', (request: LogRequest) => {
    requests.push(request);
    schedule(log);
  });
  reply({ type: 'ready' });
} catch (error) {
  fail(error);
}
