import { type Merged, mergeCopies } from './chain.ts';
import type { HandoverItem } from './handover.ts';
import { byOrder } from './order.ts';

/** What is handed over with a transition, each item once and in its order. `transition`: the ids of all its copies. */
export function handoverListOf(
  handovers: ReadonlyMap<string, HandoverItem>,
  transition: readonly string[],
): readonly Merged<HandoverItem>[] {
  const own = [...handovers.values()].filter(
    ({ transitionId }) => transitionId !== undefined && transition.includes(transitionId),
  );
  return [...mergeCopies(own, ({ itemId }) => itemId && `item/${itemId}`)].sort(byOrder);
}
