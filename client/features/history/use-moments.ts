import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type Comparison, compareMoments, type Moment } from '../../../shared/case/compare.ts';
import type { Snapshot } from '../../../shared/protocol/snapshots.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchSnapshots, openSnapshot } from '../../sync/snapshot-api.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';

/** A snapshot by its moment, or the case as it is. */
export type MomentId = number | 'now';

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

type Loaded = Moment | ApiFailure;

/** The case at that moment; undefined: it is being loaded. */
function useMoment(id: MomentId | undefined): Loaded | undefined {
  const { caseId, author } = useCaseSession();
  const opened = useRef(new Map<number, Loaded>());
  const [, setCount] = useState(0);
  const isNow = id === 'now';
  // Compared anew when there is time for it, not with every key somebody presses.
  const board = useDeferredValue(useBoard((state) => (isNow ? state : undefined)));
  const chair = useDeferredValue(useChair((state) => (isNow ? state : undefined)));
  const now = useMemo(
    () => (board && chair ? { at: author.now(), board, chair } : undefined),
    [board, chair, author],
  );
  useEffect(() => {
    if (typeof id !== 'number' || opened.current.has(id)) return;
    let left = false;
    openSnapshot(caseId, id)
      .catch((error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error;
        return error;
      })
      .then((found) => {
        opened.current.set(id, found);
        if (!left) setCount((count) => count + 1);
      });
    return () => {
      left = true;
    };
  }, [caseId, id]);
  if (isNow) return now;
  return id === undefined ? undefined : opened.current.get(id);
}

/** What has become different from one moment to a later one, as soon as both are there. */
export function useComparison(
  from: MomentId | undefined,
  to: MomentId | undefined,
): { readonly comparison?: Comparison; readonly failure?: ApiFailure } {
  const before = useMoment(from);
  const after = useMoment(to);
  return useMemo(() => {
    for (const each of [before, after]) if (each instanceof ApiFailure) return { failure: each };
    const [earlier, later] = [before, after] as (Moment | undefined)[];
    return earlier && later ? { comparison: compareMoments(earlier, later) } : {};
  }, [before, after]);
}
