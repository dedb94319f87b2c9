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
import { byOrder, type Ordered, type Place, placeAt } from './order.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';
import { isId, isRemovalMark, rootMap } from './roots.ts';
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

interface Placed extends Ordered {
  readonly stored: Y.Map<unknown>;
}

/** The entries of a field in their order, straight from the document. */
function entriesOf(doc: Y.Doc, field: ResourceField): Placed[] {
  const entries: Placed[] = [];
  for (const root of ['resources', 'gaps'] as const) {
    for (const [id, stored] of rootMap(doc, root)?.entries() ?? []) {
      if (!(stored instanceof Y.Map) || !isId(id)) continue;
      if (fieldOf(stored) !== field || isRemovalMark(stored.get('removed'))) continue;
      if (root === 'gaps' && stored.get('state') === 'closed') continue;
      entries.push({ id, order: orderKey.read(stored.get('order')).value ?? 'a0', stored });
    }
  }
  return entries.sort(byOrder);
}

function makeRoom(place: Place<Placed>): void {
  for (const { stored, order } of place.moved) stored.set('order', order);
}

/** Creates an entry at the end of its field. */
export function createAtEnd<
  E extends EntityBase & { readonly field: ResourceField; readonly order: string },
>(
  doc: Y.Doc,
  author: Author,
  definition: EntityDefinition<E>,
  values: Omit<Patch<E>, 'order'> & { readonly field: ResourceField },
): string {
  const others = entriesOf(doc, values.field);
  const place = placeAt(others, others.length);
  let id = '';
  write(doc, author, () => {
    id = createEntity(doc, author, definition, { ...values, order: place.order } as Patch<E>);
    makeRoom(place);
  });
  return id;
}

/**
 * Puts an entry into a field before another entry, or at the end without `before`.
 * Field and place are written in one transaction; text edited by others at the same moment is untouched.
 */
export function placeEntry(
  doc: Y.Doc,
  author: Author,
  entry: EntryRef,
  to: { readonly field: ResourceField; readonly before?: string | undefined },
): void {
  const stored = requireEntity(doc, entry.root, entry.id);
  if (!resourceFields.includes(to.field))
    throw new CaseError({ code: 'InvalidValue', field: 'field' });
  const all = entriesOf(doc, to.field);
  const others = all.filter((other) => other.id !== entry.id);
  const found = others.findIndex((other) => other.id === to.before);
  const position = found < 0 ? others.length : found;
  if (all[position]?.id === entry.id) return;
  const place = placeAt(others, position);
  write(doc, author, () => {
    if (stored.get('field') !== to.field) stored.set('field', to.field);
    stored.set('order', place.order);
    makeRoom(place);
  });
}
