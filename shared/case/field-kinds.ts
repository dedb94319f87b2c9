import * as Y from 'yjs';
import { CaseError } from './case-error.ts';
import { normaliseWhole } from './normalise.ts';
import { isId, type RootName } from './roots.ts';
import type { Unreadable } from './unreadable.ts';

/** How one field is stored, read totally and written with validation. */
export interface FieldKind<V> {
  readonly presence: 'required' | 'optional' | 'default';
  readonly fallback?: V;
  /** Root whose entries this field refers to; dangling references are dropped by the board reader. */
  readonly refersTo?: RootName;
  /** For text that people write together. */
  readonly text?: { readonly max: number; readonly multiline: boolean };
  read(stored: unknown): { readonly value?: V; readonly why?: Unreadable['why'] };
  /** The value to store in a new entry; throws CaseError. */
  create(field: string, input: unknown): unknown;
  /** The write that turns what is stored into `input`, or undefined if they are equal; throws CaseError. */
  change(field: string, entry: Y.Map<unknown>, input: unknown): (() => void) | undefined;
}

const damaged = { why: 'damaged' } as const;

/** A field that is one value, replaced as a whole: the last writer wins. */
function valueKind<V extends string | number | boolean>(
  parse: (input: unknown, field: string) => V,
  read: (stored: unknown) => V | undefined,
): FieldKind<V> {
  return {
    presence: 'required',
    read(stored) {
      const value = read(stored);
      return value === undefined ? damaged : { value };
    },
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

export function choice<V extends string>(values: readonly V[]): FieldKind<V> {
  const find = (value: unknown) => values.find((known) => known === value);
  return valueKind((input, field) => {
    const value = find(input);
    if (value === undefined) throw new CaseError({ code: 'InvalidValue', field });
    return value;
  }, find);
}

/** A short text replaced as a whole, one line, at most `max` characters (UTF-16 units). */
export function line(max: number): FieldKind<string> {
  return valueKind(
    (input, field) => {
      if (typeof input !== 'string') throw new CaseError({ code: 'InvalidValue', field });
      const value = normaliseWhole(input, false);
      if (value === '') throw new CaseError({ code: 'TextEmpty', field });
      if (value.length > max) throw new CaseError({ code: 'TextTooLong', field, max });
      return value;
    },
    (stored) => {
      if (typeof stored !== 'string') return undefined;
      const value = normaliseWhole(stored.slice(0, max * 4), false);
      return value === '' ? undefined : value;
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
export const date: FieldKind<string> = valueKind(
  (input, field) => {
    if (!isDate(input)) throw new CaseError({ code: 'InvalidValue', field });
    return input;
  },
  (stored) => (isDate(stored) ? stored : undefined),
);

export const flag: FieldKind<boolean> = valueKind(
  (input, field) => {
    if (typeof input !== 'boolean') throw new CaseError({ code: 'InvalidValue', field });
    return input;
  },
  (stored) => (typeof stored === 'boolean' ? stored : undefined),
);

export function integer(min: number, max: number): FieldKind<number> {
  const ok = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return valueKind(
    (input, field) => {
      if (!ok(input)) throw new CaseError({ code: 'InvalidValue', field });
      return input;
    },
    (stored) => (ok(stored) ? stored : undefined),
  );
}

const keyPattern = /^[\p{L}\p{N}_-]{1,64}$/u;

/** The key of something outside the board: a department, an instrument. */
export const key: FieldKind<string> = valueKind(
  (input, field) => {
    if (typeof input !== 'string' || !keyPattern.test(input))
      throw new CaseError({ code: 'InvalidValue', field });
    return input;
  },
  (stored) => (typeof stored === 'string' && keyPattern.test(stored) ? stored : undefined),
);

/** A reference to one entry of the board. */
export function reference(root: RootName): FieldKind<string> {
  const kind = valueKind<string>(
    (input, field) => {
      if (!isId(input)) throw new CaseError({ code: 'InvalidValue', field });
      return input;
    },
    (stored) => (isId(stored) ? stored : undefined),
  );
  return { ...kind, refersTo: root };
}

const orderPattern = /^[A-Za-z][0-9A-Za-z]{0,200}$/;

/** A fractional index (package fractional-indexing). */
export const orderKey: FieldKind<string> = valueKind(
  (input, field) => {
    if (typeof input !== 'string' || !orderPattern.test(input))
      throw new CaseError({ code: 'InvalidValue', field });
    return input;
  },
  (stored) => (typeof stored === 'string' && orderPattern.test(stored) ? stored : undefined),
);

/**
 * Text that people write together, at most `max` characters (UTF-16 units). Two people may each stay within the
 * limit and exceed it together: what they wrote is kept and read up to four times the limit.
 */
export function sharedText(max: number, multiline = false, mayBeEmpty = false): FieldKind<string> {
  return {
    presence: 'required',
    text: { max, multiline },
    read(stored) {
      if (!(stored instanceof Y.Text)) return damaged;
      const whole = stored.toString();
      const value = normaliseWhole(whole.slice(0, max * 4), multiline);
      return whole.length > max * 4 ? { value, why: 'tooLong' } : { value };
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
  maxSize: number,
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
      const gone = [...stored.keys()].filter((id) => !wanted.has(id));
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

/** A set of references; two people adding different members at once both win. */
export function referenceSet(root: RootName): FieldKind<readonly string[]> {
  return { ...setKind(isId, 500), refersTo: root };
}

/** A set of keys of things outside the board. */
export const keySet: FieldKind<readonly string[]> = setKind(isKey, 100);
