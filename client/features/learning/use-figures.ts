import { useCallback, useState } from 'react';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchLearning } from '../../sync/learning-api.ts';
import { useReRead } from '../../sync/use-re-read.ts';

interface Read {
  /** By the filter they are of; each stays true when another is chosen. */
  readonly answers: ReadonlyMap<string, LearningAnswer>;
  /** The filter that was read last. */
  readonly last?: string;
  readonly failure?: ApiFailure;
}

/** The figures of a filter and, as `whole`, of all cases; read again when somebody comes back to the page. */
export function useFigures(query: string) {
  const [{ answers, last, failure }, setRead] = useState<Read>({ answers: new Map() });
  const reload = useCallback(async () => {
    try {
      const read = await Promise.all(
        [...new Set([query, ''])].map(async (of) => [of, await fetchLearning(of)] as const),
      );
      setRead((before) => ({ answers: new Map([...before.answers, ...read]), last: query }));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setRead((before) => ({ ...before, failure: error }));
    }
  }, [query]);
  useReRead(reload);
  const own = answers.get(query);
  return {
    /** Those of the filter before until those of this one are there. */
    figures: own ?? (last === undefined ? undefined : answers.get(last)),
    isCurrent: own !== undefined,
    whole: answers.get(''),
    failure,
    reload,
  };
}
