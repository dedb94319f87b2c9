import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { defineEntity, type EntityBase, type Patch, patchEntity } from './entity.ts';
import { createAtEnd, fieldOfMap } from './entries.ts';
import {
  choice,
  date,
  line,
  optional,
  orderKey,
  plainId,
  referenceSet,
  sharedText,
  withDefault,
} from './field-kinds.ts';
import type { ResourceField } from './resource-field.ts';
import { keepWish, willsShownBy } from './will.ts';
import { write } from './write.ts';

/** On what an entry rests. */
export const bases = ['stated', 'observed', 'documented'] as const;
export type Basis = (typeof bases)[number];

/** A card of the Ressourcenkarte. */
export interface Resource extends EntityBase {
  readonly field: ResourceField;
  readonly text: string;
  /** Empty: the whole family. */
  readonly personIds: readonly string[];
  readonly basis: Basis;
  /** "ohne Nachweis". */
  readonly caveat?: string;
  readonly recordedOn?: string;
  /** Where it comes from in words: "Profiling II". */
  readonly evidence?: string;
  /** The question of the Fragenkatalog it answers. */
  readonly questionId?: string;
  /** Place within the field, shared with the gaps. */
  readonly order: string;
}

export const resourceTextMax = 280;

export const resourceEntity = defineEntity<Resource>('resources', {
  field: fieldOfMap,
  text: sharedText(resourceTextMax),
  personIds: referenceSet('persons'),
  basis: withDefault(choice(bases), 'stated'),
  caveat: optional(line(80)),
  recordedOn: optional(date),
  evidence: optional(line(120)),
  questionId: optional(plainId),
  order: withDefault(orderKey, 'a0'),
});

export interface NewResource extends Omit<Patch<Resource>, 'order'> {
  readonly field: ResourceField;
  readonly text: string;
  /** Where the entry comes from, if not from the author's own department. */
  readonly department?: string;
}

/** Adds a card at the end of its field. Throws TextEmpty, TextTooLong, InvalidValue. */
export function addResource(doc: Y.Doc, author: Author, input: NewResource): string {
  return createAtEnd(doc, author, resourceEntity, input);
}

/**
 * Changes everything but text and place: see `editText` and `placeEntry`. What is no longer only told shows the Wille it
 * is linked to.
 */
export function updateResource(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Omit<Patch<Resource>, 'text' | 'field' | 'order'>,
): void {
  const wills = patch.basis === undefined || patch.basis === 'stated' ? [] : willsShownBy(doc, id);
  write(doc, author, () => {
    patchEntity(doc, author, resourceEntity, id, patch);
    for (const will of wills) keepWish(doc, author, will);
  });
}
