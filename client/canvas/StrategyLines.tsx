import { useBoard } from '../sync/use-case.tsx';
import { useCaseView } from '../ui/case-view.tsx';
import type { MapLayout, Rect } from './map-layout.ts';
import { useMap } from './map-state.tsx';
import styles from './StrategyLines.module.css';

/** Half of the gap between two cards: where a line runs between them. */
const lane = 6;
const corner = 6;

export interface LinkLine {
  readonly id: string;
  readonly path: string;
  readonly dot: readonly [x: number, y: number];
  /** Where it leaves the page at its right edge. */
  readonly exit: number;
}

/** Lines from the cards of the right fields to the page's right edge; a card at the left shows its filled letter alone. */
export function linkLines(layout: MapLayout, ids: readonly string[]): LinkLine[] {
  const right = layout.page.w / 2;
  return ids.flatMap((id): LinkLine[] => {
    const rect = layout.cards.get(id);
    if (!rect || rect.x < 0) return [];
    const middle = rect.y + rect.h / 2;
    const isOuter = right - (rect.x + rect.w) < 40;
    if (isOuter) {
      const from = rect.x + rect.w;
      return [{ id, path: `M${from} ${middle} H${right}`, dot: [from, middle], exit: middle }];
    }
    const y = freeLane(rect, [...layout.cards.values()]);
    const x = rect.x + rect.w - 38;
    const from = y < rect.y ? rect.y : rect.y + rect.h;
    const bend = y < from ? corner : -corner;
    return [
      {
        id,
        path: `M${x} ${from} V${y + bend} Q${x} ${y} ${x + corner} ${y} H${right}`,
        dot: [x, from],
        exit: y,
      },
    ];
  });
}

/** Above or below the card, wherever the line to the right crosses no other card; above if both do. */
function freeLane(rect: Rect, cards: readonly Rect[]): number {
  const above = rect.y - 2 * lane;
  const candidates = [above, rect.y - lane, rect.y + rect.h + lane, rect.y + rect.h + 2 * lane];
  const isFree = (y: number) =>
    !cards.some(
      (other) => other.x > rect.x && y > other.y - 3 && y < other.y + other.h + 3 && other !== rect,
    );
  return candidates.find(isFree) ?? above;
}

/** What the selected strategy builds on, as ids of cards. */
export function useLinkedIds(): readonly string[] {
  const strategyId = useCaseView((view) => view.strategyId);
  return useBoard(
    (board) => {
      const strategy = strategyId === undefined ? undefined : board.strategies.get(strategyId);
      return strategy ? [...strategy.resourceIds, ...strategy.gapIds] : [];
    },
    (a, b) => a.length === b.length && a.every((id, index) => id === b[index]),
  );
}

/** The part of the lines that lies on the page, behind the cards. */
export function StrategyLines() {
  const layout = useMap((state) => state.layout);
  const ids = useLinkedIds();
  const lines = linkLines(layout, ids);
  if (lines.length === 0) return null;
  return (
    <svg aria-hidden="true" className={styles.lines} width="1" height="1">
      {lines.map(({ id, path, dot: [cx, cy] }) => (
        <g key={id}>
          <path d={path} />
          <circle cx={cx} cy={cy} r="4" />
        </g>
      ))}
    </svg>
  );
}
