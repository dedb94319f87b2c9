import { expect, test } from 'vitest';
import type { CaseFacts } from '../../shared/learning/facts.ts';
import { learn } from '../../shared/learning/figures.ts';
import type { HalfYear } from '../../shared/learning/half-year.ts';
import {
  type CaseRecord,
  type FigureFilter,
  Topic,
  tellPart,
} from '../../shared/learning/topic.ts';
import { actionFields } from '../../shared/method/action-fields.ts';
import { ageGroups } from '../../shared/method/instruments.ts';
import { legalSpheres } from '../../shared/method/legal-spheres.ts';
import { defaultTownContent } from '../../shared/method/town-settings.ts';
import { type Random, randomOf } from './random.ts';

const minimum = 5;
const trials = Number(process.env.TRIALS ?? 12);
const halfYears: readonly HalfYear[] = ['2016-H2', '2017-H1', '2017-H2'];

interface Secret extends CaseRecord {
  readonly id: number;
  readonly ended: boolean;
}

/** Every view there is. */
const filters: readonly FigureFilter[] = [undefined, ...actionFields].flatMap((field) =>
  [undefined, ...halfYears].flatMap((half) =>
    [undefined, ...ageGroups].flatMap((ageGroup) =>
      [undefined, ...legalSpheres].map((sphere) => ({
        ...(field ? { field } : {}),
        ...(half ? { halfYear: half } : {}),
        ...(ageGroup ? { ageGroup } : {}),
        ...(sphere ? { sphere } : {}),
      })),
    ),
  ),
);

function secrets(random: Random, count: number, source: CaseFacts['source']): Secret[] {
  return Array.from({ length: count }, (_, id) => ({
    id: source === 'closed' ? 1_000 + id : id,
    when: random.pick(halfYears),
    ended: random.chance(0.7),
    facts: factsOf(random, source),
  }));
}

/** Some properties are frequent, some are rare: there are many small cells. */
function factsOf(random: Random, source: CaseFacts['source']): CaseFacts {
  return {
    version: 1,
    source,
    fields: actionFields.filter((_, index) => random.chance(0.7 / (index + 1))),
    ageGroups: random.chance(0.1) ? ageGroups : [random.pick(ageGroups)],
    spheres: random.chance(0.8) ? ['AsylbLG'] : legalSpheres.filter(() => random.chance(0.3)),
    phases: [],
    handOvers: [],
    contradictory: 0,
    gaps: [],
    strategies: [],
    resources: [],
  };
}

function matcherOf({ field, halfYear, ageGroup, sphere }: FigureFilter) {
  return ({ facts, when }: Secret) =>
    (!field || facts.fields.includes(field)) &&
    (!halfYear || when === halfYear) &&
    (!ageGroup || facts.ageGroups.includes(ageGroup)) &&
    (!sphere || facts.spheres.includes(sphere));
}

/** What is told of some records: which ones they are, the attacker does not know; we do. */
type View = readonly Secret[];
type Teller = (filter: FigureFilter, all: readonly Secret[]) => readonly View[];

const asTold: Teller = (filter, all) => {
  const topic = new Topic<Secret>();
  for (const each of all) topic.add(each);
  const told = topic.tell(filter, minimum);
  if (!told || told.length === 0) return [];
  const parts = [({ ended }: Secret) => ended, ({ when }: Secret) => when < '2017-H1'];
  return [told, ...parts.flatMap((part) => [tellPart(told, part, minimum) ?? []])];
};

/** Everything, however few. */
const unsuppressed: Teller = (filter, all) => [all.filter(matcherOf(filter))];

/** What one would do first: nothing under five. */
const onlySmallHidden: Teller = (filter, all) => {
  const found = all.filter(matcherOf(filter));
  return found.length < minimum ? [] : [found];
};

/** Exact fractions. */
interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

