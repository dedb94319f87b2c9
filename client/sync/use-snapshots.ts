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

/** The server keeps one when a consultation ends, a moment after everybody sees that it has, ms. */
const keptWithinMs = 60_000;
const askAgainAfterMs = 1_000;

/** Loaded again when a consultation ends, until its own is there. */
export function useSnapshots(): Snapshots {
  const { caseId, isExemplary, author } = useCaseSession();
  const [all, setAll] = useState<readonly Snapshot[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [asked, setAsked] = useState(0);
  const runs = useChair(({ sitting }) => sitting?.id);
  const last = useChair(({ sittings }) => sittings.at(-1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, or with the end of a consultation
  useEffect(() => {
    if (isExemplary) {
      setAll([]);
      return undefined;
    }
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    fetchSnapshots(caseId).then(
      (found) => {
        if (left) return;
        setAll(found.toReversed());
        setFailure(undefined);
        const isExpected =
          last?.finishedAt !== undefined &&
          author.now() - last.finishedAt < keptWithinMs &&
          !found.some(({ sittingId }) => sittingId === last.id);
        if (isExpected) timer = setTimeout(() => setAsked((count) => count + 1), askAgainAfterMs);
      },
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error;
        if (!left) setFailure(error);
      },
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [caseId, isExemplary, asked, runs]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { all, failure, reload };
}
