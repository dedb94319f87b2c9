import type { BoardState } from '../../shared/case/board.ts';
import type { Gap } from '../../shared/case/gap.ts';
import { byOrder } from '../../shared/case/order.ts';
import type { Resource } from '../../shared/case/resource.ts';
import { type ResourceField, resourceFields } from '../../shared/case/resource-field.ts';

export interface CardLinkIds {
  readonly resourceIds: readonly string[];
  readonly gapIds: readonly string[];
}

/** The cards something rests on: resources, then gaps, each in the order of the map. */
export function linkedCards(
  board: Pick<BoardState, 'resources' | 'gaps'>,
  links: CardLinkIds,
): (Resource | Gap)[] {
  const inMapOrder = (
    a: { id: string; order: string; field: ResourceField },
    b: { id: string; order: string; field: ResourceField },
  ) => resourceFields.indexOf(a.field) - resourceFields.indexOf(b.field) || byOrder(a, b);
  return [
    ...links.resourceIds.flatMap((id) => board.resources.get(id) ?? []).sort(inMapOrder),
    ...links.gapIds.flatMap((id) => board.gaps.get(id) ?? []).sort(inMapOrder),
  ];
}

export function isGap(card: Resource | Gap): card is Gap {
  return 'question' in card;
}

export function cardText(card: Resource | Gap): string {
  return isGap(card) ? card.question : card.text;
}