function fraction(above: bigint, below: bigint): Fraction {
  let [a, b] = [above < 0n ? -above : above, below < 0n ? -below : below];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = below < 0n ? -1n : 1n;
  return { above: (sign * above) / (a || 1n), below: (sign * below) / (a || 1n) };
}

const less = (one: Fraction, times: Fraction, other: Fraction) =>
  fraction(
    one.above * times.below * other.below - times.above * other.above * one.below,
    one.below * times.below * other.below,
  );

/** All that follows from what was told by adding, subtracting and dividing: rows of an echelon form, by their pivot. */
class Knowledge {
  readonly #rows = new Map<number, readonly Fraction[]>();

  learn(vector: readonly Fraction[]): void {
    const rest = this.#reduce(vector);
    const pivot = rest.findIndex(({ above }) => above !== 0n);
    if (pivot < 0) return;
    const lead = rest[pivot] as Fraction;
    const row = rest.map(({ above, below }) => fraction(above * lead.below, below * lead.above));
    for (const [place, known] of this.#rows) {
      const factor = known[pivot] as Fraction;
      if (factor.above !== 0n)
        this.#rows.set(
          place,
          known.map((each, index) => less(each, factor, row[index] as Fraction)),
        );
    }
    this.#rows.set(pivot, row);
  }

  knows(vector: readonly Fraction[]): boolean {
    return this.#reduce(vector).every(({ above }) => above === 0n);
  }

  #reduce(vector: readonly Fraction[]): readonly Fraction[] {
    let rest = vector;
    for (const [pivot, row] of this.#rows) {
      const factor = rest[pivot] as Fraction;
      if (factor.above !== 0n)
        rest = rest.map((each, index) => less(each, factor, row[index] as Fraction));
    }
    return rest;
  }
}

const [one, none] = [fraction(1n, 1n), fraction(0n, 1n)];

interface Breach {
  readonly cases: number;
  readonly how: string;
}

/**
 * Looks for figures of one to four cases in what was told. `targets`: what somebody might want to know. Records that no
 * view and no target tells apart are one unknown.
 */
function attack(
  views: readonly View[],
  targets: readonly View[],
  all: readonly Secret[],
): readonly Breach[] {
  const sets = [...views, ...targets].map((view) => new Set(view));
  const cells = [
    ...Map.groupBy(all, (record) => sets.map((set) => (set.has(record) ? 1 : 0)).join('')).values(),
  ];
  const vectorOf = (set: ReadonlySet<Secret>) =>
    cells.map(([first]) => (first && set.has(first) ? one : none));
  const knowledge = new Knowledge();
  const published = sets.slice(0, views.length);
  for (const set of published) knowledge.learn(vectorOf(set));
  const isFew = (cases: number) => cases > 0 && cases < minimum;
  const found: Breach[] = [];
  for (const set of sets.slice(views.length))
    if (isFew(set.size) && knowledge.knows(vectorOf(set)))
      found.push({ cases: set.size, how: 'a view that is not told' });
  for (const [index, cell] of cells.entries())
    if (
      isFew(cell.length) &&
      knowledge.knows(cells.map((_, place) => (place === index ? one : none)))
    )
      found.push({ cases: cell.length, how: 'a cell' });
  for (const [index, larger] of published.entries()) {
    if (isFew(larger.size)) found.push({ cases: larger.size, how: 'told as it is' });
    const within = published.filter((other, place) => place !== index && other.isSubsetOf(larger));
    for (const smaller of within)
      if (isFew(larger.size - smaller.size))
        found.push({ cases: larger.size - smaller.size, how: 'one view less another' });
  }
  return found;
}

