import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useCaseView } from '../ui/case-view.tsx';
import { useMap } from './map-state.tsx';
import styles from './StrategyLines.module.css';
import { linkLines, useLinkedIds } from './StrategyLines.tsx';

/** How far right of the map the common line runs, px. */
const busOffset = 4;
const corner = 7;

/** From the map's right edge to the strategy in the panel, in screen space beside the map. */
export function StrategyBus(props: { editor: Editor; map: RefObject<HTMLElement | null> }) {
  const { editor, map } = props;
  const layout = useMap((state) => state.layout);
  const strategyId = useCaseView((view) => view.strategyId);
  const ids = useLinkedIds();
  const camera = useValue('camera', () => editor.getCamera(), [editor]);
  const [path, setPath] = useState('');
  useLayoutEffect(() => {
    const element = map.current;
    const strategy =
      strategyId === undefined
        ? null
        : document.querySelector<HTMLElement>(`[data-strategy-id="${CSS.escape(strategyId)}"]`);
    const lines = linkLines(layout, ids);
    if (!element || !strategy || lines.length === 0) {
      setPath('');
      return;
    }
    const draw = () => {
      const area = element.getBoundingClientRect();
      const target = strategy.getBoundingClientRect();
      const width = element.clientWidth;
      const toX = target.left - area.left;
      const toY = target.top - area.top + Math.min(20, target.height / 2);
      const exits = lines
        .map(({ exit }) => (exit + camera.y) * camera.z)
        .filter((y) => y > 0 && y < element.clientHeight);
      if (exits.length === 0 || toX < width) {
        setPath('');
        return;
      }
      const x = width + busOffset;
      const arm = exits.map((y) => {
        const bend = toY < y ? -corner : corner;
        return Math.abs(toY - y) < corner
          ? `M${width - 1} ${y} H${x}`
          : `M${width - 1} ${y} H${x - 3} Q${x} ${y} ${x} ${y + bend} V${toY}`;
      });
      setPath(`${arm.join(' ')} M${x} ${toY} H${toX}`);
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    observer.observe(strategy);
    addEventListener('scroll', draw, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      removeEventListener('scroll', draw, { capture: true });
    };
  }, [map, layout, strategyId, ids, camera]);
  if (path === '') return null;
  return (
    <svg aria-hidden="true" className={styles.bus} data-strategy-lines>
      <path d={path} />
    </svg>
  );
}
