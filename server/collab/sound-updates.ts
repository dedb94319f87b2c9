import type { Document, Extension } from '@hocuspocus/server';
import {
  ContentAny,
  ContentEmbed,
  ContentFormat,
  ContentJSON,
  ContentType,
  type Doc,
  decodeUpdate,
  getItem,
  getState,
  type ID,
  Item,
} from 'yjs';
import type { SyncContext } from './context.ts';
import { syncStep } from './frames.ts';
import { Refused } from './refused.ts';

type Update = ReturnType<typeof decodeUpdate>;

/** A text in an entry in a root is all the case model nests. Yjs deletes and encodes by recursion: depth ends its stack. */
const maxTypeDepth = 8;
const maxValueDepth = 32;
/** Every update that waits is merged anew with all that wait, and stays until what is missing comes, bytes. */
const maxWaitingBytes = 256 * 1024;

/** Turns away what no client of ours writes and what would cost everybody: in this server, in the log, in the browsers. */
export const soundUpdates: Extension<SyncContext> = {
  extensionName: 'sound updates',

  async beforeSync({ context: { socket }, document, type, payload }) {
    if (type === syncStep.stateVector) return;
    const update = decodeUpdate(payload);
    const isTooMuch =
      waitingBytes(document) + payload.byteLength > maxWaitingBytes && waits(document, update);
    if (!isTooMuch && !isTooDeep(document, update)) return;
    socket.refuse('badFrame');
    throw new Refused();
  },
};

function waitingBytes({ store: { pendingStructs, pendingDs } }: Document): number {
  return (pendingStructs?.update.byteLength ?? 0) + (pendingDs?.byteLength ?? 0);
}

/** Whether something in the update builds on what neither it nor the document holds. */
function waits({ store }: Doc, { structs, ds }: Update): boolean {
  const ends = new Map<number, number>();
  const endOf = (client: number) => ends.get(client) ?? getState(store, client);
  for (const { id, length } of structs) {
    if (id.clock > endOf(id.client)) return true;
    ends.set(id.client, Math.max(endOf(id.client), id.clock + length));
  }
  const isMissing = (id: unknown) => isId(id) && id.clock >= endOf(id.client);
  return (
    structs.some(
      (struct) =>
        struct instanceof Item &&
        [struct.origin, struct.rightOrigin, struct.parent].some(isMissing),
    ) ||
    [...ds.clients].some(([client, ranges]) =>
      ranges.some(({ clock, len }) => clock + len > endOf(client)),
    )
  );
}

function isTooDeep(doc: Doc, { structs }: Update): boolean {
  const items = structs.filter((struct) => struct instanceof Item);
  if (items.some(({ content }) => valuesOf(content).some((value) => isDeep(value, maxValueDepth))))
    return true;
  const types = items.filter(({ content }) => content instanceof ContentType);
  if (types.length === 0) return false;
  const depthOf = depthsIn(doc, items);
  return types.some((item) => depthOf(item) > maxTypeDepth);
}

/** How many types each item lies in; endless where that cannot be known because something is missing. */
function depthsIn(doc: Doc, items: readonly Item[]): (item: Item) => number {
  const byId = new Map<string, Item>();
  for (const item of items) for (const id of [item.id, item.lastId]) byId.set(keyOf(id), item);
  const find = (id: ID): Item | number => {
    const own = byId.get(keyOf(id));
    if (own || id.clock >= getState(doc.store, id.client)) return own ?? Number.POSITIVE_INFINITY;
    const known = getItem(doc.store, id);
    // What goes into something that was deleted vanishes with it.
    return known instanceof Item ? known : 0;
  };
  const above = ({ parent, origin, rightOrigin }: Item): Item | number => {
    if (isId(parent)) return find(parent);
    if (parent) return typeof parent === 'string' ? 0 : (parent._item ?? 0);
    const sibling = origin ?? rightOrigin;
    return sibling ? find(sibling) : 0;
  };
  const depths = new Map<Item, number>();
  return (item) => {
    const path: Item[] = [];
    let next: Item | number = item;
    while (typeof next !== 'number') {
      const known = depths.get(next);
      if (known === undefined) path.push(next);
      // Should the way lead in a circle, it ends here.
      depths.set(next, known ?? Number.POSITIVE_INFINITY);
      next = known ?? above(next);
    }
    let depth = next;
    for (const passed of path.reverse()) {
      if (passed.parent) depth += 1;
      depths.set(passed, depth);
    }
    return depth;
  };
}

function valuesOf(content: Item['content']): readonly unknown[] {
  if (content instanceof ContentAny || content instanceof ContentJSON) return content.arr;
  if (content instanceof ContentEmbed) return [content.embed];
  return content instanceof ContentFormat ? [content.value] : [];
}

function isDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return left === 0 || Object.values(value).some((inner) => isDeep(inner, left - 1));
}

function isId(value: unknown): value is ID {
  return typeof value === 'object' && value !== null && 'client' in value && 'clock' in value;
}

function keyOf({ client, clock }: ID): string {
  return `${client} ${clock}`;
}
