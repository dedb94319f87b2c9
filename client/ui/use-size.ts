import { type RefObject, useLayoutEffect, useState } from 'react';

interface Size {
  readonly w: number;
  readonly h: number;
}

/** The room inside an element, px; undefined before it is measured. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(() =>
      setSize({ w: target.clientWidth, h: target.clientHeight }),
    );
    observer.observe(target);
    setSize({ w: target.clientWidth, h: target.clientHeight });
    return () => observer.disconnect();
  }, [element]);
  return size;
}
