import { useEffect, useState } from 'react';
import { ApiFailure, fetchRoom } from '../../sync/api.ts';
import { useCaseSession, useSyncStatus } from '../../sync/use-case.tsx';

const againAfterMs = 5_000;

/** The six digits to join by; another one with every sitting and after a restart of the server. */
export function useRoomCode(sittingId: string | undefined): string | undefined {
  const session = useCaseSession();
  const { caseId } = session;
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
    // Somebody may have asked for another code.
    const stop = session.onDoor(() => void ask());
    return () => {
      left = true;
      stop();
      clearTimeout(timer);
    };
  }, [session, caseId, sittingId, isOffline]);
  return code;
}
