import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { place } from './place.ts';
import styles from './Tooltip.module.css';

const hoverDelayMs = 350;

/**
 * Text that appears on hover and on keyboard focus, stays while pointed at and leaves on Escape.
 * It is for the eye only: the child carries the same text as its accessible name.
 */
export function Tooltip(props: {
  text: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const show = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(true), delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    addEventListener('keydown', onKey);
    addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('scroll', hide, { capture: true });
    };
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches its child, which is what people operate
    <span
      ref={anchor}
      className={cx(styles.anchor, props.className)}
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(hoverDelayMs)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
    >
      {props.children}
      {open && anchor.current && <Bubble anchor={anchor.current} text={props.text} />}
    </span>
  );
}

function Bubble({ anchor, text }: { anchor: HTMLElement; text: string }) {
  const bubble = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    element.showPopover();
    place(element, anchor.getBoundingClientRect(), 'above', 'center');
  }, [anchor]);
  return (
    <span ref={bubble} popover="manual" aria-hidden="true" className={styles.bubble}>
      {text}
    </span>
  );
}
