import type { BoardState } from '../../../shared/case/board.ts';
import type { EntryRef } from '../../../shared/case/entries.ts';
import { concerns } from '../../../shared/case/person.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { entriesByField } from '../../../shared/case/select.ts';

/** What a field shows under the person filter. */
export interface FieldRows {
  readonly rows: readonly EntryRef[];
  /** Resources and gaps shown, and all there are. */
  readonly resources: number;
  readonly gaps: number;
  readonly total: number;
}

export function fieldRows(
  board: Pick<BoardState, 'resources' | 'gaps'>,
  field: ResourceField,
  filter: readonly string[],
): FieldRows {
  const all = entriesByField(board)[field];
  const shown = all.filter(({ entity }) => concerns(entity.personIds, filter));
  const resources = shown.filter(({ root }) => root === 'resources').length;
  return {
    rows: shown.map(({ root, id }) => ({ root, id })),
    resources,
    gaps: shown.length - resources,
    total: all.length,
  };
}

export function sameRows(a: FieldRows, b: FieldRows): boolean {
  return (
    a.resources === b.resources &&
    a.total === b.total &&
    a.rows.length === b.rows.length &&
    a.rows.every((row, index) => row.id === b.rows[index]?.id)
  );
}

/** `next`, with the held entry kept behind the neighbour it had, so that others cannot take it from under the focus. */
export function keepHeld(
  shown: readonly EntryRef[],
  next: readonly EntryRef[],
  heldId: string | undefined,
): readonly EntryRef[] {
  const at = shown.findIndex(({ id }) => id === heldId);
  const held = shown[at];
  if (!held || next.some(({ id }) => id === heldId)) return next;
  for (let index = at - 1; index >= 0; index--) {
    const before = next.findIndex(({ id }) => id === shown[index]?.id);
    if (before >= 0) return next.toSpliced(before + 1, 0, held);
  }
  return [held, ...next];
}

/** The entry that takes the focus when this one goes: the next, else the one before, else none. */
export function heir(rows: readonly EntryRef[], id: string): EntryRef | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
}

/** Before which entry an entry must be placed to go one up or down; undefined where it cannot go. */
export function placeOfStep(
  rows: readonly EntryRef[],
  id: string,
  step: 1 | -1,
): { readonly before: string | undefined } | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0 || at + step < 0 || at + step >= rows.length) return undefined;
  return { before: rows[step === -1 ? at - 1 : at + 2]?.id };
}

/** What is typed into the composer: a leading question mark makes it a question. */
export function readDraft(typed: string, asksByDefault: boolean) {
  const asks = typed.trimStart().startsWith('?');
  return {
    asks: asks || asksByDefault,
    text: asks ? typed.trimStart().slice(1).trim() : typed.trim(),
  };
}
