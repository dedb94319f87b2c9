import { parentPort } from 'node:worker_threads';
import type { CaseFacts } from '../../shared/learning/facts.ts';
import { learn } from '../../shared/learning/figures.ts';
import type { FiguresReply, FiguresRequest } from './figures-messages.ts';

/** Counts where nobody waits for it: not on the thread that syncs. */
if (!parentPort) throw new Error('figures-worker runs as a worker thread only');
const port = parentPort;
let known: readonly CaseFacts[] = [];

port.on('message', ({ id, facts, learning }: FiguresRequest) => {
  known = facts ?? known;
  port.postMessage({ id, figures: learn(known, learning) } satisfies FiguresReply);
});
