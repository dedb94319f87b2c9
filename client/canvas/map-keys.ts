import type { ResourceField } from '../../shared/case/resource-field.ts';
import type { MapLayout, Rect } from './map-layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const toward: Record<Direction, readonly [x: number, y: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

const middle = ({ x, y, w, h }: Rect) => [x + w / 2, y + h / 2] as const;

/** The card one sees next in that direction; undefined where there is none. */
export function cardToward(
  layout: MapLayout,
  from: string,
  direction: Direction,
): string | undefined {
  const start = layout.cards.get(from);
  if (!start) return undefined;
  const [startX, startY] = middle(start);
  const [dx, dy] = toward[direction];
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const [id, rect] of layout.cards) {
    if (id === from) continue;
    const [x, y] = middle(rect);
    const along = (x - startX) * dx + (y - startY) * dy;
    if (along < 1) continue;
    const aside = Math.abs((x - startX) * dy) + Math.abs((y - startY) * dx);
    const cost = along + 2.5 * aside;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

/** The fields by the keys 1 to 4. */
export const fieldByKey: Readonly<Record<string, ResourceField>> = {
  '1': 'personal',
  '2': 'social',
  '3': 'material',
  '4': 'infrastructural',
};
