import type { SupportPhase } from '../method/instruments.ts';
import type { CaseFacts, StrategyFact } from './facts.ts';
import type { HalfYear } from './half-year.ts';
import { defaultMinimumCases, type Question } from './suppression.ts';
import type { Naming, Telling } from './telling.ts';
import { type CaseRecord, mostCommon, releasedOf, Topic } from './topic.ts';

/** A part of the cases; what is not told is left out. */
type Part<T> = T & { readonly cases: number };

/** What kind of strategy a department has: one of that phase, or with that instrument of the town. */
export type StrategyKind = { readonly department: string } & (
  | { readonly phase: SupportPhase }
  | { readonly instrumentId: string }
);

/** Two departments whose strategies were weighed against each other. */
export interface CompetitionFigure {
  readonly departments: readonly [string, string];
  readonly cases: number;
  /** Of all departments to these strategies in the first round, 0 to 10, median of the cases. */
  readonly medianResistance: number;
  /** With what they compete. */
  readonly kinds: readonly Part<StrategyKind>[];
  /** Whose strategy is pursued. */
  readonly decided: readonly Part<{ readonly pursued: Pursued }>[];
  /** Cases in which a strategy is pursued on which the other department had put a condition, */
  readonly resolved?: number;
  /** and which conditions those were. */
  readonly conditions: readonly Part<{ readonly condition: string }>[];
  /** How the agreements made for what is pursued ended. */
  readonly agreements: readonly Part<{ readonly ended: Ended }>[];
}

const pursuedBy = ['first', 'second', 'both', 'neither'] as const;
/** Of the first or the second of the two departments. */
export type Pursued = (typeof pursuedBy)[number];

const endings = ['done', 'notDone', 'open'] as const;
/** All done, one or more not, one or more still open. */
export type Ended = (typeof endings)[number];

interface CompetitionRecord extends CaseRecord {
  readonly resistance: number;
  readonly kinds: ReadonlyMap<string, StrategyKind>;
  readonly pursued: Pursued;
  readonly isResolved: boolean;
  /** By wording. */
  readonly conditions: ReadonlyMap<string, { readonly condition: string }>;
  readonly ended?: Ended;
}

interface Row {
  readonly departments: readonly [string, string];
  readonly topic: Topic<CompetitionRecord>;
}

/** Which departments compete, what it meets, and what comes of it. */
export class Competitions {
  readonly #naming: Naming;
  readonly #rows = new Map<string, Row>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** Returns since when. */
  add(facts: CaseFacts): readonly HalfYear[] {
    const { compared } = facts;
    if (!compared) return [];
    const weighed = facts.strategies.filter(({ rounds }) => rounds.length > 0);
    const by = Map.groupBy(weighed, ({ department }) => this.#naming.department(department));
    const departments = [...by.keys()].sort();
    let found = false;
    for (const [index, first] of departments.entries())
      for (const second of departments.slice(index + 1)) {
        const record = this.#record(facts, compared, [
          { department: first, strategies: by.get(first) ?? [] },
          { department: second, strategies: by.get(second) ?? [] },
        ]);
        this.#row(first, second).topic.add(record);
        found = true;
      }
    return found ? [compared] : [];
  }

  /** The most frequent first. */
  figures(telling: Telling): readonly CompetitionFigure[] {
    return [...this.#rows.values()]
      .flatMap((row) => figureOf(row, telling) ?? [])
      .sort(
        (a, b) => b.cases - a.cases || (a.departments.join(' ') < b.departments.join(' ') ? -1 : 1),
      );
  }

  #row(first: string, second: string): Row {
    const key = `${first} ${second}`;
    const row = this.#rows.get(key) ?? { departments: [first, second], topic: new Topic() };
    this.#rows.set(key, row);
    return row;
  }

  #record(facts: CaseFacts, when: HalfYear, sides: readonly [Side, Side]): CompetitionRecord {
    const all = sides.flatMap(({ strategies }) => strategies);
    const pursued = all.filter(({ outcome }) => outcome === 'pursue');
    const conditions = sides.flatMap(({ strategies, department }) =>
      strategies
        .filter(({ outcome }) => outcome === 'pursue')
        .flatMap((strategy) => strategy.conditions)
        .filter((each) => {
          const said = this.#naming.department(each.department);
          return said !== department && sides.some((side) => side.department === said);
        }),
    );
    const ended = endingOf(pursued);
    return {
      facts,
      when,
      resistance: meanOf(
        all.flatMap(({ rounds: [first] }) => (first ? first.sum / first.counted : [])),
      ),
      kinds: new Map(
        sides.flatMap(kindsOf).map((kind) => [Object.entries(kind).join(' '), kind] as const),
      ),
      pursued: pursuedOf(sides),
      isResolved: conditions.length > 0,
      conditions: new Map(
        conditions.flatMap(({ text: condition }) =>
          condition ? [[this.#naming.wording(condition), { condition }] as const] : [],
        ),
      ),
      ...(ended ? { ended } : {}),
    };
  }
}

