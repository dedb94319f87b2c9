import type { ResourceField } from '../case/resource-field.ts';
import type { ActionField } from '../method/action-fields.ts';
import type { SupportPhase } from '../method/instruments.ts';
import { departmentToday, type TownDepartment } from '../method/town-settings.ts';
import type { CaseFacts, StrategyFact } from './facts.ts';
import { likenesses, likenessOf } from './likeness.ts';
import { wordsOf } from './wording.ts';

export const mostSimilar = 5;

/** How much each part says of how similar two cases are; of what a case says nothing, nothing is counted. */
const weights = { fields: 0.25, phases: 0.1, gaps: 0.35, resources: 0.3 } as const;
/** Below it cases have something in common as any two have. */
const leastScore = 0.2;

/** 0 nothing in common … 1 the same; absent where the case at hand says nothing of it. */
export type SimilarParts = { readonly [P in keyof typeof weights]?: number };

/** A released case that is like the one at hand, and in what. */
export interface SimilarCase {
  readonly id: string;
  readonly score: number;
  readonly parts: SimilarParts;
  /** Departments and resources in the words of the case at hand, what few cases share first. */
  readonly shared: {
    readonly fields: readonly ActionField[];
    readonly phases: readonly SupportPhase[];
    /** As it was asked there. */
    readonly gaps: readonly { readonly department: string; readonly question: string }[];
    readonly resources: readonly { readonly field: ResourceField; readonly word: string }[];
  };
  /** What was pursued there, and all that was agreed for it was done. */
  readonly helped: readonly StrategyFact[];
}

type Today = (department: string) => string;

/** By its key, how often a case says it and how it says it. */
type Terms<T> = ReadonlyMap<string, { readonly count: number; readonly said: T }>;
interface ResourceTerm {
  readonly field: ResourceField;
  readonly word: string;
}

/**
 * Up to five released cases like this one, the most similar first, and of those alike first where something helped; none
 * where none is similar enough.
 */
export function similarCases(
  own: CaseFacts,
  released: readonly { readonly id: string; readonly facts: CaseFacts }[],
  departments: readonly TownDepartment[],
): readonly SimilarCase[] {
  const today = departmentToday(departments);
  const others = released
    .filter(({ facts }) => facts.source === 'released')
    .map(({ id, facts }) => ({
      id,
      facts,
      gaps: gapTerms(facts, today),
      resources: resourceTerms(facts),
    }));
  const [gaps, resources] = [gapTerms(own, today), resourceTerms(own)];
  const rareGaps = rarityIn(others.map((other) => other.gaps));
  const rareResources = rarityIn(others.map((other) => other.resources));
  return others
    .flatMap(({ id, facts, ...theirs }): SimilarCase[] => {
      const parts: SimilarParts = {
        ...(own.fields.length > 0 ? { fields: overlap(own.fields, facts.fields) } : {}),
        ...(own.phases.length > 0 ? { phases: overlap(own.phases, facts.phases) } : {}),
        ...(gaps.size > 0 ? { gaps: cosine(gaps, theirs.gaps, rareGaps) } : {}),
        ...(resources.size > 0
          ? { resources: cosine(resources, theirs.resources, rareResources) }
          : {}),
      };
      const shared = {
        fields: own.fields.filter((each) => facts.fields.includes(each)),
        phases: own.phases.filter((each) => facts.phases.includes(each)),
        gaps: sharedQuestions(gaps, facts, today, rareGaps),
        resources: sharedTerms(resources, theirs.resources, rareResources),
      };
      const score = scoreOf(parts);
      // The same Handlungsfeld alone makes no two families alike.
      const isAlike = score >= leastScore && shared.gaps.length + shared.resources.length > 0;
      return isAlike ? [{ id, score, parts, shared, helped: facts.strategies.filter(helped) }] : [];
    })
    .sort(
      (a, b) =>
        likenesses.indexOf(likenessOf(a.score)) - likenesses.indexOf(likenessOf(b.score)) ||
        Number(b.helped.length > 0) - Number(a.helped.length > 0) ||
        b.score - a.score ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, mostSimilar);
}

