import { type RefObject, useLayoutEffect } from 'react';

/** All names; without the lines between them; without those of what is done; only the current one. */
const levels = ['lines', 'all', 'coming', 'now'];

/** Names of the steps as many as there is room for: what is done needs its name least, then what is to come. */
export function useNamesThatFit(list: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const steps = list.current;
    if (!steps) return;
    const showNames = () => {
      for (const level of levels) {
        steps.dataset.names = level;
        const end = steps.lastElementChild?.getBoundingClientRect().right ?? 0;
        if (end <= steps.getBoundingClientRect().right) return;
      }
    };
    showNames();
    // The room, and the step that is on with the time it has left.
    const resized = new ResizeObserver(showNames);
    resized.observe(steps);
    const mutated = new MutationObserver(showNames);
    mutated.observe(steps, { childList: true, characterData: true, subtree: true });
    void document.fonts.ready.then(showNames);
    return () => {
      resized.disconnect();
      mutated.disconnect();
    };
  });
}
