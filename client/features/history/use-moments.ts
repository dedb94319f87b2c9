import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type Comparison, compareMoments, type Moment } from '../../../shared/case/compare.ts';
import { ApiFailure } from '../../sync/api.ts';
import { openSnapshot } from '../../sync/snapshot-api.ts';
import { useBoard, useCaseSession, useChair } from '../../sync/use-case.tsx';

/** A snapshot by its moment, or the case as it is. */
export type MomentId = number | 'now';

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
    if (typeof id !== 'number') return;
    const known = opened.current.get(id);
    // What could not be loaded is asked for again.
    if (known && !(known instanceof ApiFailure)) return;
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
