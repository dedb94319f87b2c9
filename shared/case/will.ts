import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { createEntity, defineEntity, type EntityBase, type Patch, patchEntity } from './entity.ts';
import {
  choice,
  line,
  optional,
  plainId,
  reference,
  referenceSet,
  sharedText,
  withDefault,
} from './field-kinds.ts';

export const willStages = ['wish', 'will'] as const;
export type WillStage = (typeof willStages)[number];

export const feasibilities = ['unknown', 'notNow', 'partial', 'feasible'] as const;
export type Feasibility = (typeof feasibilities)[number];

/** What a person wishes, and whether the wish has begun to move them to act. */
export interface Will extends EntityBase {
  /** Absent: the family. */
  readonly personId?: string;
  readonly statement: string;
  readonly stage: WillStage;
  /** Own action that shows it. */
  readonly evidence?: string;
  readonly feasibility: Feasibility;
  /** Resources it rests on. */
  readonly resourceIds: readonly string[];
  /** The question of the Fragenkatalog it answers. */
  readonly questionId?: string;
}

export const willEntity = defineEntity<Will>('wills', {
  personId: optional(reference('persons')),
  statement: sharedText(280),
  stage: withDefault(choice(willStages), 'wish'),
  evidence: optional(line(280)),
  feasibility: withDefault(choice(feasibilities), 'unknown'),
  resourceIds: referenceSet('resources'),
  questionId: optional(plainId),
});

export function addWill(
  doc: Y.Doc,
  author: Author,
  input: Patch<Will> & { readonly statement: string },
): string {
  return createEntity(doc, author, willEntity, input);
}

export function updateWill(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Omit<Patch<Will>, 'statement'>,
): void {
  patchEntity(doc, author, willEntity, id, patch);
}
