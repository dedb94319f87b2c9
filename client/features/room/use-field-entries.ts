import type { ResourceField } from '../../../shared/case/resource-field.ts';
import { type Entry, entriesByField } from '../../../shared/case/select.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { relevanceOf } from '../../ui/entry-order.ts';

/** The entries of a field, and what of them matters most now. */
export function useFieldEntries(field: ResourceField): {
  readonly entries: readonly Entry[];
  readonly relevance: (entry: Entry) => number;
} {
  const entries = useBoard((board) => entriesByField(board)[field]);
  const directions = useBoard((board) => board.directions);
  const strategies = useBoard((board) => board.strategies);
  const current = useChair((chair) => chair.current);
  return {
    entries,
    relevance: relevanceOf(
      { directions, strategies },
      current.map(({ directionId }) => directionId),
    ),
  };
}
