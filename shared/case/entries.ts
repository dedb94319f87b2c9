import * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { requireEntity } from './entity.ts';
import { orderKey } from './field-kinds.ts';
import { byOrder, type Ordered, orderAt } from './order.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';
import { isId, rootMap } from './roots.ts';

/** An entry of a field of the Ressourcenkarte: a resource or a gap. */
export interface EntryRef {
  readonly root: 'resources' | 'gaps';
  readonly id: string;
}

/** The entries of a field in their order, straight from the document. */
function entriesOf(doc: Y.Doc, field: ResourceField, except?: string): Ordered[] {
  const entries: Ordered[] = [];
  for (const root of ['resources', 'gaps'] as const) {
    for (const [id, stored] of rootMap(doc, root)?.entries() ?? []) {
      if (!(stored instanceof Y.Map) || id === except || !isId(id)) continue;
      if (stored.get('field') !== field || stored.has('removed')) continue;
      if (root === 'gaps' && stored.get('state') === 'closed') continue;
      entries.push({ id, order: orderKey.read(stored.get('order')).value ?? 'a0' });
    }
  }
  return entries.sort(byOrder);
}

export function endOfField(doc: Y.Doc, field: ResourceField): string {
  const entries = entriesOf(doc, field);
  return orderAt(entries, entries.length);
}

/**
 * Puts an entry into a field before another entry, or at the end without `before`.
 * Field and place are written in one transaction; text edited by others at the same moment is untouched.
 */
export function placeEntry(
  doc: Y.Doc,
  author: Author,
  entry: EntryRef,
  place: { readonly field: ResourceField; readonly before?: string | undefined },
): void {
  const stored = requireEntity(doc, entry.root, entry.id);
  if (!resourceFields.includes(place.field))
    throw new CaseError({ code: 'InvalidValue', field: 'field' });
  const others = entriesOf(doc, place.field, entry.id);
  const index = others.findIndex((other) => other.id === place.before);
  const order = orderAt(others, index < 0 ? others.length : index);
  doc.transact(() => {
    if (stored.get('field') !== place.field) stored.set('field', place.field);
    stored.set('order', order);
  }, author);
}
