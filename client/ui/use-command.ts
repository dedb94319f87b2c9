import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseError } from '../../shared/case/case-error.ts';
import { useFormat } from '../words/use-format.ts';
import { refusal, toasts } from './toasts.ts';

/** Shows in words why a command was refused. */
export function useShowRefusal(): (error: CaseError) => void {
  const { t } = useTranslation('errors');
  const format = useFormat();
  return useCallback(
    (error) => {
      const max = 'max' in error.detail ? error.detail.max : 0;
      const missing = 'missing' in error.detail ? error.detail.missing : [];
      const parts = format.list(missing.map((part) => t(`missing.${part}`)));
      toasts.refused(t(`command.${error.code}`, { max, missing: parts }));
    },
    [t, format],
  );
}

/**
 * Runs commands of `shared/case`. A refusal is shown in words and gives undefined; nothing was written then.
 * Anything else that is thrown is a fault of ours and goes on its way.
 */
export function useCommand(): <T>(run: () => T) => T | undefined {
  const showRefusal = useShowRefusal();
  return useCallback(
    (run) => {
      try {
        const result = run();
        toasts.dismiss(refusal);
        return result;
      } catch (error) {
        if (!(error instanceof CaseError)) throw error;
        showRefusal(error);
        return undefined;
      }
    },
    [showRefusal],
  );
}
