import * as Y from 'yjs';

/** The keyed root maps of the board document: id → nested Y.Map of fields. */
export const rootNames = [
  'persons',
  'resources',
  'gaps',
  'wills',
  'directions',
  'strategies',
  'conditions',
  'agreements',
  'chronicle',
  'handovers',
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

// `__proto__` would be a trap for everybody who keeps entries in plain objects.
const idPattern = /^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/;

/** As a rule of a JSON Schema. */
export const idRule = { pattern: idPattern.source };

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value);
}

const departmentPattern = /^[\p{L}\p{N}_-]{1,8}$/u;

/** As a rule of a JSON Schema. */
export const departmentRule = { pattern: departmentPattern.source };

/** The id of a department: a few letters. */
export function isDepartment(value: unknown): value is string {
  return typeof value === 'string' && departmentPattern.test(value);
}

/** The entry every board has and nobody takes away: the Passivlösung. */
export const fixedEntry = { root: 'strategies', id: 'status-quo' } as const;

/** A stored value with fields, as opposed to a shared type. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Y.AbstractType);
}

/** Whether what is stored under `removed` takes an entry away. */
export function isRemovalMark(value: unknown): boolean {
  return isRecord(value);
}
