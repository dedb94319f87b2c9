import { type AgeGroup, type Instrument, isValidOn, type SupportPhase } from './instruments.ts';

/** What of a case speaks for an instrument. The prospect to stay is not among it: help does not depend on it. */
export interface CaseFacts {
  readonly persons: readonly {
    readonly id: string;
    readonly isChild: boolean;
    readonly ageGroup?: AgeGroup | undefined;
    readonly birthYear?: number | undefined;
  }[];
  readonly phase: SupportPhase;
  readonly resources: readonly { readonly id: string; readonly text: string }[];
}

export type Reason =
  | { readonly kind: 'resource'; readonly resourceId: string }
  | { readonly kind: 'children'; readonly personIds: readonly string[] }
  | {
      readonly kind: 'age';
      readonly phase: SupportPhase;
      readonly ageGroup: AgeGroup;
      readonly personIds: readonly string[];
    };

export interface Suggestion {
  readonly instrument: Instrument;
  readonly reasons: readonly Reason[];
  readonly isValid: boolean;
}

const adultFrom = 18;
const over25From = 25;

/** The age group of an adult on that ISO date; of a birth year counts the later half: whoever may be younger is. */
function ageGroupOf(
  { isChild, ageGroup, birthYear }: CaseFacts['persons'][number],
  today: string,
): AgeGroup | undefined {
  if (isChild) return undefined;
  if (ageGroup !== undefined || birthYear === undefined) return ageGroup;
  const age = Number(today.slice(0, 4)) - birthYear;
  if (age < adultFrom) return undefined;
  return age <= over25From ? 'under25' : 'over25';
}

/** Beginnings of words of an instrument, as they are looked for. */
export function keywordsOf({ keywords = '' }: Instrument): string[] {
  return keywords
    .split(',')
    .map((word) => word.trim().toLocaleLowerCase('de'))
    .filter(Boolean);
}

/** Whether a word of the text begins like one of them. */
export function mentions(text: string, keywords: readonly string[]): boolean {
  const lower = text.toLocaleLowerCase('de');
  return keywords.some((keyword) => {
    for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1))
      if (at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) return true;
    return false;
  });
}

/**
 * What suits the case, and why: by the age of its adults in that phase, by its children, by its resources. What can not be granted on
 * that ISO date is told last and not left out. Whatever is not suggested stays in the catalogue.
 */
export function suggestInstruments(
  catalogue: readonly Instrument[],
  facts: CaseFacts,
  today: string,
): Suggestion[] {
  const children = facts.persons.filter(({ isChild }) => isChild).map(({ id }) => id);
  const reasonsOf = (instrument: Instrument): Reason[] => {
    const words = keywordsOf(instrument);
    const resources = instrument.forChildren
      ? []
      : facts.resources.filter(({ text }) => mentions(text, words));
    const ages = instrument.phases.includes(facts.phase)
      ? instrument.ageGroups.flatMap((ageGroup) => {
          const personIds = facts.persons
            .filter((person) => ageGroupOf(person, today) === ageGroup)
            .map(({ id }) => id);
          return personIds.length > 0
            ? [{ kind: 'age' as const, phase: facts.phase, ageGroup, personIds }]
            : [];
        })
      : [];
    return [
      ...resources.map(({ id }) => ({ kind: 'resource' as const, resourceId: id })),
      ...(instrument.forChildren && children.length > 0
        ? [{ kind: 'children' as const, personIds: children }]
        : []),
      ...ages,
    ];
  };
  return catalogue
    .filter(({ retired }) => !retired)
    .map((instrument) => ({
      instrument,
      reasons: reasonsOf(instrument),
      isValid: isValidOn(instrument, today),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => Number(b.isValid) - Number(a.isValid));
}
