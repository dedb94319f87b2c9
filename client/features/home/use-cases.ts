import { useCallback, useEffect, useState } from 'react';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { ApiFailure, fetchCases } from '../../sync/api.ts';

interface Cases {
  /** What was read last; kept while reading again, also when that fails. */
  readonly items: readonly CaseListItem[] | undefined;
  readonly failure: ApiFailure | undefined;
  reload(): Promise<void>;
}

/** The list of cases, read again whenever somebody comes back to the page. */
export function useCases(): Cases {
  const [items, setItems] = useState<readonly CaseListItem[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const reload = useCallback(async () => {
    try {
      setItems(await fetchCases());
      setFailure(undefined);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error);
    }
  }, []);
  useEffect(() => {
    void reload();
    const onVisible = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [reload]);
  return { items, failure, reload };
}
