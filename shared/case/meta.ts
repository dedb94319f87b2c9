import type * as Y from 'yjs';
import { date, type FieldKind, line, optional } from './field-kinds.ts';
import { rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';

/** What is known of the case as a whole. Real names never enter a board. */
export interface CaseMeta {
  readonly schemaVersion: number;
  /** "Familie O." */
  readonly pseudonym: string;
  /** "Irak" */
  readonly origin?: string;
  readonly note?: string;
  /** ISO date from which on the stay counts. */
  readonly stayBeganOn?: string;
}

export const metaKinds: Record<
  'pseudonym' | 'origin' | 'note' | 'stayBeganOn',
  FieldKind<string>
> = {
  pseudonym: line(60),
  origin: optional(line(60)),
  note: optional(line(280)),
  stayBeganOn: optional(date),
};

export function schemaVersionOf(doc: Y.Doc): number {
  const version: unknown = rootMap(doc, 'meta')?.get('schemaVersion');
  return typeof version === 'number' && Number.isSafeInteger(version) && version > 0 ? version : 0;
}

/** Total: whatever is unreadable is reported and left empty. */
export function readMeta(doc: Y.Doc): {
  readonly meta: CaseMeta;
  readonly problems: readonly Unreadable[];
} {
  const stored = rootMap(doc, 'meta');
  const problems: Unreadable[] = stored ? [] : [{ root: 'meta', why: 'damaged' }];
  const value: { -readonly [K in keyof typeof metaKinds]?: string } & { pseudonym: string } = {
    pseudonym: '',
  };
  for (const [field, kind] of Object.entries(metaKinds) as [
    keyof typeof metaKinds,
    FieldKind<string>,
  ][]) {
    const raw: unknown = stored?.get(field);
    if (raw === undefined) continue;
    const reading = kind.read(raw);
    if (reading.value !== undefined) value[field] = reading.value;
    if (reading.why) problems.push({ root: 'meta', field, why: reading.why });
  }
  return { meta: { ...value, schemaVersion: schemaVersionOf(doc) }, problems };
}
