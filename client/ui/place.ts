export type Side = 'above' | 'below';

const gap = 6;
const margin = 8;

/** Puts a shown popover beside its anchor, on the other side where there is no room, never outside the window. */
export function place(
  popup: HTMLElement,
  anchor: DOMRect,
  side: Side,
  align: 'start' | 'center' | 'end',
) {
  const { width, height } = popup.getBoundingClientRect();
  const above = anchor.top - height - gap;
  const below = anchor.bottom + gap;
  const fitsBelow = below + height <= innerHeight - margin;
  const top = side === 'above' ? (above >= margin ? above : below) : fitsBelow ? below : above;
  const left = {
    start: anchor.left,
    center: anchor.left + (anchor.width - width) / 2,
    end: anchor.right - width,
  }[align];
  popup.style.top = `${Math.max(margin, top)}px`;
  popup.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
}
