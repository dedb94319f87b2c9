import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { setDirection } from '../../../shared/case/direction-decision.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useCommand } from '../../ui/use-command.ts';

export function useDirectionCommands() {
  const session = useCaseSession();
  const command = useCommand();
  const { t } = useTranslation('direction');
  return useMemo(
    () => ({
      /** Sets a direction; false where it was refused. */
      set: (directionId: string): boolean =>
        command(() => setDirection(session.chair, session.board, session.author, directionId)) !==
        undefined,
      takeChair() {
        const { kind } = session.status.getState();
        if (kind === 'saved' || kind === 'saving') session.takeChair();
        else toasts.refused(t('takeChairOffline'));
      },
    }),
    [session, command, t],
  );
}
