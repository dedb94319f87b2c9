/**
 * `ref={firstFocus}` on what a dialog should focus when it opens. React's autoFocus acts before the dialog is shown,
 * which then moves the focus to its first button; the dialog itself looks for the attribute.
 */
export function firstFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}
