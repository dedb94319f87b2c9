import { useEffect } from 'react';

/** The attribute that marks an area, anywhere on the page: the header and the tabs of the app may carry it too. */
export const areaAttribute = 'data-area';

const stops =
  '[data-item][tabindex="0"], a[href], button:not([tabindex="-1"], :disabled), input, select, textarea, [data-headline]';

function focusArea(area: HTMLElement): void {
  const target = area.querySelector<HTMLElement>('[data-item][tabindex="0"]');
  (target ?? area.querySelector<HTMLElement>(stops) ?? area).focus();
}

/** F6 and Shift+F6 walk through whatever on the page is marked as an area, in the order of the page. */
export function useAreaCycle(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.defaultPrevented || event.ctrlKey || event.altKey) return;
      const areas = [...document.querySelectorAll<HTMLElement>(`[${areaAttribute}]`)].filter(
        (area) => area.checkVisibility(),
      );
      const current = document.activeElement?.closest<HTMLElement>(`[${areaAttribute}]`);
      const area = nextArea(areas, current ?? undefined, event.shiftKey ? -1 : 1);
      if (!area) return;
      event.preventDefault();
      focusArea(area);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** The area after (or before) the one that holds the focus, round and round; the first without one. */
export function nextArea<T>(
  areas: readonly T[],
  current: T | undefined,
  step: 1 | -1,
): T | undefined {
  if (areas.length === 0) return undefined;
  const index = current === undefined ? -1 : areas.indexOf(current);
  if (index < 0) return step === 1 ? areas[0] : areas.at(-1);
  return areas[(index + step + areas.length) % areas.length];
}
