import { useCallback, useEffect, useState } from 'react';
import type { Round } from '../../../shared/case/round.ts';
import type { OwnStance, OwnStances } from '../../../shared/protocol/http.ts';
import { ApiFailure, fetchOwnStances } from '../../sync/api.ts';
import { useCaseSession, useSyncStatus } from '../../sync/use-case.tsx';

const nothing: OwnStances = { stances: [] };

/**
 * What one's own department said in the open round. Asked anew whenever somebody of it gave or withdrew one, on
 * whatever device; what the server answered to one's own change is told.
 */
export function useOwnStances(round: Round | undefined): {
  readonly stances: readonly OwnStance[];
  tell(own: OwnStances): void;
} {
  const { caseId, participant } = useCaseSession();
  const isOffline = useSyncStatus().kind === 'offline';
  const [own, setOwn] = useState(nothing);
  const roundId = round?.id;
  const revision = round?.given.get(participant.department)?.revision ?? 0;
  useEffect(() => {
    if (roundId === undefined || revision === 0 || isOffline) return;
    let left = false;
    fetchOwnStances(caseId).then(
      (found) => {
        if (!left) setOwn(found);
      },
      (error: unknown) => {
        // The next change, or the next connection, asks again.
        if (!(error instanceof ApiFailure)) throw error;
      },
    );
    return () => {
      left = true;
    };
  }, [caseId, roundId, revision, isOffline]);
  return {
    stances: own.roundId === roundId ? own.stances : nothing.stances,
    tell: useCallback((next: OwnStances) => setOwn(next), []),
  };
}
