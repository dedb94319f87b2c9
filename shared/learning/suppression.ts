/** So many cases a figure is made of at least, unless a town wants more. */
export const defaultMinimumCases = 5;

/**
 * Records of which figures are made. `counted`: whole portions of the minimum in their order of arrival; a node with parts
 * tells its parts apart as well.
 */
export interface Division<R> {
  readonly counted: readonly R[];
  readonly parts?: readonly [Division<R>, Division<R>];
}

export type Question<R> = (record: R) => boolean;

/**
 * Divides records by one question after the other, wherever both sides have the minimum. What comes of it are sets that
 * lie within each other or apart, each of a multiple of `minimum`: whatever is added or taken away, what is left is one
 * too (docs/decisions/0034-figures-from-at-least-five-cases.md).
 */
export function divide<R>(
  records: readonly R[],
  questions: readonly Question<R>[],
  minimum: number,
): Division<R> {
  const counted = records.slice(0, records.length - (records.length % minimum));
  for (const [index, question] of questions.entries()) {
    const yes: R[] = [];
    const no: R[] = [];
    for (const record of counted) (question(record) ? yes : no).push(record);
    if (yes.length < minimum || no.length < minimum) continue;
    const further = questions.slice(index + 1);
    return { counted, parts: [divide(yes, further, minimum), divide(no, further, minimum)] };
  }
  return { counted };
}

/** The counted records that match, where they are made of whole parts; undefined: not to be told. */
export function selectWhole<R>(
  { counted, parts }: Division<R>,
  matches: Question<R>,
): readonly R[] | undefined {
  const matching = counted.reduce((sum, record) => sum + (matches(record) ? 1 : 0), 0);
  if (matching === counted.length) return counted;
  if (matching === 0) return [];
  if (!parts) return undefined;
  const [one, other] = [selectWhole(parts[0], matches), selectWhole(parts[1], matches)];
  return one && other && [...one, ...other];
}
