import { CircleAlert, Info, type LucideIcon, Undo2, Wifi, WifiOff, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import { useTopDialog } from './open-dialogs.ts';
import styles from './Toasts.module.css';
import { type Toast, toastStore, toasts } from './toasts.ts';

const icons: Record<Toast['kind'], LucideIcon> = {
  undo: Undo2,
  error: CircleAlert,
  offline: WifiOff,
  online: Wifi,
  info: Info,
};

/** Rendered once, by the app; within reach of whoever has a dialog open. */
export function Toasts() {
  const { t } = useTranslation('common');
  const shown = useStore(toastStore);
  const dialog = useTopDialog();
  const [place] = useState(() => document.createElement('div'));
  // Moved, not drawn anew: how long they stay counts on.
  useLayoutEffect(() => (dialog ?? document.body).append(place), [dialog, place]);
  return createPortal(
    <section aria-label={t('notifications')} className={styles.region}>
      {shown.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>,
    place,
  );
}

function ToastView({ toast }: { toast: Toast }) {
  const { t } = useTranslation('common');
  const { id } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (toast.duration === undefined || held) return;
    const timer = setTimeout(() => toasts.dismiss(toast.id), toast.duration);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const Icon = icons[toast.kind];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it from leaving
    <div
      role={toast.kind === 'error' ? 'alert' : 'status'}
      className={cx(styles.toast, styles[toast.kind])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden="true" size={18} className={styles.icon} />
      <div className={styles.text}>
        <strong>{toast.title}</strong> {toast.body}
        {toast.kind === 'undo' && toast.duration && (
          <small className={styles.small}>
            {t('goesAway', { seconds: toast.duration / 1000 })}
          </small>
        )}
      </div>
      {toast.actions.length > 0 && (
        <div className={styles.actions}>
          {toast.actions.map((action) => (
            <button
              key={action.label}
              type="button"
              className={styles.action}
              onClick={() => {
                toasts.dismiss(id);
                action.onSelect();
              }}
            >
              {action.label}
            </button>
          ))}
        </div>
      )}
      <IconButton
        icon={X}
        label={t('close')}
        className={styles.close}
        onClick={() => toasts.dismiss(id)}
      />
    </div>
  );
}
