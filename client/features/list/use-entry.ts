import { useRef } from 'react';
import type { BoardState } from '../../../shared/case/board.ts';
import type { EntityBase } from '../../../shared/case/entity.ts';
import type { EntryRef } from '../../../shared/case/entries.ts';
import type { Gap } from '../../../shared/case/gap.ts';
import type { Resource } from '../../../shared/case/resource.ts';
import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { useBoard } from '../../sync/use-case.tsx';

export type EntryEntity =
  | { readonly root: 'resources'; readonly entity: Resource }
  | { readonly root: 'gaps'; readonly entity: Gap };

/** Why an entry that is still held is no longer where it was. */
export type Departure =
  | {
      readonly kind: 'removed';
      readonly department: string | undefined;
      readonly canRestore: boolean;
    }
  | { readonly kind: 'moved'; readonly field: ResourceField }
  | { readonly kind: 'answered'; readonly resourceId: string | undefined };

function pick(board: BoardState, { root, id }: EntryRef): EntityBase | undefined {
  return board[root].get(id) ?? board.removed[root].get(id);
}

export function departureOf(
  { root, entity }: EntryEntity,
  field: ResourceField,
  isKnown: boolean,
): Departure | undefined {
  if (!isKnown) return { kind: 'removed', department: undefined, canRestore: false };
  if (entity.removed)
    return {
      kind: 'removed',
      department: entity.removed.department || undefined,
      canRestore: true,
    };
  if (root === 'gaps' && entity.state === 'closed')
    return { kind: 'answered', resourceId: entity.answerResourceId };
  return entity.field === field ? undefined : { kind: 'moved', field: entity.field };
}

/** An entry by its id; what it last said when it is gone, which is known only while somebody holds it. */
export function useEntry(ref: EntryRef): {
  readonly entry: EntryEntity | undefined;
  readonly isKnown: boolean;
} {
  const found = useBoard((board) => pick(board, ref));
  const last = useRef(found);
  if (found) last.current = found;
  const entity = found ?? last.current;
  if (!entity) return { entry: undefined, isKnown: false };
  const entry =
    ref.root === 'resources'
      ? { root: ref.root, entity: entity as Resource }
      : { root: ref.root, entity: entity as Gap };
  return { entry, isKnown: found !== undefined };
}

/** The letters of the strategies that build on an entry, in their order. */
export function useLetters({ root, id }: EntryRef): string {
  return useBoard((board) => {
    const letters: string[] = [];
    for (const strategy of board.strategies.values()) {
      const linked = root === 'resources' ? strategy.resourceIds : strategy.gapIds;
      if (linked.includes(id)) letters.push(strategy.letter);
    }
    return letters.sort().join('');
  });
}
