import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../sync/api.ts';
import { useToasts } from '../../ui/toasts.ts';

/** Sends a change once at a time; what the server refuses is said. */
export function useChange(failed: string) {
  const { t } = useTranslation('errors');
  const toasts = useToasts();
  const [isSending, setSending] = useState(false);
  const send = async (change: () => Promise<void>): Promise<void> => {
    if (isSending) return;
    setSending(true);
    try {
      await change();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: failed, body: t(`api.${error.code}`) }, 'privacy');
    } finally {
      setSending(false);
    }
  };
  return { isSending, send };
}
