import type { TLShapeId } from 'tldraw';

/** An entry's shape carries its id, so that arrows bound to a card mean the same everywhere. */
export const entryShapeId = (id: string) => `shape:${id}` as TLShapeId;
export const entryIdOf = (shapeId: string) => shapeId.slice('shape:'.length);
