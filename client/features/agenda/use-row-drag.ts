import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';

/** So far the pointer must go before it drags, px. */
const thresholdPx = 6;
/** So near the edge of the window the page scrolls along, px. */
const edgePx = 64;
const scrollStepPx = 16;

export interface RowDrag {
  readonly id: string;
  /** The row that shows the mark "before me"; undefined: at the end. */
  readonly before: string | undefined;
}

/** Dragging a row of `list` by its handle; rows carry `data-item`. Escape gives up. */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  onDrop: (id: string, before: string | undefined) => void,
) {
  const [drag, setDrag] = useState<RowDrag>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const rowBelow = (y: number) =>
    [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])].find((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    })?.dataset.item;

  const start = (event: ReactPointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const startY = event.clientY;
    let target: RowDrag | undefined;
    handle.setPointerCapture(event.pointerId);

    const onMove = ({ clientY }: PointerEvent) => {
      if (!target && Math.abs(clientY - startY) < thresholdPx) return;
      if (clientY < edgePx) scrollBy(0, -scrollStepPx);
      else if (clientY > innerHeight - edgePx) scrollBy(0, scrollStepPx);
      target = { id, before: rowBelow(clientY) };
      setDrag(target);
    };
    const end = () => {
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('pointerup', onUp);
      handle.removeEventListener('pointercancel', end);
      removeEventListener('keydown', onKey, true);
      stop.current = undefined;
      setDrag(undefined);
    };
    const onUp = () => {
      end();
      if (target) onDrop(id, target.before);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end();
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('pointerup', onUp);
    handle.addEventListener('pointercancel', end);
    addEventListener('keydown', onKey, true);
    stop.current = end;
  };

  return { drag, start };
}
