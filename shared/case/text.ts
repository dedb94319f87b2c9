import * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { definitionOf } from './definitions.ts';
import { requireStored } from './entity.ts';
import type { FieldKind } from './field-kinds.ts';
import { normaliseInsert } from './normalise.ts';
import type { RootName } from './roots.ts';
import { write } from './write.ts';

/** One shared text of the board. */
export interface TextRef {
  readonly root: RootName;
  readonly id: string;
  readonly field: string;
}

export interface Splice {
  /** UTF-16 offset. */
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/** The Y.Text behind a reference; throws UnknownEntity or InvalidValue. */
export function sharedTextOf(doc: Y.Doc, ref: TextRef): Y.Text {
  const text = requireStored(doc, ref.root, ref.id).get(ref.field);
  if (!(text instanceof Y.Text)) throw new CaseError({ code: 'InvalidValue', field: ref.field });
  return text;
}

/** Limit and line rule of a shared text; throws InvalidValue for a field that is none. */
export function textRuleOf(ref: TextRef): { readonly max: number; readonly multiline: boolean } {
  const kinds = definitionOf(ref.root).kinds as Record<string, FieldKind<unknown>>;
  const rule = Object.hasOwn(kinds, ref.field) ? kinds[ref.field]?.text : undefined;
  if (!rule) throw new CaseError({ code: 'InvalidValue', field: ref.field });
  return rule;
}

/**
 * Edits a shared text by one splice; it may become empty, since who clears a text is about to write another.
 * Throws TextTooLong if the text would grow beyond its limit. A removed entry takes the words of whoever was writing in
 * it when somebody else removed it. Returns the splice as it was applied: normalised, no surrogate pair cut.
 */
export function editText(doc: Y.Doc, author: Author, ref: TextRef, splice: Splice): Splice {
  const rule = textRuleOf(ref);
  const text = sharedTextOf(doc, ref);
  const insert = normaliseInsert(splice.insert, rule.multiline);
  if (!Number.isInteger(splice.index) || !Number.isInteger(splice.remove))
    throw new CaseError({ code: 'InvalidValue', field: ref.field });
  const raw = text.toString();
  const within = (at: number) => Math.max(0, Math.min(at, text.length));
  const start = within(splice.index);
  const index = cutsPair(raw, start) ? start - 1 : start;
  const stop = within(start + splice.remove);
  const remove = Math.max(
    0,
    (cutsPair(raw, stop) ? stop + (splice.remove > 0 ? 1 : -1) : stop) - index,
  );
  if (insert.length > remove && text.length - remove + insert.length > rule.max)
    throw new CaseError({ code: 'TextTooLong', field: ref.field, max: rule.max });
  if (remove > 0 || insert !== '') {
    write(doc, author, () => {
      if (remove > 0) text.delete(index, remove);
      if (insert !== '') text.insert(index, insert);
    });
  }
  return { index, remove, insert };
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

const cutsPair = (text: string, at: number) =>
  isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at));

/** The one splice that turns `before` into `after`; never cuts a surrogate pair. Undefined if they are equal. */
export function spliceBetween(before: string, after: string): Splice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (cutsPair(before, start) || cutsPair(after, start)) start--;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  if (cutsPair(before, before.length - end) || cutsPair(after, after.length - end)) end--;
  return {
    index: start,
    remove: before.length - start - end,
    insert: after.slice(start, after.length - end),
  };
}
