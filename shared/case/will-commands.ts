import type * as Y from 'yjs';
import type { Author } from './author.ts';
import {
  changeMember,
  createEntity,
  type Patch,
  patchEntity,
  requireEntity,
  requireReadable,
} from './entity.ts';
import type { EvidenceRef } from './evidence.ts';
import { resourceEntity } from './resource.ts';
import { type Feasibility, keepWish, type Will, willEntity } from './will.ts';
import { write } from './write.ts';

export type NewWill = Pick<
  Patch<Will>,
  'personId' | 'wish' | 'evidenceIds' | 'eventIds' | 'resourceIds' | 'questionId'
> & { readonly statement: string };

/** Throws TextEmpty, TextTooLong, InvalidValue. */
export function addWill(doc: Y.Doc, author: Author, input: NewWill): string {
  return createEntity(doc, author, willEntity, input);
}

/** Something shows that the person acts on the wish, or no longer does. */
export function linkEvidence(
  doc: Y.Doc,
  author: Author,
  id: string,
  { root, id: evidenceId }: EvidenceRef,
  linked: boolean,
): void {
  if (linked) requireEntity(doc, root, evidenceId);
  const counts =
    root === 'chronicle' ||
    (linked && requireReadable(doc, resourceEntity, evidenceId).basis !== 'stated');
  const field = root === 'chronicle' ? 'eventIds' : 'evidenceIds';
  write(doc, author, () => {
    if (linked && counts) keepWish(doc, author, id);
    changeMember(doc, author, willEntity, id, field, evidenceId, linked);
  });
}

/** It has been seen that the Wille was lost: it is a wish like any other again. */
export function acknowledgeLoss(doc: Y.Doc, author: Author, id: string): void {
  patchEntity(doc, author, willEntity, id, { wish: undefined });
}

/** The feasibility is judged against that resource, or no longer. */
export function linkToWill(
  doc: Y.Doc,
  author: Author,
  id: string,
  resourceId: string,
  linked: boolean,
): void {
  if (linked) requireEntity(doc, 'resources', resourceId);
  changeMember(doc, author, willEntity, id, 'resourceIds', resourceId, linked);
}

/** How far it can be carried out with the linked resources. A judgement without a reason is refused: TextEmpty. */
export function judgeFeasibility(
  doc: Y.Doc,
  author: Author,
  id: string,
  feasibility: Feasibility,
  reason?: string,
): void {
  const feasibilityReason = feasibility === 'unknown' ? undefined : (reason ?? '');
  patchEntity(doc, author, willEntity, id, { feasibility, feasibilityReason });
}
