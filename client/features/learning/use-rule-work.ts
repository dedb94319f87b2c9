import { useState } from 'react';
import type { ApiErrorCode } from '../../../shared/protocol/http.ts';
import { ApiFailure } from '../../sync/api.ts';

/** Does one thing with a rule at a time; where somebody was faster, the rules are read again. */
export function useRuleWork(onStale: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiErrorCode>();
  const run = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error.code);
      if (error.code === 'stale' || error.code === 'notFound') await onStale();
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, failure, forgive: () => setFailure(undefined) };
}
