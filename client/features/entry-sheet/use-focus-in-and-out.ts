import { useEffect, useLayoutEffect, useRef } from 'react';

/** What shows the entry on the page behind, and what stands beside it there. */
function placeOf(id: string): { readonly row: Element | null; readonly neighbour: Element | null } {
  const row = document.querySelector(`[data-item="${CSS.escape(id)}"]`);
  const beside = [row?.nextElementSibling, row?.previousElementSibling];
  return { row, neighbour: beside.find((each) => each?.matches('[data-item]')) ?? null };
}

/** Focus goes in; and back to where it was, to what now shows the entry there, or to what stood beside it. */
export function useFocusInAndOut(id: string, isPhone: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  const before = useRef<Element | null>(null);
  const beside = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    before.current ??= document.activeElement;
    if (isPhone) element.showModal();
    else element.show();
    // On a phone the keyboard would cover what was asked for.
    const text = isPhone ? null : element.querySelector<HTMLElement>('[data-text]');
    (text ?? element.querySelector<HTMLElement>('[data-headline]'))?.focus();
    return () => element.close();
  }, [isPhone]);
  useLayoutEffect(() => {
    const element = dialog.current;
    const header = document.querySelector('header');
    if (!element || !header || isPhone) return;
    // What of the page's header is in view stays so.
    const settle = () => {
      const { bottom } = header.getBoundingClientRect();
      element.style.top = `${Math.max(0, bottom)}px`;
    };
    settle();
    const resized = new ResizeObserver(settle);
    resized.observe(header);
    addEventListener('scroll', settle, { passive: true });
    return () => {
      element.style.top = '';
      resized.disconnect();
      removeEventListener('scroll', settle);
    };
  }, [isPhone]);
  useEffect(
    () => () => {
      const targets = [before.current, placeOf(id).row, beside.current];
      const target = targets.find((each) => each?.isConnected);
      // Another sheet opened in its place keeps the focus.
      if (target instanceof HTMLElement && !document.activeElement?.closest('dialog'))
        target.focus();
    },
    [id],
  );
  const rememberNeighbour = () => {
    beside.current = placeOf(id).neighbour;
  };
  return { dialog, rememberNeighbour };
}
