import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure, openRound } from '../../sync/api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { useWeighing } from './weighing.tsx';

/** Opens a further round over some strategies or all; a failure is kept in words. */
export function useOpenRound(onOpened: () => void) {
  const { t } = useTranslation('weighing');
  const { t: errors } = useTranslation('errors');
  const { caseId } = useCaseSession();
  const { strategies } = useWeighing();
  const [failure, setFailure] = useState('');
  const open = useCallback(
    async (strategyIds: readonly string[]) => {
      if (strategyIds.length === 0) {
        setFailure(t('newRoundNothing'));
        return;
      }
      try {
        await openRound(caseId, strategyIds.length === strategies.length ? {} : { strategyIds });
        announce(t('roundOpened'));
        onOpened();
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        setFailure(errors(`api.${error.code}`));
      }
    },
    [caseId, strategies, onOpened, t, errors],
  );
  return { open, failure, forget: () => setFailure('') };
}
