import { Worker } from 'node:worker_threads';
import type { CaseFacts } from '../../shared/learning/facts.ts';
import type { Learning } from '../../shared/learning/figures.ts';
import type { RuleInForce } from '../../shared/learning/hand-overs.ts';
import type { SimilarCase } from '../../shared/learning/similar.ts';
import type { FigureFilter } from '../../shared/learning/topic.ts';
import type { TownSettings } from '../../shared/method/town-settings.ts';
import type { LearningAnswer } from '../../shared/protocol/learning.ts';
import type { Rule } from '../../shared/protocol/rules.ts';
import type { ExemplaryStore } from '../store/exemplary-store.ts';
import type { RuleStore } from '../store/rule-store.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import type {
  FiguresAnswers,
  FiguresQuestion,
  FiguresReply,
  FiguresRequest,
  LearntCase,
} from './figures-messages.ts';
import type { RestingCases } from './resting-cases.ts';

/** Another node may have released one. */
const freshForMs = 30_000;

export interface TownFiguresOptions {
  readonly exemplary: Pick<ExemplaryStore, 'learning'>;
  readonly rules: Pick<RuleStore, 'list'>;
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly resting: Pick<RestingCases, 'facts' | 'forget'>;
}

/** What the town learns from its released cases and, where it wants to, from those that rest. Counted in a thread of its own, which begins with the first question. */
export class TownFigures {
  readonly #options: TownFiguresOptions;
  readonly #waiting = new Map<number, PromiseWithResolvers<FiguresReply['answer']>>();
  #worker: Worker | undefined;
  #released: { readonly at: number; readonly all: Promise<readonly LearntCase[]> } | undefined;
  /** What the worker has, and of what it was made. */
  #sent: readonly LearntCase[] | undefined;
  #made: { readonly of: readonly unknown[]; readonly all: readonly LearntCase[] } | undefined;
  #lastId = 0;

  constructor(options: TownFiguresOptions) {
    this.#options = options;
  }

  /** A case was released or withdrawn: the next figures are made anew. */
  forget(): void {
    this.#released = undefined;
  }

  /** Nothing of an erased case is counted any more. */
  erased(caseId: string): void {
    this.#options.resting.forget(caseId);
  }

  async figures(filter: FigureFilter): Promise<LearningAnswer> {
    const { rules, settings, resting } = this.#options;
    const [town, all, released] = await Promise.all([
      settings.current(),
      rules.list(''),
      this.#known(),
    ]);
    const { restingMonths, minimumCases } = town.conference;
    const figures = await this.#ask(this.#together(released, await resting.facts(town)), {
      kind: 'figures',
      learning: {
        town: part(town),
        filter,
        rules: inForce(all, town),
        ...(minimumCases ? { minimumCases } : {}),
      },
    });
    return { ...figures, withClosedCases: restingMonths !== undefined };
  }

  /** Released cases like this one. */
  async similar(own: CaseFacts): Promise<readonly SimilarCase[]> {
    const { settings, resting } = this.#options;
    const [town, released] = await Promise.all([settings.current(), this.#known()]);
    return this.#ask(this.#together(released, await resting.facts(town)), {
      kind: 'similar',
      own,
      departments: town.departments,
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #known(): Promise<readonly LearntCase[]> {
    const known = this.#released;
    if (known && performance.now() - known.at < freshForMs) return known.all;
    const all = this.#options.exemplary.learning();
    this.#released = { at: performance.now(), all };
    all.catch(() => this.forget());
    return all;
  }

  /** The same array as long as both are the same. */
  #together(...of: readonly (readonly LearntCase[])[]): readonly LearntCase[] {
    const known = this.#made;
    if (known && of.every((each, index) => each === known.of[index])) return known.all;
    const all = of.flat();
    this.#made = { of, all };
    return all;
  }

  async #ask<Q extends FiguresQuestion>(
    learnt: readonly LearntCase[],
    question: Q,
  ): Promise<FiguresAnswers[Q['kind']]> {
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<FiguresReply['answer']>();
    this.#waiting.set(id, waiting);
    this.#started().postMessage({
      id,
      ...(learnt === this.#sent ? {} : { learnt }),
      question,
    } satisfies FiguresRequest);
    this.#sent = learnt;
    // The worker answers what it was asked.
    return (await waiting.promise) as FiguresAnswers[Q['kind']];
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./figures-worker.ts', import.meta.url));
    // It counts for those who ask; alone it keeps nobody from stopping.
    worker.unref();
    worker.on('message', ({ id, answer }: FiguresReply) => {
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
    });
    const gone = (error?: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#sent = undefined;
      for (const { reject } of this.#waiting.values())
        reject(new Error('The thread that counts has ended', { cause: error }));
      this.#waiting.clear();
    };
    worker.on('error', gone);
    worker.on('exit', () => gone());
    this.#worker = worker;
    return worker;
  }
}

function part({ departments, chains, questions }: TownSettings): Learning['town'] {
  return { departments, chains, questions };
}

/** The steps that rules in force were to shorten the wait for. */
function inForce(rules: readonly Rule[], { chains }: TownSettings): readonly RuleInForce[] {
  return rules.flatMap(({ number, state, validFrom, change }) => {
    if (state !== 'valid' || !validFrom || !change || change.kind === 'remove') return [];
    const { steps = [] } = chains.find(({ id }) => id === change.chainId) ?? {};
    const step = steps.find(({ id }) => id === change.step.id);
    return step ? [{ id: String(number), to: step.department, step: step.what, validFrom }] : [];
  });
}
