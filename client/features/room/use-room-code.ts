import { useEffect, useState } from 'react';
import { ApiFailure, fetchRoom } from '../../sync/api.ts';
import { useCaseSession, useSyncStatus } from '../../sync/use-case.tsx';

const againAfterMs = 5_000;

/** The six digits to join by; another one with every sitting and after a restart of the server. */
export function useRoomCode(sittingId: string | undefined): string | undefined {
  const { caseId } = useCaseSession();
  const isOffline = useSyncStatus().kind === 'offline';
  const [code, setCode] = useState<string>();
  useEffect(() => {
    setCode(undefined);
    if (sittingId === undefined || isOffline) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = async () => {
      try {
        const info = await fetchRoom(caseId);
        if (!left) setCode(info.code);
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        if (!left) timer = setTimeout(ask, againAfterMs);
      }
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [caseId, sittingId, isOffline]);
  return code;
}
