import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const most = 13;
const step = 1.5;
/** How much one unit of a turned wheel enlarges. */
const perPixel = 0.01;

interface Zoom {
  readonly zoom: number;
  readonly isLeast: boolean;
  readonly isMost: boolean;
  zoomIn(): void;
  zoomOut(): void;
}

const distance = (a: Touch, b: Touch) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

/**
 * Enlarges what scrolls sideways in `element`: by wheel with Ctrl, by two fingers, by + and -. What lies under the pointer stays
 * there. `track`: it begins where the track does.
 */
export function useZoom(
  element: RefObject<HTMLElement | null>,
  track: RefObject<HTMLElement | null>,
): Zoom {
  const [zoom, setZoom] = useState(1);
  /** Which place of the track lies where, to bring it back there. */
  const anchor = useRef<{ readonly place: number; readonly x: number }>(undefined);
  const zoomBy = useCallback(
    (factor: number, clientX?: number) => {
      const box = element.current;
      if (!box) return;
      const left = track.current?.offsetLeft ?? 0;
      const x =
        clientX === undefined
          ? (box.clientWidth + left) / 2
          : clientX - box.getBoundingClientRect().left;
      setZoom((now) => {
        const next = Math.min(most, Math.max(1, now * factor));
        anchor.current = { place: (box.scrollLeft + x - left) / now, x: x - left };
        return next;
      });
    },
    [element, track],
  );
  useLayoutEffect(() => {
    if (!anchor.current || !element.current) return;
    element.current.scrollLeft = anchor.current.place * zoom - anchor.current.x;
    anchor.current = undefined;
  }, [zoom, element]);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    let apart = 0;
    const onWheel = (event: WheelEvent) => {
      // What browsers send for two fingers on a trackpad too.
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY * perPixel), event.clientX);
    };
    const onTouch = (event: TouchEvent) => {
      const [a, b] = event.touches;
      if (!a || !b) {
        apart = 0;
        return;
      }
      event.preventDefault();
      const now = distance(a, b);
      if (apart > 0) zoomBy(now / apart, (a.clientX + b.clientX) / 2);
      apart = now;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+') zoomBy(step);
      if (event.key === '-') zoomBy(1 / step);
    };
    const abort = new AbortController();
    const listening = { signal: abort.signal, passive: false };
    box.addEventListener('wheel', onWheel, listening);
    box.addEventListener('touchstart', onTouch, listening);
    box.addEventListener('touchmove', onTouch, listening);
    box.addEventListener('touchend', onTouch, listening);
    box.addEventListener('keydown', onKey, listening);
    return () => abort.abort();
  }, [element, zoomBy]);
  return {
    zoom,
    isLeast: zoom === 1,
    isMost: zoom === most,
    zoomIn: useCallback(() => zoomBy(step), [zoomBy]),
    zoomOut: useCallback(() => zoomBy(1 / step), [zoomBy]),
  };
}

/** Moves what scrolls in `element` with the mouse. */
export function useDragToScroll(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    let from: number | undefined;
    const abort = new AbortController();
    const { signal } = abort;
    box.addEventListener(
      'pointerdown',
      (event) => {
        const isLink = event.target instanceof Element && event.target.closest('a, button');
        if (event.pointerType !== 'mouse' || event.button !== 0 || isLink) return;
        from = event.clientX;
      },
      { signal },
    );
    addEventListener(
      'pointermove',
      (event) => {
        if (from === undefined) return;
        box.scrollLeft -= event.clientX - from;
        from = event.clientX;
      },
      { signal },
    );
    addEventListener('pointerup', () => (from = undefined), { signal });
    return () => abort.abort();
  }, [element]);
}
