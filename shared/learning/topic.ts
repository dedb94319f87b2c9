import { type ActionField, actionFields } from '../method/action-fields.ts';
import { type AgeGroup, ageGroups } from '../method/instruments.ts';
import { type LegalSphere, legalSpheres } from '../method/legal-spheres.ts';
import type { CaseFacts } from './facts.ts';
import type { HalfYear } from './half-year.ts';
import { divide, type Question, selectWhole } from './suppression.ts';

/** Which cases figures are made of; what is absent does not matter. */
export interface FigureFilter {
  readonly field?: ActionField;
  /** Both included. */
  readonly from?: HalfYear;
  readonly until?: HalfYear;
  readonly ageGroup?: AgeGroup;
  readonly sphere?: LegalSphere;
}

/** Something a case has to tell, and since when. A case has one record of a topic at most. */
export interface CaseRecord {
  readonly facts: CaseFacts;
  readonly when: HalfYear;
}

/** What one figure is made of, in the order in which the cases arrived. */
export class Topic<R extends CaseRecord> {
  readonly #bySource = { released: [] as R[], closed: [] as R[] };

  add(record: R): void {
    this.#bySource[record.facts.source].push(record);
  }

  /**
   * The records that match, if they may be told; undefined: too few, or others could be worked out. Released cases are
   * known to many, so the closed ones are enough by themselves: neither hides among the other.
   */
  tell(matches: Question<R>, apart: readonly Question<R>[], minimum: number): Told<R> | undefined {
    return tellOf(Object.values(this.#bySource), matches, apart, minimum);
  }
}

/** Records of which figures may be made: none, or as many as the minimum. */
export type Told<R> = readonly R[];

function tellOf<R>(
  groups: readonly (readonly R[])[],
  matches: Question<R>,
  apart: readonly Question<R>[],
  minimum: number,
): Told<R> | undefined {
  const told: R[] = [];
  for (const records of groups) {
    const found = selectWhole(divide(records, apart, minimum), matches);
    if (!found) return undefined;
    told.push(...found);
  }
  return told;
}

/** Those among the told ones for which the answer is yes, if that may be told as well. */
export function tellPart<R extends CaseRecord>(
  told: Told<R>,
  question: Question<R>,
  minimum: number,
): Told<R> | undefined {
  const groups = Map.groupBy(told, ({ facts }) => facts.source);
  return tellOf([...groups.values()], question, [question], minimum);
}

export function matcherOf(filter: FigureFilter): Question<CaseRecord> {
  const { field, from, until, ageGroup, sphere } = filter;
  return ({ facts, when }) =>
    (field === undefined || facts.fields.includes(field)) &&
    (from === undefined || when >= from) &&
    (until === undefined || when <= until) &&
    (ageGroup === undefined || facts.ageGroups.includes(ageGroup)) &&
    (sphere === undefined || facts.spheres.includes(sphere));
}

/** All that a filter can ask, the most important first: that is what records are told apart by, as far as they can be. */
export function filterQuestions(halfYears: readonly HalfYear[]): readonly Question<CaseRecord>[] {
  const filters: FigureFilter[] = [
    ...actionFields.map((field) => ({ field })),
    ...halfYears.map((each) => ({ from: each, until: each })),
    ...ageGroups.map((ageGroup) => ({ ageGroup })),
    ...[...legalSpheres, 'none' as const].map((sphere) => ({ sphere })),
  ];
  return filters.map(matcherOf);
}

/** What most of them say; of several the first by the alphabet. */
export function mostCommon<T extends string | number>(said: Iterable<T>): T | undefined {
  const counts = new Map<T, number>();
  for (const each of said) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}
