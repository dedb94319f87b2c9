import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** Moves the focus to what the next drawing brings: a form in place of the button that opened it, and back. */
export function useFocusNext(): (target: RefObject<HTMLElement | null>) => void {
  const next = useRef<RefObject<HTMLElement | null>>(undefined);
  useLayoutEffect(() => {
    const target = next.current;
    next.current = undefined;
    target?.current?.focus();
  });
  return useCallback((target) => {
    next.current = target;
  }, []);
}
