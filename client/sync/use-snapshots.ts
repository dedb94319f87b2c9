import { useCallback, useEffect, useState } from 'react';
import type { Snapshot } from '../../shared/protocol/snapshots.ts';
import { ApiFailure } from './api.ts';
import { fetchSnapshots } from './snapshot-api.ts';
import { useCaseSession, useChair } from './use-case.tsx';

export interface Snapshots {
  /** The oldest first; undefined: not loaded yet. */
  readonly all: readonly Snapshot[] | undefined;
  readonly failure: ApiFailure | undefined;
  reload(): void;
}

/** Loaded again when a consultation ends: the server keeps one then. */
export function useSnapshots(): Snapshots {
  const { caseId, isExemplary } = useCaseSession();
  const [all, setAll] = useState<readonly Snapshot[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [asked, setAsked] = useState(0);
  const runs = useChair(({ sitting }) => sitting?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, or with the end of a consultation
  useEffect(() => {
    if (isExemplary) {
      setAll([]);
      return undefined;
    }
    let left = false;
    fetchSnapshots(caseId).then(
      (found) => {
        if (left) return;
        setAll(found.toReversed());
        setFailure(undefined);
      },
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error;
        if (!left) setFailure(error);
      },
    );
    return () => {
      left = true;
    };
  }, [caseId, isExemplary, asked, runs]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { all, failure, reload };
}
