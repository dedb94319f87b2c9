import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import type { FieldKind } from './field-kinds.ts';
import { isId, type RootName, rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';

export interface Removal {
  readonly at: number;
  readonly by: string;
  readonly department: string;
}

export interface EntityBase {
  readonly id: string;
  /** Server time, ms since epoch. */
  readonly createdAt: number;
  /** Participant id. */
  readonly createdBy: string;
  /** The department the entry comes from. */
  readonly department: string;
  readonly removed?: Removal;
}

export type Kinds<E extends EntityBase> = {
  readonly [K in Exclude<keyof E, keyof EntityBase>]-?: FieldKind<Exclude<E[K], undefined>>;
};

/** The fields of E, with undefined as "take the value away" for optional ones. */
export type Patch<E extends EntityBase> = {
  readonly [K in Exclude<keyof E, keyof EntityBase>]?: E[K] | undefined;
};

export interface EntityDefinition<E extends EntityBase> {
  readonly root: RootName;
  readonly kinds: Kinds<E>;
}

export function defineEntity<E extends EntityBase>(
  root: RootName,
  kinds: Kinds<E>,
): EntityDefinition<E> {
  return { root, kinds };
}

/** Every field of every kind as plain data: what generic code iterates over. */
export function kindEntries<E extends EntityBase>(
  definition: EntityDefinition<E>,
): [string, FieldKind<unknown>][] {
  return Object.entries(definition.kinds) as [string, FieldKind<unknown>][];
}

function readRemoval(raw: unknown): Removal | undefined {
  if (typeof raw !== 'object' || raw === null || raw instanceof Y.AbstractType) return undefined;
  const { at, by, department } = raw as Record<string, unknown>;
  return {
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
    by: typeof by === 'string' ? by.slice(0, 64) : '',
    department: typeof department === 'string' ? department.slice(0, 8) : '',
  };
}

export interface EntityReading<E extends EntityBase> {
  /** Undefined when the entry is unreadable as a whole. */
  readonly entity?: E;
  readonly problems: readonly Unreadable[];
}

/** Reads one entry, total: never throws, whatever the document holds. */
export function readEntity<E extends EntityBase>(
  definition: EntityDefinition<E>,
  id: string,
  raw: unknown,
): EntityReading<E> {
  const { root } = definition;
  const shortened = id.slice(0, 64);
  if (!isId(id)) return { problems: [{ root, id: shortened, why: 'badId' }] };
  if (!(raw instanceof Y.Map)) return { problems: [{ root, id, why: 'notAnEntity' }] };
  const problems: Unreadable[] = [];
  const createdAt: unknown = raw.get('createdAt');
  const createdBy: unknown = raw.get('createdBy');
  const department: unknown = raw.get('department');
  const value: Record<string, unknown> = {
    id,
    createdAt: typeof createdAt === 'number' && Number.isFinite(createdAt) ? createdAt : 0,
    createdBy: typeof createdBy === 'string' ? createdBy.slice(0, 64) : '',
    department: typeof department === 'string' ? department.slice(0, 8) : '',
  };
  const removed = readRemoval(raw.get('removed'));
  if (removed) value.removed = removed;
  let readable = true;
  for (const [field, kind] of kindEntries(definition)) {
    const stored: unknown = raw.get(field);
    if (stored === undefined) {
      if (kind.presence === 'required') {
        problems.push({ root, id, field, why: 'missing' });
        readable = false;
      } else if (kind.presence === 'default') value[field] = kind.fallback;
      continue;
    }
    const reading = kind.read(stored);
    if (reading.why) problems.push({ root, id, field, why: reading.why });
    if (reading.value !== undefined) value[field] = reading.value;
    else if (kind.presence === 'default') value[field] = kind.fallback;
    else if (kind.presence === 'required') readable = false;
  }
  return readable ? { entity: value as unknown as E, problems } : { problems };
}

/** The stored map of an entry that is there and not removed, or a typed refusal. */
export function requireEntity(doc: Y.Doc, root: RootName, id: string): Y.Map<unknown> {
  const stored = rootMap(doc, root)?.get(id);
  if (!(stored instanceof Y.Map)) throw new CaseError({ code: 'UnknownEntity', root, id });
  return stored;
}

/** Creates an entry in one transaction and returns its id. `values` must hold every required field. */
export function createEntity<E extends EntityBase>(
  doc: Y.Doc,
  author: Author,
  definition: EntityDefinition<E>,
  values: Patch<E> & { readonly department?: string | undefined },
  id: string = nanoid(),
): string {
  const stored = new Y.Map<unknown>();
  stored.set('createdAt', author.now());
  stored.set('createdBy', author.participantId);
  stored.set('department', values.department ?? author.department);
  for (const [field, kind] of kindEntries(definition)) {
    const given = (values as Record<string, unknown>)[field];
    const input = given === undefined && kind.presence === 'default' ? kind.fallback : given;
    if (input === undefined) {
      if (kind.presence === 'required') throw new CaseError({ code: 'InvalidValue', field });
      continue;
    }
    stored.set(field, kind.create(field, input));
  }
  const root = rootMap(doc, definition.root);
  if (!root) throw new CaseError({ code: 'UnknownEntity', root: definition.root, id });
  doc.transact(() => root.set(id, stored), author);
  return id;
}

/** Changes fields of one entry in one transaction; only what differs is written. */
export function patchEntity<E extends EntityBase>(
  doc: Y.Doc,
  author: Author,
  definition: EntityDefinition<E>,
  id: string,
  patch: Patch<E>,
): void {
  const stored = requireEntity(doc, definition.root, id);
  const kinds = definition.kinds as Record<string, FieldKind<unknown>>;
  const writes: (() => void)[] = [];
  for (const [field, input] of Object.entries(patch)) {
    const kind = kinds[field];
    if (!kind) throw new CaseError({ code: 'InvalidValue', field });
    const write = kind.change(field, stored, input);
    if (write) writes.push(write);
  }
  if (writes.length > 0) {
    doc.transact(() => {
      for (const write of writes) write();
    }, author);
  }
}

/** Marks an entry as removed. Its content stays, so a concurrent edit is not lost and `restoreEntity` brings it back. */
export function removeEntity(doc: Y.Doc, author: Author, root: RootName, id: string): void {
  const stored = requireEntity(doc, root, id);
  if (stored.has('removed')) return;
  const removal: Removal = {
    at: author.now(),
    by: author.participantId,
    department: author.department,
  };
  doc.transact(() => stored.set('removed', removal), author);
}

export function restoreEntity(doc: Y.Doc, author: Author, root: RootName, id: string): void {
  const stored = requireEntity(doc, root, id);
  if (!stored.has('removed')) return;
  doc.transact(() => stored.delete('removed'), author);
}
