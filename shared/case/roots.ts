import type * as Y from 'yjs';

/** The keyed root maps of the board document: id → nested Y.Map of fields. */
export const rootNames = [
  'persons',
  'resources',
  'gaps',
  'wills',
  'directions',
  'strategies',
  'agreements',
  'chronicle',
] as const;

export type RootName = (typeof rootNames)[number];

/** The root map, or undefined where a damaged document holds another type under that name. */
export function rootMap(doc: Y.Doc, name: string): Y.Map<unknown> | undefined {
  try {
    return doc.getMap(name);
  } catch {
    return undefined;
  }
}

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value);
}