interface Side {
  readonly department: string;
  readonly strategies: readonly StrategyFact[];
}

function kindsOf({ department, strategies }: Side): StrategyKind[] {
  return strategies.flatMap(({ phase, instruments }) => [
    ...(phase ? [{ department, phase }] : []),
    ...instruments.map((instrumentId) => ({ department, instrumentId })),
  ]);
}

function pursuedOf(sides: readonly [Side, Side]): Pursued {
  const [first, second] = sides.map(({ strategies }) =>
    strategies.some(({ outcome }) => outcome === 'pursue'),
  );
  if (first && second) return 'both';
  if (first) return 'first';
  return second ? 'second' : 'neither';
}

function endingOf(pursued: readonly StrategyFact[]): Ended | undefined {
  const count = (ended: Ended) =>
    pursued.reduce((sum, { agreements }) => sum + agreements[ended], 0);
  if (count('open') > 0) return 'open';
  if (count('notDone') > 0) return 'notDone';
  return count('done') > 0 ? 'done' : undefined;
}

function figureOf(
  { departments, topic }: Row,
  { tell, tellPart }: Telling,
): CompetitionFigure | undefined {
  const told = tell(topic);
  if (!told) return undefined;
  const casesOf = (question: Question<CompetitionRecord>) => tellPart(topic, question)?.length ?? 0;
  /** How many cases say each of these, the most frequent first. */
  const parts = <K, T extends object>(
    all: Iterable<readonly [K, T]>,
    says: (record: CompetitionRecord, key: K) => boolean,
  ): Part<T>[] =>
    [...all]
      .map(([key, said]) => ({ ...said, cases: casesOf((record) => says(record, key)) }))
      .filter(({ cases }) => cases > 0)
      .sort((a, b) => b.cases - a.cases);
  const resolved = casesOf(({ isResolved }) => isResolved);
  return {
    departments,
    cases: told.length,
    medianResistance: medianOf(told.map(({ resistance }) => resistance)),
    kinds: parts(mainKinds(told), ({ kinds }, key) => kinds.has(key)),
    decided: parts(
      pursuedBy.map((pursued) => [pursued, { pursued }] as const),
      (record, pursued) => record.pursued === pursued,
    ),
    ...(resolved > 0 ? { resolved } : {}),
    conditions: parts(saidIn(told.map((record) => record.conditions)), ({ conditions }, key) =>
      conditions.has(key),
    ),
    agreements: parts(
      endings.map((ended) => [ended, { ended }] as const),
      (record, ended) => record.ended === ended,
    ),
  };
}

/** Of each department the phase and the instrument that most cases have. All there are would together say too much. */
function mainKinds(
  told: readonly CompetitionRecord[],
): readonly (readonly [string, StrategyKind])[] {
  const said = releasedOf(told).flatMap(({ kinds }) => [...kinds]);
  const sorts = Map.groupBy(said, ([, kind]) => `${kind.department} ${'phase' in kind}`);
  return [...sorts.values()].flatMap((each) => {
    const most = mostCommon(each.map(([key]) => key));
    const found = each.find(([key]) => key === most);
    return found ? [found] : [];
  });
}

/** What enough of them say to be told, each once, in the order of the keys. */
function saidIn<T>(said: readonly ReadonlyMap<string, T>[]): readonly [string, T][] {
  const counts = new Map<string, number>();
  for (const each of said)
    for (const key of each.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const all = new Map(said.flatMap((each) => [...each]));
  return [...all]
    .filter(([key]) => (counts.get(key) ?? 0) >= defaultMinimumCases)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** With one decimal. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return Math.round(10 * meanOf(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1))) / 10;
}
