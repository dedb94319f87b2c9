import type { ChainTemplate } from '../method/chain-templates.ts';
import { handedOverBy } from './case-facts.ts';
import type { CaseFacts, HandOverFact } from './facts.ts';
import { type HalfYear, halfYearFrom, halfYearOf } from './half-year.ts';
import type { Naming, Telling } from './telling.ts';
import { type CaseRecord, mostCommon, type Told, Topic } from './topic.ts';
import { type WaitingTimes, waitingTimes } from './waiting.ts';

/** One row of the seismograph. */
export interface HandOverFigure {
  readonly from: string;
  readonly to: string;
  readonly step: string;
  readonly targetDays?: number;
  /** Absent: not told. */
  readonly told?: {
    readonly cases: number;
    readonly times: WaitingTimes;
    /** Of these cases, where it still had not begun; absent: not told. */
    readonly stillWaiting?: number;
  };
}

/** A rule that is to shorten the wait for a step, whoever hands over to it: what comes before it may be new. */
export interface RuleInForce {
  readonly id: string;
  readonly to: string;
  readonly step: string;
  /** ISO date. */
  readonly validFrom: string;
}

/** How long it was waited before and since. That the rule did it, nobody says. */
export interface EffectFigure {
  readonly ruleId: string;
  /** The half-year it began in, unless on its first day, is on neither side. */
  readonly before?: { readonly cases: number; readonly times: WaitingTimes };
  readonly since?: { readonly cases: number; readonly times: WaitingTimes };
}

interface HandOverRecord extends CaseRecord {
  readonly fact: HandOverFact;
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly topic: Topic<HandOverRecord>;
  /** As the town's templates have it. */
  readonly template: { step: string; targetDays: number | undefined } | undefined;
}

/** Where one department waits for another. */
export class HandOvers {
  readonly #naming: Naming;
  readonly #rows = new Map<string, Row>();
  readonly #rules: readonly RuleInForce[];
  /** By department and wording, of the steps the rules are about: hand-overs from whomever. */
  readonly #steps: ReadonlyMap<string, Topic<HandOverRecord>>;

  constructor(naming: Naming, chains: readonly ChainTemplate[], rules: readonly RuleInForce[]) {
    this.#naming = naming;
    this.#rules = rules;
    this.#steps = new Map(rules.map((rule) => [this.#stepKey(rule), new Topic()]));
    for (const { steps } of chains)
      for (const [
        index,
        { what, department, handsTo, targetDays, legalSphere },
      ] of steps.entries()) {
        const template = { step: what, targetDays };
        const pairs = legalSphere
          ? handsTo.map((to) => [department, to] as const)
          : [[handedOverBy(steps, index), department] as const];
        for (const [from, to] of pairs) if (from) this.#row(from, to, what, template);
      }
  }

  /** Returns since when. A case counts once in a row, with the first time it was needed; of several the longest wait. */
  add(facts: CaseFacts): readonly HalfYear[] {
    const first = new Map<Topic<HandOverRecord>, HandOverFact>();
    for (const fact of facts.handOvers) {
      const row = this.#row(fact.from, fact.to, fact.step);
      for (const topic of row ? [row.topic, this.#steps.get(this.#stepKey(fact))] : []) {
        const known = topic && first.get(topic);
        if (topic && (!known || isBefore(fact, known))) first.set(topic, fact);
      }
    }
    for (const [topic, fact] of first) topic.add({ facts, fact, when: fact.need });
    return [...first.values()].map(({ need }) => need);
  }

  /** The longest wait first, what is not told last. */
  figures(telling: Telling): readonly HandOverFigure[] {
    return [...this.#rows.values()]
      .flatMap((row) => this.#figure(row, telling) ?? [])
      .sort(
        (a, b) =>
          medianOf(b) - medianOf(a) ||
          (`${a.from} ${a.to} ${a.step}` < `${b.from} ${b.to} ${b.step}` ? -1 : 1),
      );
  }

  effects({ tellPart }: Telling): readonly EffectFigure[] {
    return this.#rules.map((rule) => {
      const topic = this.#steps.get(this.#stepKey(rule));
      const [begin, whole] = [halfYearOf(rule.validFrom), halfYearFrom(rule.validFrom)];
      const part = (question: (record: HandOverRecord) => boolean) =>
        timesOf((topic && tellPart(topic, question)) ?? []);
      const before = part(({ when }) => when < begin);
      const since = part(({ when }) => when >= whole);
      return { ruleId: rule.id, ...(before ? { before } : {}), ...(since ? { since } : {}) };
    });
  }

  #stepKey({ to, step }: Pick<HandOverFact, 'to' | 'step'>): string {
    return `${this.#naming.department(to)} ${this.#naming.wording(step)}`;
  }

  #row(from: string, to: string, step: string, template?: Row['template']): Row | undefined {
    const [giving, taking] = [this.#naming.department(from), this.#naming.department(to)];
    // What was handed over between departments that are one by now is no hand-over any more.
    if (giving === taking) return undefined;
    const key = `${giving} ${taking} ${this.#naming.wording(step)}`;
    const known = this.#rows.get(key);
    if (known && !template) return known;
    if (known?.template && template) {
      known.template.step = commonName(known.template.step, template.step);
      // Where two templates differ, what most cases have says more than either.
      if (known.template.targetDays !== template.targetDays) known.template.targetDays = undefined;
      return known;
    }
    const row: Row = { from: giving, to: taking, topic: new Topic(), template };
    this.#rows.set(key, row);
    return row;
  }

  #figure(
    { from, to, topic, template }: Row,
    { tell, tellPart }: Telling,
  ): HandOverFigure | undefined {
    const told = tell(topic);
    const times = told && timesOf(told);
    // How a case of its own calls a step is not told before there are enough of them.
    const step = template?.step ?? (told && mostCommon(told.map(({ fact }) => fact.step)));
    if (step === undefined) return undefined;
    const targets = told?.flatMap(({ fact }) => fact.targetDays ?? []) ?? [];
    const targetDays = template?.targetDays ?? mostCommon(targets);
    const waiting = told && tellPart(topic, ({ fact }) => !fact.ended);
    return {
      from,
      to,
      step,
      ...(targetDays ? { targetDays } : {}),
      ...(times
        ? { told: { ...times, ...(waiting ? { stillWaiting: waiting.length } : {}) } }
        : {}),
    };
  }
}

function isBefore(fact: HandOverFact, other: HandOverFact): boolean {
  return fact.need < other.need || (fact.need === other.need && fact.days > other.days);
}

/** "Profiling II (U25)" and "Profiling II (Ü25)" are "Profiling II". */
function commonName(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length === one.length ? one : one.slice(0, length).replace(/[^\p{L}\p{N}]+$/u, '') || one;
}

function timesOf(told: Told<HandOverRecord>) {
  const times = waitingTimes(told.map(({ fact }) => fact));
  return times && { cases: told.length, times };
}

/** Where so many wait that no median is reached it is worst. */
function medianOf({ told }: HandOverFigure): number {
  if (!told) return -1;
  const { median } = told.times;
  return 'days' in median ? median.days : Number.MAX_SAFE_INTEGER;
}
