import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../../sync/api.ts';
import { restoreState } from '../../sync/checkpoint-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { toasts } from '../../ui/toasts.ts';

/** Restores a state; resolves with whether that was done, and says why not. */
export function useRestore() {
  const { t } = useTranslation(['restore', 'errors']);
  const { caseId } = useCaseSession();
  const [isRestoring, setRestoring] = useState(false);
  const restore = async (at: number): Promise<boolean> => {
    if (isRestoring) return false;
    setRestoring(true);
    try {
      await restoreState(caseId, at);
      return true;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t('restore:failed'), body: t(`errors:api.${error.code}`) }, 'restore');
      return false;
    } finally {
      setRestoring(false);
    }
  };
  return { restore, isRestoring };
}