function helped({ outcome, agreements: { done, notDone, open } }: StrategyFact): boolean {
  return outcome === 'pursue' && done > 0 && notDone === 0 && open === 0;
}

/** Of every word a question is made of, the department that was asked. */
function gapTerms({ gaps }: Pick<CaseFacts, 'gaps'>, today: Today): Terms<string> {
  return termsOf(
    gaps.flatMap(({ department, question }) =>
      [...wordsOf(question).keys()].map(
        (stem) => [`${today(department)} ${stem}`, department] as const,
      ),
    ),
  );
}

/** Questions with a word the case at hand asks the same department about; those that say the most of it first. */
function sharedQuestions(
  own: Terms<string>,
  { gaps }: CaseFacts,
  today: Today,
  rarity: (key: string) => number,
): SimilarCase['shared']['gaps'] {
  const found = new Map<string, { department: string; question: string; weight: number }>();
  for (const gap of gaps) {
    const { question } = gap;
    const shared = [...gapTerms({ gaps: [gap] }, today).keys()].filter((key) => own.has(key));
    const department = own.get(shared[0] ?? '')?.said;
    const weight = shared.reduce((sum, key) => sum + rarity(key), 0);
    if (department) found.set(`${department} ${question}`, { department, question, weight });
  }
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight || (a.question < b.question ? -1 : 1))
    .map(({ department, question }) => ({ department, question }));
}

function resourceTerms({ resources }: CaseFacts): Terms<ResourceTerm> {
  return termsOf(
    resources.flatMap(({ field, words }) =>
      [...wordsOf(words.join(' '))].map(
        ([stem, word]) => [`${field} ${stem}`, { field, word }] as const,
      ),
    ),
  );
}

function termsOf<T>(all: readonly (readonly [string, T])[]): Terms<T> {
  const terms = new Map<string, { count: number; said: T }>();
  for (const [key, said] of all) {
    const known = terms.get(key);
    if (known) known.count += 1;
    else terms.set(key, { count: 1, said });
  }
  return terms;
}

/** Inverse document frequency: what all cases say says little. */
function rarityIn(all: readonly Terms<unknown>[]): (key: string) => number {
  const frequency = new Map<string, number>();
  for (const terms of all)
    for (const key of terms.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  return (key) => Math.log((1 + all.length) / (1 + (frequency.get(key) ?? 0))) + 1;
}

function cosine<T>(own: Terms<T>, other: Terms<T>, rarity: (key: string) => number): number {
  const weight = (terms: Terms<T>, key: string) => (terms.get(key)?.count ?? 0) * rarity(key);
  const length = (terms: Terms<T>) =>
    Math.hypot(...[...terms.keys()].map((key) => weight(terms, key)));
  const product = [...own.keys()].reduce(
    (sum, key) => sum + weight(own, key) * weight(other, key),
    0,
  );
  return product === 0 ? 0 : product / (length(own) * length(other));
}

function sharedTerms<T>(
  own: Terms<T>,
  other: Terms<T>,
  rarity: (key: string) => number,
): readonly T[] {
  return [...own]
    .filter(([key]) => other.has(key))
    .sort(([a], [b]) => rarity(b) - rarity(a) || (a < b ? -1 : 1))
    .map(([, { said }]) => said);
}

/** Of what either of both has, the share that both have. */
function overlap<T>(own: readonly T[], other: readonly T[]): number {
  const all = new Set([...own, ...other]);
  return (own.length + other.length - all.size) / all.size;
}

function scoreOf(parts: SimilarParts): number {
  let [sum, of] = [0, 0];
  for (const [part, value] of Object.entries(parts)) {
    const weight = weights[part as keyof typeof weights];
    sum += weight * value;
    of += weight;
  }
  return of === 0 ? 0 : sum / of;
}
