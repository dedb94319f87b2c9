import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { type ColumnBox, dropPosition } from './drop-position.ts';

/** So far the pointer must go before it drags, px. */
const thresholdPx = 6;
/** So near the edge the columns scroll along, px. */
const edgePx = 56;
const scrollStepPx = 18;

export interface ColumnDrag {
  readonly id: string;
  /** How far the column follows the pointer, px. */
  readonly dx: number;
  /** The column that shows the mark "before me". */
  readonly before: string | undefined;
}

/** Dragging a column by its letter. Escape gives up. */
export function useColumnDrag(
  scroller: RefObject<HTMLElement | null>,
  onDrop: (id: string, before: string | undefined) => void,
) {
  const [state, setState] = useState<ColumnDrag>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const boxes = (): ColumnBox[] =>
    [...(scroller.current?.querySelectorAll<HTMLElement>('[data-strategy-column]') ?? [])].flatMap(
      (element) => {
        const id = element.dataset.strategyColumn ?? '';
        if (id === statusQuoId) return [];
        const { left, right } = element.getBoundingClientRect();
        return [{ id, left, right }];
      },
    );

  const start = (event: ReactPointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const startX = event.clientX;
    const startScroll = scroller.current?.scrollLeft ?? 0;
    let isDragging = false;
    let target: string | undefined | false = false;
    handle.setPointerCapture(event.pointerId);

    const onMove = ({ clientX }: PointerEvent) => {
      if (!isDragging && Math.abs(clientX - startX) < thresholdPx) return;
      isDragging = true;
      const element = scroller.current;
      if (element) {
        const { left, right } = element.getBoundingClientRect();
        if (clientX < left + edgePx) element.scrollLeft -= scrollStepPx;
        else if (clientX > right - edgePx) element.scrollLeft += scrollStepPx;
      }
      target = dropPosition(boxes(), id, clientX);
      const scrolled = (element?.scrollLeft ?? 0) - startScroll;
      setState({
        id,
        dx: clientX - startX + scrolled,
        before: target === false ? undefined : (target ?? statusQuoId),
      });
    };
    const end = () => {
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('pointerup', onUp);
      handle.removeEventListener('pointercancel', end);
      removeEventListener('keydown', onKey, true);
      stop.current = undefined;
      setState(undefined);
    };
    const onUp = () => {
      end();
      if (isDragging && target !== false) onDrop(id, target);
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

  return { state, start };
}
