import { type RefObject, useLayoutEffect } from 'react';

/** Where the focus goes when what held it is gone: into the dialog that is open, else to the view that is shown. */
function heir(): HTMLElement | null {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  if (dialog) return dialog.querySelector('button');
  const tab = document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  const title = document.querySelector<HTMLElement>('main h1');
  if (!tab && title) title.tabIndex = -1;
  return tab ?? title;
}

/** Once what changes now is drawn; `near` is preferred as long as it is there. */
export function handOnFocus(near?: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    (near?.isConnected ? near : heir())?.focus();
  });
}

/** When `part` goes while it holds the focus, the focus goes on to what it stood in. */
export function useHandOnFocus(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const leaving = part.current;
    return () => {
      if (leaving?.contains(document.activeElement))
        handOnFocus(leaving.parentElement?.closest<HTMLElement>('[tabindex]'));
    };
  }, [part]);
}
