import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import styles from './Popover.module.css';
import { place } from './place.ts';
import { breakpoints } from './use-media.ts';

/**
 * A small dialog beside `anchor`, open as long as it is rendered; on phones a sheet at the bottom. Focus goes in and
 * back to the anchor; Escape, leaving it by Tab and a click elsewhere close it.
 */
export function Popover(props: {
  title: string;
  anchor: HTMLElement;
  onClose(): void;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const { anchor, onClose } = props;
  const titleId = useId();
  const popup = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    const settle = () => {
      if (matchMedia(breakpoints.phone).matches) element.removeAttribute('style');
      else place(element, anchor.getBoundingClientRect(), 'below', 'start');
    };
    element.showPopover();
    settle();
    const first =
      element.querySelector<HTMLElement>('[type="radio"]:checked') ??
      element.querySelector<HTMLElement>('input, textarea') ??
      element.querySelector('button');
    first?.focus();
    const resized = new ResizeObserver(settle);
    resized.observe(element);
    addEventListener('resize', settle);
    return () => {
      resized.disconnect();
      removeEventListener('resize', settle);
    };
  }, [anchor]);

  useEffect(() => {
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !popup.current?.contains(target) && !anchor.contains(target);
    const onPointerDown = (event: PointerEvent) => {
      if (isOutside(event.target)) onClose();
    };
    const onFocusIn = (event: FocusEvent) => {
      if (isOutside(event.target)) onClose();
    };
    addEventListener('pointerdown', onPointerDown);
    addEventListener('focusin', onFocusIn);
    return () => {
      removeEventListener('pointerdown', onPointerDown);
      removeEventListener('focusin', onFocusIn);
    };
  }, [anchor, onClose]);

  const close = () => {
    anchor.focus();
    onClose();
  };
  return (
    <div
      ref={popup}
      popover="manual"
      role="dialog"
      // A click on a label or on plain text focuses the popup, not what lies around it: that would close it.
      tabIndex={-1}
      aria-labelledby={titleId}
      className={styles.popup}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        // Otherwise a dialog around it would close as well.
        event.preventDefault();
        close();
      }}
    >
      <header className={styles.header}>
        <p id={titleId} className={styles.title}>
          {props.title}
        </p>
        <IconButton icon={X} label={t('close')} onClick={close} />
      </header>
      {props.children}
    </div>
  );
}
