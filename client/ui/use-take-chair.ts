import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaff } from '../../shared/protocol/roles.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { toasts } from './toasts.ts';
import { useReadOnly } from './use-read-only.ts';

/** Whether this person may have the chair: not a guest, and not where all is read-only. */
export function useMayTakeChair(): boolean {
  const { role } = useCaseSession().participant;
  return !useReadOnly() && isStaff(role);
}

/** Takes the chair. False without a connection: the server alone gives it. */
export function useTakeChair(): () => boolean {
  const session = useCaseSession();
  const { t } = useTranslation('direction');
  return useCallback(() => {
    const { kind } = session.status.getState();
    const isConnected = kind === 'saved' || kind === 'saving';
    if (isConnected) session.takeChair();
    else toasts.refused(t('takeChairOffline'));
    return isConnected;
  }, [session, t]);
}
