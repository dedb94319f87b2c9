/** In the storage of this tab, over one reload only: the page that comes takes it out as its first act. */
export const keptKey = 'fallrunde-unsaved';

let kept = typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(keptKey);
if (kept !== null) sessionStorage.removeItem(keptKey);

/** What the page before this one left; once. */
export function takeKeptText(): string | null {
  const text = kept;
  kept = null;
  return text;
}
