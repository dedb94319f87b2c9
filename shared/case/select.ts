import type { BoardState, Collections } from './board.ts';
import type { Gap } from './gap.ts';
import { byOrder } from './order.ts';
import type { Resource } from './resource.ts';
import { type ResourceField, resourceFields } from './resource-field.ts';
import type { Strategy } from './strategy.ts';

export type Entry =
  | {
      readonly root: 'resources';
      readonly id: string;
      readonly order: string;
      readonly entity: Resource;
    }
  | { readonly root: 'gaps'; readonly id: string; readonly order: string; readonly entity: Gap };

const byFieldCache = new WeakMap<
  object,
  { gaps: object; fields: Record<ResourceField, Entry[]> }
>();

const entryCache = new WeakMap<Resource | Gap, Entry>();

/** The same object for the same entity, so that a list shows again only what changed. */
function entryOf(root: Entry['root'], entity: Resource | Gap): Entry {
  const cached = entryCache.get(entity);
  if (cached) return cached;
  const entry = { root, id: entity.id, order: entity.order, entity } as Entry;
  entryCache.set(entity, entry);
  return entry;
}

/** The resources and unanswered gaps of each field, in order. Computed once per state of the two collections. */
export function entriesByField(
  board: Pick<Collections, 'resources' | 'gaps'>,
): Readonly<Record<ResourceField, readonly Entry[]>> {
  const cached = byFieldCache.get(board.resources);
  if (cached && cached.gaps === board.gaps) return cached.fields;
  const fields: Record<ResourceField, Entry[]> = {
    personal: [],
    social: [],
    material: [],
    infrastructural: [],
  };
  for (const entity of board.resources.values())
    fields[entity.field].push(entryOf('resources', entity));
  for (const entity of board.gaps.values()) {
    if (entity.state !== 'closed') fields[entity.field].push(entryOf('gaps', entity));
  }
  for (const field of resourceFields) fields[field].sort(byOrder);
  byFieldCache.set(board.resources, { gaps: board.gaps, fields });
  return fields;
}

/** How many questions nobody has answered, those that are entrusted apart: the count is everybody's. */
export function openGapCount(board: Pick<Collections, 'resources' | 'gaps'>): number {
  return Object.values(entriesByField(board))
    .flat()
    .filter(({ root, entity }) => root === 'gaps' && !entity.entrusted).length;
}

const strategiesCache = new WeakMap<object, readonly Strategy[]>();

/** The strategies in the order in which they stand side by side; the Passivlösung last. */
export function orderedStrategies(board: Pick<BoardState, 'strategies'>): readonly Strategy[] {
  const cached = strategiesCache.get(board.strategies);
  if (cached) return cached;
  const sorted = [...board.strategies.values()].sort(
    (a, b) => Number(a.letter === '0') - Number(b.letter === '0') || byOrder(a, b),
  );
  strategiesCache.set(board.strategies, sorted);
  return sorted;
}
