import type * as Y from 'yjs';
import type { ChecklistItem } from '../method/transition-rules.ts';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { requireMerged } from './chain-commands.ts';
import { addDays } from './days.ts';
import {
  createEntity,
  type Patch,
  patchEntity,
  readEntity,
  removeEntity,
  requireStored,
} from './entity.ts';
import { department as departmentKind } from './field-kinds.ts';
import { type HandoverItem, handoverEntity } from './handover.ts';
import { handoverListOf } from './handover-list.ts';
import { placeAt } from './order.ts';
import { rootMap } from './roots.ts';
import { write } from './write.ts';

function listIn(doc: Y.Doc, transitionId: string) {
  const items = new Map<string, HandoverItem>();
  for (const [id, raw] of rootMap(doc, 'handovers')?.entries() ?? []) {
    const { entity } = readEntity(handoverEntity, id, raw);
    if (entity && !entity.removed) items.set(id, entity);
  }
  const { copies } = requireMerged(doc, transitionId);
  return handoverListOf(items, copies);
}

/** Adds what the town's list has and the case's does not. Returns how many. */
export function startHandover(
  doc: Y.Doc,
  author: Author,
  transitionId: string,
  checklist: readonly ChecklistItem[],
): number {
  const transition = requireMerged(doc, transitionId);
  const list = listIn(doc, transitionId);
  const missing = checklist.filter(({ id }) => !list.some(({ itemId }) => itemId === id));
  const place = placeAt(list, list.length, missing.length);
  const days = transition.targetDays ?? 0;
  write(doc, author, () => {
    for (const [index, item] of missing.entries())
      createEntity(doc, author, handoverEntity, {
        transitionId: transition.id,
        what: item.what,
        department: item.department,
        due: addDays(transition.on, item.days ?? days),
        order: place.orders[index],
        itemId: item.id,
      });
  });
  return missing.length;
}

/** One more thing to hand over. Returns its id. */
export function addHandoverItem(
  doc: Y.Doc,
  author: Author,
  input: {
    readonly transitionId: string;
    readonly what: string;
    readonly department: string;
    readonly due?: string | undefined;
  },
): string {
  const list = listIn(doc, input.transitionId);
  const [order] = placeAt(list, list.length).orders;
  return createEntity(doc, author, handoverEntity, { ...input, order });
}

/** Of all copies of an item. */
function copiesOf(doc: Y.Doc, id: string): readonly string[] {
  const { entity } = readEntity(handoverEntity, id, requireStored(doc, 'handovers', id));
  const list = entity?.transitionId ? listIn(doc, entity.transitionId) : [];
  const item = list.find(({ copies }) => copies.includes(id));
  if (!item) throw new CaseError({ code: 'UnknownEntity', root: 'handovers', id });
  return item.copies;
}

/** `on`: the day it was done; undefined: it is not. */
export function tickHandover(doc: Y.Doc, author: Author, id: string, on: string | undefined): void {
  patchAll(doc, author, id, { doneOn: on, doneBy: on ? author.department : undefined });
}

export function updateHandover(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: { readonly due?: string | undefined; readonly department?: string },
): void {
  const { department, ...fields } = patch;
  if (department !== undefined) departmentKind.create('department', department);
  patchAll(doc, author, id, fields, department);
}

function patchAll(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Patch<HandoverItem>,
  department?: string,
): void {
  const copies = copiesOf(doc, id);
  write(doc, author, () => {
    for (const copy of copies) {
      patchEntity(doc, author, handoverEntity, copy, patch);
      if (department !== undefined)
        requireStored(doc, 'handovers', copy).set('department', department);
    }
  });
}

export function removeHandover(doc: Y.Doc, author: Author, id: string): void {
  const copies = copiesOf(doc, id);
  write(doc, author, () => {
    for (const copy of copies) removeEntity(doc, author, 'handovers', copy);
  });
}
