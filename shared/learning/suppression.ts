/** So many cases a figure is made of at least, unless a town wants more. */
export const defaultMinimumCases = 5;

export type Question<R> = (record: R) => boolean;

/** The records that count: whole portions of the minimum in their order of arrival, so that none comes alone. */
export function wholePortions<R>(records: readonly R[], minimum: number): readonly R[] {
  return records.slice(0, records.length - (records.length % minimum));
}

/**
 * Those among records that count for which the answer is yes, in whole portions again. Undefined: not to be told, since
 * they or those that are left are fewer than the minimum. Whatever is told is a multiple of the minimum, and so is all
 * that is added to it or taken away (docs/decisions/0034-figures-from-at-least-five-cases.md).
 */
export function partOf<R>(
  records: readonly R[],
  question: Question<R>,
  minimum: number,
): readonly R[] | undefined {
  const yes = records.filter(question);
  const left = records.length - yes.length;
  if (yes.length === 0 || left === 0) return yes;
  return yes.length < minimum || left < minimum ? undefined : wholePortions(yes, minimum);
}

/** The same of records that nobody can look up: that none or all of them match is not told either. */
export function partOfUnknown<R>(
  records: readonly R[],
  question: Question<R>,
  minimum: number,
): readonly R[] | undefined {
  const part = partOf(records, question, minimum);
  return part?.length === 0 || part?.length === records.length ? undefined : part;
}
