import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';
import { handOnFocus } from './hand-on-focus.ts';
import { IconButton } from './IconButton.tsx';
import { dialogOpened } from './open-dialogs.ts';

/**
 * Rendered means open. Focus goes in, to the first text there is to write, and, when it closes, back to where it was.
 * `modal={false}` leaves the rest of the page usable: for what concerns one person and must not stop the others.
 */
export function Dialog(props: {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
  modal?: boolean;
  size?: 'md' | 'lg';
}) {
  const { t } = useTranslation('common');
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const modal = props.modal ?? true;
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (modal) element?.showModal();
    else element?.show();
    const closed = modal && element ? dialogOpened(element) : undefined;
    // A finger would only get the keyboard over what is to be read first.
    if (!matchMedia('(pointer: coarse)').matches)
      element?.querySelector<HTMLElement>('textarea, input[type="text"]')?.focus();
    return () => {
      element?.close();
      closed?.();
      if (!(before instanceof HTMLElement) || before === document.body) return;
      before.focus();
      // It may be what the dialog has ended.
      handOnFocus();
    };
  }, [modal]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={cx(styles.dialog, props.size === 'lg' && styles.lg, !modal && styles.floating)}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClose={({ currentTarget }) => {
        // A browser closes it without asking when Escape is pressed again and again.
        if (currentTarget.open) return;
        if (modal) currentTarget.showModal();
        props.onClose();
      }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' && !modal) props.onClose();
      }}
    >
      <div className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {props.title}
        </h2>
        <IconButton data-part="close" icon={X} label={t('close')} onClick={props.onClose} />
      </div>
      <div className={styles.body}>{props.children}</div>
      {props.actions && (
        <div data-part="actions" className={styles.actions}>
          {props.actions}
        </div>
      )}
    </dialog>
  );
}
