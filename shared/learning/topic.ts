import type { ActionField } from '../method/action-fields.ts';
import type { AgeGroup } from '../method/instruments.ts';
import type { LegalSphere } from '../method/legal-spheres.ts';
import type { CaseFacts } from './facts.ts';
import type { HalfYear } from './half-year.ts';
import { partOf, partOfUnknown, type Question, wholePortions } from './suppression.ts';

/** Which cases figures are made of; what is absent does not matter. More than a Handlungsfeld and one other is never told. */
export interface FigureFilter {
  readonly field?: ActionField;
  readonly halfYear?: HalfYear;
  readonly ageGroup?: AgeGroup;
  readonly sphere?: LegalSphere;
}

/** Something a case has to tell, and since when. A case has one record of a topic at most. */
export interface CaseRecord {
  readonly facts: CaseFacts;
  readonly when: HalfYear;
}

/** Records of which figures may be made: none, or a multiple of the minimum. */
export type Told<R> = readonly R[];

/** What one figure is made of, in the order in which the cases arrived. */
export class Topic<R extends CaseRecord> {
  readonly #bySource = { released: [] as R[], closed: [] as R[] };

  add(record: R): void {
    this.#bySource[record.facts.source].push(record);
  }

  /**
   * The records under the filter, if they may be told. Released cases are known to many, so the closed ones have to be enough by
   * themselves and are left out else: neither hides among the others, and nothing follows from what is withheld.
   */
  tell(filter: FigureFilter, minimum: number): Told<R> | undefined {
    const [first, second, third] = questionsOf(filter);
    if (third) return undefined;
    const { released, closed } = this.#bySource;
    const tellOf = (records: readonly R[], part: typeof partOf) => {
      const all = wholePortions(records, minimum);
      const some = first ? part(all, first, minimum) : all;
      return some && second ? part(some, second, minimum) : some;
    };
    const known = tellOf(released, partOf);
    return known && [...known, ...(tellOf(closed, partOfUnknown) ?? [])];
  }

  /**
   * Those among the released ones for which the answer is yes, if that may be told. Parts of a row together say more than each
   * of them: nothing of the kind is told of cases that not everybody who sees figures may open.
   */
  tellPart(question: Question<R>, minimum: number): Told<R> | undefined {
    const { released, closed } = this.#bySource;
    const part = partOf(wholePortions(released, minimum), question, minimum);
    // That it is so in none is not known of the closed ones.
    return part?.length === 0 && closed.length >= minimum ? undefined : part;
  }
}

export function releasedOf<R extends CaseRecord>(told: Told<R>): readonly R[] {
  return told.filter(({ facts }) => facts.source === 'released');
}

/** What a filter asks; three where it asks for more than a Handlungsfeld and one other. */
function questionsOf({ field, halfYear, ageGroup, sphere }: FigureFilter) {
  const others: Question<CaseRecord>[] = [
    ...(halfYear ? [({ when }: CaseRecord) => when === halfYear] : []),
    ...(ageGroup ? [({ facts }: CaseRecord) => facts.ageGroups.includes(ageGroup)] : []),
    ...(sphere ? [({ facts }: CaseRecord) => facts.spheres.includes(sphere)] : []),
  ];
  const all = () => true;
  const own = (field: ActionField) => (record: CaseRecord) => record.facts.fields.includes(field);
  return field || others.length > 1 ? [field ? own(field) : all, ...others] : others;
}

/** What most of them say; of several the first by the alphabet. */
export function mostCommon<T extends string | number>(said: Iterable<T>): T | undefined {
  const counts = new Map<T, number>();
  for (const each of said) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}
