/** For a part that was asked for a while ago: whoever is writing somewhere else by now goes on there. */
export function takeFocus(element: HTMLElement | null): void {
  const { activeElement } = document;
  const form = element?.closest('form');
  if (!form?.contains(activeElement) && activeElement?.matches('input, textarea, select')) return;
  element?.focus();
}
