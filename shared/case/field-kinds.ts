import * as Y from 'yjs';
import { CaseError } from './case-error.ts';
import { normaliseWhole, readText } from './normalise.ts';
import {
  departmentRule,
  idRule,
  isDepartment,
  isId,
  isRemovalMark,
  type RootName,
} from './roots.ts';
import type { Unreadable } from './unreadable.ts';
import { boardOf, mayBeEntrusted, storedIn } from './vaults.ts';

/** What was read; with `why`, what is wrong with it. */
interface Reading<V> {
  readonly value?: V;
  readonly why?: Unreadable['why'];
}

export type FieldSchema = Readonly<Record<string, unknown>>;

/** How one field is stored, read totally and written with validation. */
export interface FieldKind<V> {
  readonly presence: 'required' | 'optional' | 'default';
  /** What is read where nothing readable is stored. */
  readonly fallback?: V;
  /** Root whose entries this field refers to; dangling references are dropped by the board reader. */
  readonly refersTo?: RootName;
  /** For text that people write together. */
  readonly text?: { readonly max: number; readonly multiline: boolean };
  /** JSON Schema of what is read. */
  readonly schema: FieldSchema;
  read(stored: unknown): Reading<V>;
  /** The value to store in a new entry; throws CaseError. */
  create(field: string, input: unknown): unknown;
  /** The write that turns what is stored into `input`, or undefined if they are equal; throws CaseError. */
  change(field: string, entry: Y.Map<unknown>, input: unknown): (() => void) | undefined;
}

const damaged = { why: 'damaged' } as const;

const string = (rules: FieldSchema): FieldSchema => ({ type: 'string', ...rules });

/** A field of exactly the values that `accepts`, each stored as it is. */
function exactKind<V extends string | number | boolean>(
  accepts: (value: unknown) => value is V,
  schema: FieldSchema,
): FieldKind<V> {
  return valueKind(
    schema,
    (input, field) => {
      if (!accepts(input)) throw new CaseError({ code: 'InvalidValue', field });
      return input;
    },
    (stored) => (accepts(stored) ? { value: stored } : damaged),
  );
}

/** A field that is one value, replaced as a whole: the last writer wins. */
function valueKind<V extends string | number | boolean>(
  schema: FieldSchema,
  parse: (input: unknown, field: string) => V,
  read: (stored: unknown) => Reading<V>,
): FieldKind<V> {
  return {
    presence: 'required',
    schema,
    read,
    create: (field, input) => parse(input, field),
    change(field, entry, input) {
      if (input === undefined) throw new CaseError({ code: 'InvalidValue', field });
      const value = parse(input, field);
      return entry.get(field) === value ? undefined : () => entry.set(field, value);
    },
  };
}

/** May be absent; writing undefined takes it away. */
export function optional<V>(kind: FieldKind<V>): FieldKind<V> {
  return {
    ...kind,
    presence: 'optional',
    change(field, entry, input) {
      if (input !== undefined) return kind.change(field, entry, input);
      return entry.has(field) ? () => entry.delete(field) : undefined;
    },
  };
}

/** Reads as `fallback` where absent or damaged. */
export function withDefault<V>(kind: FieldKind<V>, fallback: V): FieldKind<V> {
  return { ...kind, presence: 'default', fallback };
}

/**
 * Must be given, and reads as `fallback`, reported, where it is lost: an undo can take a value away that somebody else
 * replaced at the same moment, and nobody's card vanishes for it.
 */
export function rescued<V>(kind: FieldKind<V>, fallback: V): FieldKind<V> {
  return { ...kind, fallback };
}

export function choice<V extends string>(values: readonly V[]): FieldKind<V> {
  return exactKind((value): value is V => values.some((known) => known === value), {
    enum: values,
  });
}

/** A short text replaced as a whole, one line, at most `max` characters (UTF-16 units). */
export function line(max: number): FieldKind<string> {
  return valueKind(
    string({ minLength: 1, maxLength: max }),
    (input, field) => {
      if (typeof input !== 'string') throw new CaseError({ code: 'InvalidValue', field });
      const value = normaliseWhole(input, false);
      if (value === '') throw new CaseError({ code: 'TextEmpty', field });
      if (value.length > max) throw new CaseError({ code: 'TextTooLong', field, max });
      return value;
    },
    (stored) => {
      if (typeof stored !== 'string') return damaged;
      const { value, cut } = readText(stored, max, false);
      if (value === '') return damaged;
      return cut ? { value, why: 'tooLong' } : { value };
    },
  );
}

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !datePattern.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** A calendar day, ISO "2017-07-06". */
export const date: FieldKind<string> = exactKind(isDate, string({ pattern: datePattern.source }));

export const flag: FieldKind<boolean> = exactKind((value) => typeof value === 'boolean', {
  type: 'boolean',
});

