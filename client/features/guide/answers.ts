import type { BoardState } from '../../../shared/case/board.ts';
import { byAge } from '../../../shared/case/entity.ts';
import type { Gap } from '../../../shared/case/gap.ts';
import type { Resource } from '../../../shared/case/resource.ts';
import type { Will } from '../../../shared/case/will.ts';

export type Answer =
  | { readonly root: 'resources'; readonly entity: Resource }
  | { readonly root: 'gaps'; readonly entity: Gap }
  | { readonly root: 'wills'; readonly entity: Will };

/**
 * What came of a question asked of a person, or of the family as a whole (undefined): the oldest first. A gap that was
 * answered stands there as its answer.
 */
export function answersTo(
  { resources, gaps, wills }: Pick<BoardState, 'resources' | 'gaps' | 'wills'>,
  questionId: string,
  personId: string | undefined,
): readonly Answer[] {
  const concerns = (ids: readonly string[]) =>
    personId === undefined ? ids.length === 0 : ids.includes(personId);
  const found: Answer[] = [];
  for (const entity of resources.values())
    if (entity.questionId === questionId && concerns(entity.personIds))
      found.push({ root: 'resources', entity });
  for (const entity of gaps.values())
    if (entity.questionId === questionId && entity.state !== 'closed' && concerns(entity.personIds))
      found.push({ root: 'gaps', entity });
  for (const entity of wills.values())
    if (entity.questionId === questionId && entity.personId === personId)
      found.push({ root: 'wills', entity });
  return found.sort((a, b) => byAge(a.entity, b.entity));
}
