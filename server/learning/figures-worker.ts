import { parentPort } from 'node:worker_threads';
import { learn } from '../../shared/learning/figures.ts';
import { similarCases } from '../../shared/learning/similar.ts';
import type {
  FiguresQuestion,
  FiguresReply,
  FiguresRequest,
  LearntCase,
} from './figures-messages.ts';

/** Counts where nobody waits for it: not on the thread that syncs. */
if (!parentPort) throw new Error('figures-worker runs as a worker thread only');
const port = parentPort;
let known: readonly LearntCase[] = [];

function answer(question: FiguresQuestion): FiguresReply['answer'] {
  if (question.kind === 'similar') return similarCases(question.own, known, question.departments);
  return learn(
    known.map(({ facts }) => facts),
    question.learning,
  );
}

port.on('message', ({ id, learnt, question }: FiguresRequest) => {
  known = learnt ?? known;
  port.postMessage({ id, answer: answer(question) } satisfies FiguresReply);
});
