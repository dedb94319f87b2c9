import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { type Author, readSignature, type Signature, signatureOf } from './author.ts';
import { CaseError } from './case-error.ts';
import type { FieldKind } from './field-kinds.ts';
import { fixedEntry, isId, isRecord, isRemovalMark, type RootName, rootMap } from './roots.ts';
import type { Unreadable } from './unreadable.ts';
import { storedIn, type Vault } from './vaults.ts';
import { write } from './write.ts';

export type Removal = Signature;

export interface EntityBase {
  readonly id: string;
  /** Server time, ms since epoch. */
  readonly createdAt: number;
  /** Participant id. */
  readonly createdBy: string;
  /** The department the entry comes from. */
  readonly department: string;
  readonly removed?: Removal;
  /** Absent: everybody at the case sees it. */
  readonly entrusted?: Vault;
}

/** The oldest first, the same order on every replica. */
export function byAge(a: EntityBase, b: EntityBase): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
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
  return isRecord(raw) ? readSignature(raw.at, raw.by, raw.department) : undefined;
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
  const { at, by, department } = readSignature(
    raw.get('createdAt'),
    raw.get('createdBy'),
    raw.get('department'),
  );
  const value: Record<string, unknown> = { id, createdAt: at, createdBy: by, department };
  const removed = readRemoval(raw.get('removed'));
  if (removed) value.removed = removed;
  let readable = true;
  for (const [field, kind] of kindEntries(definition)) {
    const stored: unknown = raw.get(field);
    if (stored === undefined) {
      if (kind.presence === 'required') {
        problems.push({ root, id, field, why: 'missing' });
        readable &&= kind.fallback !== undefined;
      }
      if (kind.fallback !== undefined) value[field] = kind.fallback;
      continue;
    }
    const reading = kind.read(stored);
    if (reading.why) problems.push({ root, id, field, why: reading.why });
    if (reading.value !== undefined) value[field] = reading.value;
    else if (kind.fallback !== undefined) value[field] = kind.fallback;
    else if (kind.presence === 'required') readable = false;
  }
  return readable ? { entity: value as unknown as E, problems } : { problems };
}

/** The stored map of an entry, removed or not; throws UnknownEntity. */
export function requireStored(doc: Y.Doc, root: RootName, id: string): Y.Map<unknown> {
  const stored = storedIn(doc, root, id);
  if (!isId(id) || !(stored instanceof Y.Map))
    throw new CaseError({ code: 'UnknownEntity', root, id });
  return stored;
}

/** The stored map of an entry that is there and not removed; throws UnknownEntity. */
export function requireEntity(doc: Y.Doc, root: RootName, id: string): Y.Map<unknown> {
  const stored = requireStored(doc, root, id);
  if (isRemovalMark(stored.get('removed')))
    throw new CaseError({ code: 'UnknownEntity', root, id });
  return stored;
}

/** An entry that is there, readable and not removed; throws UnknownEntity. */
export function requireReadable<E extends EntityBase>(
  doc: Y.Doc,
  definition: EntityDefinition<E>,
  id: string,
): E {
  const { root } = definition;
  const { entity } = readEntity(definition, id, requireEntity(doc, root, id));
  if (!entity) throw new CaseError({ code: 'UnknownEntity', root, id });
  return entity;
}

/** What an entry is made to refer to has to exist; removed is fine, since somebody may just have removed it. */
function requireTargets(doc: Y.Doc, kind: FieldKind<unknown>, input: unknown): void {
  if (!kind.refersTo || input === undefined) return;
  for (const id of Array.isArray(input) ? (input as string[]) : [input as string])
    requireStored(doc, kind.refersTo, id);
}

/**
 * Creates an entry in one transaction and returns its id. `values` must hold every required field. `home`: the document it
 * is put into, if not the board.
 */
export function createEntity<E extends EntityBase>(
  doc: Y.Doc,
  author: Author,
  definition: EntityDefinition<E>,
  values: Patch<E> & { readonly department?: string | undefined },
  id: string = nanoid(),
  home: Y.Doc = doc,
): string {
  const { at, by, department } = signatureOf(author, values.department);
  const stored = new Y.Map<unknown>();
  stored.set('createdAt', at);
  stored.set('createdBy', by);
  stored.set('department', department);
  for (const [field, kind] of kindEntries(definition)) {
    const given = (values as Record<string, unknown>)[field];
    const input = given === undefined && kind.presence === 'default' ? kind.fallback : given;
    if (input === undefined) {
      if (kind.presence === 'required') throw new CaseError({ code: 'InvalidValue', field });
      continue;
    }
    stored.set(field, kind.create(field, input));
    requireTargets(doc, kind, input);
  }
  const root = rootMap(home, definition.root);
  if (!root) throw new CaseError({ code: 'UnknownEntity', root: definition.root, id });
  write(doc, author, () => root.set(id, stored));
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
  const changes: (() => void)[] = [];
  for (const [field, input] of Object.entries(patch)) {
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    if (!kind) throw new CaseError({ code: 'InvalidValue', field });
    const change = kind.change(field, stored, input);
    requireTargets(doc, kind, input);
    if (change) changes.push(change);
  }
  if (changes.length === 0) return;
  write(doc, author, () => {
    for (const change of changes) change();
  });
}

/** Puts one member into a set field or takes it out; what others do to the set at the same moment stays. */
export function changeMember<E extends EntityBase>(
  doc: Y.Doc,
  author: Author,
  definition: EntityDefinition<E>,
  id: string,
  field: keyof Kinds<E> & string,
  member: string,
  present: boolean,
): void {
  const stored = requireEntity(doc, definition.root, id);
  const kind = definition.kinds[field] as FieldKind<unknown>;
  const created = kind.create(field, [member]);
  const set = stored.get(field);
  if (set instanceof Y.Map) {
    if ((set.get(member) === true) === present) return;
    write(doc, author, () => (present ? set.set(member, true) : set.delete(member)));
  } else if (present) write(doc, author, () => stored.set(field, created));
}

/**
 * Marks an entry as removed. Its content stays, so a concurrent edit is not lost and `restoreEntity` brings it back.
 * Removing what is removed already does nothing.
 */
export function removeEntity(doc: Y.Doc, author: Author, root: RootName, id: string): void {
  if (root === fixedEntry.root && id === fixedEntry.id)
    throw new CaseError({ code: 'StatusQuoFixed' });
  const stored = requireStored(doc, root, id);
  if (isRemovalMark(stored.get('removed'))) return;
  const removal: Removal = signatureOf(author);
  write(doc, author, () => stored.set('removed', removal));
}

export function restoreEntity(doc: Y.Doc, author: Author, root: RootName, id: string): void {
  const stored = requireStored(doc, root, id);
  if (!stored.has('removed')) return;
  write(doc, author, () => stored.delete('removed'));
}
