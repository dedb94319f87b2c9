import * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import {
  createEntity,
  type EntityBase,
  type EntityDefinition,
  type Patch,
  requireEntity,
} from './entity.ts';
import { choice, orderKey, rescued } from './field-kinds.ts';
import { byOrder, makeRoom, type Place, placeAt, placeBefore, type Stored } from './order.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';
import { isId, isRemovalMark } from './roots.ts';
import { allStored } from './vaults.ts';
import { write } from './write.ts';

/** An entry of a field of the Ressourcenkarte: a resource or a gap. */
export interface EntryRef {
  readonly root: 'resources' | 'gaps';
  readonly id: string;
}

/** Which field of the map an entry stands in. */
export const fieldOfMap = rescued(choice(resourceFields), 'personal');

const fieldOf = (stored: Y.Map<unknown>) =>
  fieldOfMap.read(stored.get('field')).value ?? fieldOfMap.fallback;

/** The entries of a field in their order, straight from the documents. */
function entriesOf(doc: Y.Doc, field: ResourceField): Stored[] {
  const entries: Stored[] = [];
  for (const root of ['resources', 'gaps'] as const) {
    for (const [id, stored] of allStored(doc, root)) {
      if (!(stored instanceof Y.Map) || !isId(id)) continue;
      if (fieldOf(stored) !== field || isRemovalMark(stored.get('removed'))) continue;
      if (root === 'gaps' && stored.get('state') === 'closed') continue;
      entries.push({ id, order: orderKey.read(stored.get('order')).value ?? 'a0', stored });
    }
  }
  return entries.sort(byOrder);
}

/** The place right behind an entry of the field. */
export function placeBehind(doc: Y.Doc, field: ResourceField, id: string): Place<Stored> {
  const others = entriesOf(doc, field);
  return placeAt(others, others.findIndex((other) => other.id === id) + 1);
}

/** Creates an entry at the end of its field. */
export function createAtEnd<
  E extends EntityBase & { readonly field: ResourceField; readonly order: string },
>(
  doc: Y.Doc,
  author: Author,
  definition: EntityDefinition<E>,
  values: Omit<Patch<E>, 'order'> & { readonly field: ResourceField },
  home: Y.Doc = doc,
): string {
  const others = entriesOf(doc, values.field);
  const place = placeAt(others, others.length);
  let id = '';
  write(doc, author, () => {
    const [order] = place.orders;
    id = createEntity(doc, author, definition, { ...values, order } as Patch<E>, undefined, home);
    makeRoom(place);
  });
  return id;
}

/** Where an entry is put: before another entry of the field, or at its end without `before`. */
export interface EntryPlace {
  readonly field: ResourceField;
  readonly before?: string | undefined;
}

/**
 * Puts entries into a field, in their order: all of them or, where one is not there, none. Field and place are written in
 * one transaction; text edited by others at the same moment is untouched.
 */
export function placeEntries(
  doc: Y.Doc,
  author: Author,
  entries: readonly EntryRef[],
  { field, before }: EntryPlace,
): void {
  const stored = entries.map(({ root, id }) => ({ id, stored: requireEntity(doc, root, id) }));
  if (!resourceFields.includes(field))
    throw new CaseError({ code: 'InvalidValue', field: 'field' });
  const place = placeBefore(entriesOf(doc, field), stored, before);
  if (!place) return;
  write(doc, author, () => {
    for (const entry of stored)
      if (entry.stored.get('field') !== field) entry.stored.set('field', field);
    place();
  });
}

export function placeEntry(doc: Y.Doc, author: Author, entry: EntryRef, to: EntryPlace): void {
  placeEntries(doc, author, [entry], to);
}
