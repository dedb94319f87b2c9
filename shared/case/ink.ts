import * as Y from 'yjs';
import type { Author } from './author.ts';
import { write } from './write.ts';

/** Plain data, as tldraw stores it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * A stroke, an arrow, or what ties an arrow to a card: opaque here, checked again by the canvas that draws it. Entries of
 * the case are never ink.
 */
export interface InkRecord {
  readonly id: string;
  readonly typeName: 'shape' | 'binding';
  readonly type: string;
  readonly [key: string]: Json;
}

const inkTypes: Readonly<Record<InkRecord['typeName'], readonly string[]>> = {
  shape: ['draw', 'arrow'],
  binding: ['arrow'],
};
const idPattern = /^(shape|binding):[A-Za-z0-9_-]{1,64}$/;
/** A long stroke has some 500 points; what is far beyond is no drawing. */
const recordMaxValues = 20_000;
const maxDepth = 12;
/** Farther out or larger nothing is drawn; what is computed from such numbers freezes a browser. */
const maxNumber = 1_000_000;
export const inkMaxRecords = 2_000;

/** Stored as y-utility's YKeyValue does: pairs in a list, the last one of a key counts. Its own reader trusts every pair. */
function inkList(doc: Y.Doc): Y.Array<unknown> | undefined {
  try {
    return doc.getArray('ink');
  } catch {
    return undefined;
  }
}

/** Whether a value is plain data of bearable size; counts what it holds. */
function isJson(value: unknown, budget: { left: number }, depth: number): value is Json {
  budget.left -= 1;
  if (budget.left < 0 || depth > maxDepth) return false;
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Math.abs(value) <= maxNumber;
  if (typeof value === 'string') return value.length <= 4_000;
  if (Array.isArray(value)) return value.every((item) => isJson(item, budget, depth + 1));
  if (typeof value !== 'object' || value instanceof Y.AbstractType) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && isJson(item, budget, depth + 1),
  );
}

const checked = new WeakMap<object, InkRecord | false>();

function check(key: unknown, value: unknown): InkRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known = checked.get(value);
  if (known !== undefined) return known && known.id === key ? known : undefined;
  const { id, typeName, type } = value as Partial<InkRecord>;
  const isInk =
    typeof id === 'string' &&
    idPattern.test(id) &&
    (typeName === 'shape' || typeName === 'binding') &&
    id.startsWith(typeName) &&
    typeof type === 'string' &&
    inkTypes[typeName].includes(type) &&
    isJson(value, { left: recordMaxValues }, 0);
  checked.set(value, isInk && (value as InkRecord));
  return isInk && id === key ? (value as InkRecord) : undefined;
}

/** The ink of a board; total, what is damaged is left out. An unchanged record keeps its reference. */
export function readInk(doc: Y.Doc): ReadonlyMap<string, InkRecord> {
  const found = new Map<string, InkRecord>();
  for (const pair of inkList(doc)?.toArray() ?? []) {
    if (typeof pair !== 'object' || pair === null || pair instanceof Y.AbstractType) continue;
    const { key, val } = pair as { key?: unknown; val?: unknown };
    const record = check(key, val);
    if (!record) continue;
    found.delete(record.id);
    found.set(record.id, record);
    const [oldest] = found.keys();
    if (found.size > inkMaxRecords && oldest !== undefined) found.delete(oldest);
  }
  return found;
}

/**
 * Puts and removes ink in one transaction, so that undo takes it as one step. Returns the records it did not take: what
 * nobody would read. Throws NewerSchema.
 */
export function writeInk(
  doc: Y.Doc,
  author: Author,
  change: { readonly put: readonly InkRecord[]; readonly remove: readonly string[] },
): readonly InkRecord[] {
  const list = inkList(doc);
  if (!list) return change.put;
  const put = change.put.filter((record) => check(record.id, record) !== undefined);
  const gone = new Set([...change.remove, ...put.map(({ id }) => id)]);
  const dropped = change.put.filter((record) => !put.includes(record));
  if (gone.size === 0) return dropped;
  write(doc, author, () => {
    const pairs = list.toArray();
    for (let index = pairs.length - 1; index >= 0; index--) {
      const pair = pairs[index] as { key?: unknown } | null;
      if (typeof pair?.key === 'string' && gone.has(pair.key)) list.delete(index);
    }
    if (put.length > 0) list.push(put.map((record) => ({ key: record.id, val: record })));
  });
  return dropped;
}

/** Calls back after transactions that changed the ink. */
export function observeInk(doc: Y.Doc, listener: () => void): () => void {
  const list = inkList(doc);
  list?.observe(listener);
  return () => list?.unobserve(listener);
}
