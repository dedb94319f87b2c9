import { useEffect, useState } from 'react';
import type { Since } from '../../../shared/case/turn-back.ts';
import type { Checkpoint } from '../../../shared/protocol/checkpoints.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchCheckpoints, fetchSince } from '../../sync/checkpoint-api.ts';

interface Checkpoints {
  readonly states: readonly Checkpoint[] | undefined;
  /** By moment; null: it cannot be compared. */
  readonly since: ReadonlyMap<number, Since | null>;
  readonly failure: ApiFailure | undefined;
}

/** The earlier states of a case and, one after the other, what has become different since each. */
export function useCheckpoints(caseId: string): Checkpoints {
  const [states, setStates] = useState<readonly Checkpoint[]>();
  const [since, setSince] = useState<ReadonlyMap<number, Since | null>>(new Map());
  const [failure, setFailure] = useState<ApiFailure>();
  useEffect(() => {
    let left = false;
    const load = async () => {
      const all = await fetchCheckpoints(caseId);
      if (!left) setStates(all);
      for (const { at } of all) {
        if (left) return;
        const found = await fetchSince(caseId, at).catch(orNull);
        setSince((known) => new Map(known).set(at, found));
      }
    };
    load().catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error);
    });
    return () => {
      left = true;
    };
  }, [caseId]);
  return { states, since, failure };
}

function orNull(error: unknown): null {
  if (!(error instanceof ApiFailure)) throw error;
  return null;
}
