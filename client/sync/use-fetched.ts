import { useCallback, useRef, useState } from 'react';
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
  /** How often something was asked for or shown: an answer that was overtaken says nothing any more. */
  const newest = useRef(0);
  const reload = useCallback(async () => {
    newest.current += 1;
    const own = newest.current;
    try {
      const read = await load();
      if (own !== newest.current) return;
      setValue(read);
      setFailure(undefined);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (own === newest.current) setFailure(error);
    }
  }, [load]);
  const show = useCallback((shown: T) => {
    newest.current += 1;
    setValue(shown);
  }, []);
  useReRead(reload, everyMs);
  return { value, failure, reload, show };
}
