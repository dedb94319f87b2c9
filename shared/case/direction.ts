import type * as Y from 'yjs';
import type { Author } from './author.ts';
import {
  changeMember,
  createEntity,
  defineEntity,
  type EntityBase,
  type Patch,
  patchEntity,
} from './entity.ts';
import {
  choice,
  department,
  departmentSet,
  line,
  optional,
  referenceSet,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';

export const voices = ['department', 'family'] as const;
export type Voice = (typeof voices)[number];

/** A proposal for the Allgemeine Aufmerksamkeitsrichtung. Which one is current is decided in the chair document. */
export interface Direction extends EntityBase {
  readonly text: string;
  readonly voice: Voice;
  /** Department ids. */
  readonly supporters: readonly string[];
  /** The cards it rests on; they turn the needle. */
  readonly resourceIds: readonly string[];
  readonly gapIds: readonly string[];
  /** What the family reads in its place, */
  readonly plainText?: string;
  /** the words it was found for, */
  readonly plainOf?: string;
  /** and the department that stands for it. */
  readonly plainBy?: string;
}

export const directionTextMax = 140;
/** Above this the hub gets crowded: the counter warns. */
export const directionTextAdvised = 110;

export const directionEntity = defineEntity<Direction>('directions', {
  text: sharedText(directionTextMax),
  voice: withDefault(choice(voices), 'department'),
  supporters: departmentSet,
  resourceIds: referenceSet('resources'),
  gapIds: referenceSet('gaps'),
  plainText: optional(line(directionTextMax)),
  plainOf: optional(line(directionTextMax)),
  plainBy: optional(department),
});

export function proposeDirection(
  doc: Y.Doc,
  author: Author,
  input: Omit<Patch<Direction>, 'plainText' | 'plainOf' | 'plainBy'> & {
    readonly text: string;
    readonly department?: string;
  },
): string {
  return createEntity(doc, author, directionEntity, {
    ...input,
    supporters: input.supporters ?? [input.department ?? author.department],
  });
}

export function updateDirection(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Pick<Patch<Direction>, 'voice' | 'resourceIds' | 'gapIds'>,
): void {
  patchEntity(doc, author, directionEntity, id, patch);
}

/** The author's department supports the proposal, or no longer. */
export function supportDirection(doc: Y.Doc, author: Author, id: string, supports: boolean): void {
  changeMember(doc, author, directionEntity, id, 'supporters', author.department, supports);
}

/** The field the needle points to: the one holding most of the linked cards; undefined without any. */
export function needleField(
  board: {
    readonly resources: ReadonlyMap<string, { readonly field: ResourceField }>;
    readonly gaps: ReadonlyMap<string, { readonly field: ResourceField }>;
  },
  direction: Pick<Direction, 'resourceIds' | 'gapIds'> | undefined,
): ResourceField | undefined {
  if (!direction) return undefined;
  const count = { personal: 0, social: 0, material: 0, infrastructural: 0 };
  for (const id of direction.resourceIds) {
    const field = board.resources.get(id)?.field;
    if (field) count[field]++;
  }
  for (const id of direction.gapIds) {
    const field = board.gaps.get(id)?.field;
    if (field) count[field]++;
  }
  let best: ResourceField | undefined;
  for (const field of resourceFields) {
    if (count[field] > (best ? count[best] : 0)) best = field;
  }
  return best;
}
