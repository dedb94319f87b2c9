import { useCallback, useState } from 'react';
import { ApiFailure } from './api.ts';
import { useReRead } from './use-re-read.ts';

interface Fetched<T> {
  /** What was read last; kept while reading again, also when that fails. */
  readonly value: T | undefined;
  readonly failure: ApiFailure | undefined;
  reload(): Promise<void>;
  /** Shows what a change answered, without asking again. */
  show(value: T): void;
}

/** What the server has, read again as `useReRead` says. `load` must stay the same function. */
export function useFetched<T>(load: () => Promise<T>, everyMs?: number): Fetched<T> {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState<ApiFailure>();
  const reload = useCallback(async () => {
    try {
      const read = await load();
      setValue(read);
      setFailure(undefined);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error);
    }
  }, [load]);
  useReRead(reload, everyMs);
  return { value, failure, reload, show: setValue };
}