export function integer(min: number, max: number): FieldKind<number> {
  return exactKind(
    (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
    { type: 'integer', minimum: min, maximum: max },
  );
}

const keyPattern = /^[\p{L}\p{N}_-]{1,64}$/u;

/** The id of a department. */
export const department: FieldKind<string> = exactKind(isDepartment, string(departmentRule));

/** The id of something outside the board. */
export const plainId: FieldKind<string> = exactKind(isId, string(idRule));

/** A reference to one entry of the board. */
export function reference(root: RootName): FieldKind<string> {
  return { ...plainId, refersTo: root };
}

const orderPattern = /^[A-Za-z][0-9A-Za-z]{0,200}$/;

/** A fractional index (package fractional-indexing). */
export const orderKey: FieldKind<string> = exactKind(
  (value): value is string => typeof value === 'string' && orderPattern.test(value),
  string({ pattern: orderPattern.source }),
);

/**
 * Text that people write together, at most `max` characters (UTF-16 units). Two people may each stay within the
 * limit and exceed it together: what they wrote is kept and read up to four times the limit.
 */
export function sharedText(max: number, multiline = false, mayBeEmpty = false): FieldKind<string> {
  return {
    presence: 'required',
    text: { max, multiline },
    schema: string({ maxLength: max * 4 }),
    read(stored) {
      if (!(stored instanceof Y.Text)) return damaged;
      const { value, cut } = readText(stored.toString(), max * 4, multiline);
      return cut ? { value, why: 'tooLong' } : { value };
    },
    create(field, input) {
      if (typeof input !== 'string') throw new CaseError({ code: 'InvalidValue', field });
      const value = normaliseWhole(input, multiline);
      if (value === '' && !mayBeEmpty) throw new CaseError({ code: 'TextEmpty', field });
      if (value.length > max) throw new CaseError({ code: 'TextTooLong', field, max });
      return new Y.Text(value);
    },
    change(field) {
      // Replacing the whole text would lose what others write at the same moment: editText splices.
      throw new CaseError({ code: 'InvalidValue', field });
    },
  };
}

function setKind(
  accepts: (value: unknown) => value is string,
  rule: FieldSchema,
  maxSize: number,
  isHidden: (doc: Y.Doc | null, member: string) => boolean = () => false,
): FieldKind<readonly string[]> {
  const parse = (field: string, input: unknown): string[] => {
    if (!Array.isArray(input) || input.length > maxSize || !input.every(accepts))
      throw new CaseError({ code: 'InvalidValue', field });
    return [...new Set<string>(input)];
  };
  const create = (field: string, input: unknown) => {
    const stored = new Y.Map<true>();
    for (const id of parse(field, input)) stored.set(id, true);
    return stored;
  };
  return {
    presence: 'default',
    fallback: [],
    schema: { type: 'array', uniqueItems: true, items: string(rule) },
    read(stored) {
      if (!(stored instanceof Y.Map)) return damaged;
      const value: string[] = [];
      let clean = true;
      for (const [id, member] of stored.entries()) {
        if (member === true && accepts(id)) value.push(id);
        else clean = false;
      }
      value.sort();
      return clean ? { value } : { value, why: 'damaged' };
    },
    create,
    change(field, entry, input) {
      const wanted = new Set(parse(field, input));
      const stored = entry.get(field);
      if (!(stored instanceof Y.Map)) return () => entry.set(field, create(field, [...wanted]));
      const gone = [...stored.keys()].filter((id) => !wanted.has(id) && !isHidden(entry.doc, id));
      const added = [...wanted].filter((id) => stored.get(id) !== true);
      if (gone.length === 0 && added.length === 0) return undefined;
      return () => {
        for (const id of gone) stored.delete(id);
        for (const id of added) stored.set(id, true);
      };
    },
  };
}

const isKey = (value: unknown): value is string =>
  typeof value === 'string' && keyPattern.test(value);

/**
 * A set of references; two people adding different members at once both win. What refers to a removed entry, or to one
 * entrusted to others, stays stored though it is not seen, so that the entry comes back with its links.
 */
export function referenceSet(root: RootName): FieldKind<readonly string[]> {
  const isHidden = (doc: Y.Doc | null, id: string) => {
    if (!doc) return false;
    const board = boardOf(doc);
    const target = storedIn(board, root, id);
    if (target === undefined) return mayBeEntrusted(board, root);
    return target instanceof Y.Map && isRemovalMark(target.get('removed'));
  };
  return { ...setKind(isId, idRule, 500, isHidden), refersTo: root };
}

/** A set of keys of things outside the board, such as instruments. */
export const keySet: FieldKind<readonly string[]> = setKind(
  isKey,
  { pattern: keyPattern.source },
  100,
);

/** A set of departments. */
export const departmentSet: FieldKind<readonly string[]> = setKind(
  isDepartment,
  departmentRule,
  100,
);