/** A view less its children along each way to divide it. */
function lessChildren(tell: (filter: FigureFilter) => View | undefined): readonly Breach[] {
  const along: readonly (readonly FigureFilter[])[] = [
    halfYears.map((halfYear) => ({ halfYear })),
    ageGroups.map((ageGroup) => ({ ageGroup })),
    legalSpheres.map((sphere) => ({ sphere })),
    actionFields.map((field) => ({ field })),
  ];
  return filters.flatMap((filter) => {
    const parent = tell(filter);
    if (!parent) return [];
    return along.flatMap((children) => {
      const told = children.flatMap((child) => tell({ ...filter, ...child }) ?? []);
      const rest = parent.length - told.flat().length;
      return rest > 0 && rest < minimum ? [{ cases: rest, how: 'a view less its children' }] : [];
    });
  });
}

function attackTown(seed: number, tell: Teller): readonly Breach[] {
  const random = randomOf(seed);
  const all = [
    ...secrets(random, 5 + random.below(135), 'released'),
    ...(random.chance(0.5) ? secrets(random, random.below(60), 'closed') : []),
  ];
  const views = filters.flatMap((filter) => tell(filter, all)).filter(({ length }) => length > 0);
  const targets = filters.map((filter) => all.filter(matcherOf(filter)));
  return [...attack(views, targets, all), ...lessChildren((filter) => tell(filter, all)[0])];
}

const seeds = Array.from({ length: trials }, (_, index) => index + Number(process.env.SEED ?? 1));

test.each(seeds)('nothing under five follows from all views together, seed %i', (seed) => {
  expect(attackTown(seed, asTold)).toEqual([]);
});

test('the attack finds what there is to find: without suppression, and where only what is small is hidden', () => {
  const [seed = 1] = seeds;
  expect(attackTown(seed, unsuppressed).length).toBeGreaterThan(50);
  const ways = new Set(attackTown(seed, onlySmallHidden).map(({ how }) => how));
  expect(ways).toContain('a view that is not told');
  expect(ways).toContain('one view less another');
});

test.each(seeds)('from one day to another nothing changes by fewer than five, seed %i', (seed) => {
  const random = randomOf(seed);
  const all = secrets(random, 60, 'released');
  const days = all.map((_, day) => filters.map((filter) => asTold(filter, all.slice(0, day + 1))));
  // With the fifth case something else is told, and not before.
  for (const [day, views] of days.entries())
    if (day > 0 && (day + 1) % minimum !== 0) expect(views).toEqual(days[day - 1]);
  const numbers = new Set(days.flat(2).map(({ length }) => length));
  expect(numbers.size).toBeGreaterThan(2);
  expect([...numbers].filter((each) => each % minimum !== 0)).toEqual([]);
});

test('whatever is told is a multiple of five, in every view of the figures themselves', () => {
  const random = randomOf(seeds[0] ?? 1);
  const facts = Array.from(
    { length: 90 },
    (): CaseFacts => ({
      ...factsOf(random, 'released'),
      handOvers: ['Kita', 'Kurs']
        .filter(() => random.chance(0.6))
        .map((step) => ({
          from: 'SAF',
          to: 'KJS',
          step,
          need: random.pick(halfYears),
          days: random.below(90),
          ended: random.chance(0.7),
        })),
    }),
  );
  const town = { ...defaultTownContent, chains: [] };
  const numbers = (minimumCases?: number) =>
    filters.flatMap((filter) =>
      learn(facts, { town, filter, ...(minimumCases ? { minimumCases } : {}) }).handOvers.flatMap(
        ({ told }) => (told ? [told.cases, told.stillWaiting ?? 0] : []),
      ),
    );
  expect(numbers().length).toBeGreaterThan(10);
  expect(numbers().filter((each) => each % minimum !== 0)).toEqual([]);
  expect(numbers(1).some((each) => each > 0 && each < minimum)).toBe(true);
});

test('a released case cannot be hidden behind by closed ones: each of both is enough by itself', () => {
  const random = randomOf(3);
  const told = (released: number, closed: number) =>
    asTold({}, [...secrets(random, released, 'released'), ...secrets(random, closed, 'closed')])[0]
      ?.length;
  expect(told(4, 4)).toBeUndefined();
  expect(told(3, 12)).toBe(10);
  expect(told(6, 3)).toBe(5);
});
