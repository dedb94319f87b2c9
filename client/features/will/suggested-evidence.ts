import type { Collections } from '../../../shared/case/board.ts';
import type { Resource } from '../../../shared/case/resource.ts';
import type { Will } from '../../../shared/case/will.ts';

/** The latest observation of the person, or of the family, that is not linked yet: likely evidence, one click away. */
export function suggestedEvidence(
  { resources }: Pick<Collections, 'resources'>,
  { personId, evidenceIds }: Pick<Will, 'personId' | 'evidenceIds'>,
): Resource | undefined {
  const isAbout = ({ personIds }: Resource) =>
    personId === undefined ? personIds.length === 0 : personIds.includes(personId);
  const place = ({ recordedOn = '', text, id }: Resource) => `${recordedOn} ${text} ${id}`;
  return [...resources.values()]
    .filter((card) => card.basis === 'observed' && isAbout(card) && !evidenceIds.includes(card.id))
    .sort((a, b) => (place(a) > place(b) ? -1 : 1))[0];
}
