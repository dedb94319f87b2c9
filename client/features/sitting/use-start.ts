import { useCallback, useEffect, useState } from 'react';
import { conferenceFor } from '../../../shared/method/agenda.ts';
import type { Phase } from '../../../shared/method/phases.ts';
import { ApiFailure, fetchConferences } from '../../sync/api.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import { useTakeChair } from '../../ui/use-take-chair.ts';

/** "Beratung starten": takes the chair first where somebody else or nobody has it. */
export function useStart(): {
  readonly start: (plan?: readonly Phase[]) => Promise<void>;
  readonly isStarting: boolean;
} {
  const { caseId, author } = useCaseSession();
  const isChair = useIsChair();
  const takeChair = useTakeChair();
  const commands = useSittingCommands();
  const [waiting, setWaiting] = useState<Parameters<typeof commands.start>>();
  const { phases } = useTown();
  useEffect(() => {
    if (!waiting || !isChair) return;
    setWaiting(undefined);
    commands.start(...waiting);
  }, [waiting, isChair, commands]);
  const start = useCallback(
    async (plan: readonly Phase[] = phases) => {
      if (!isChair && !takeChair()) return;
      setWaiting([plan, await conferenceNow(caseId, author.now())]);
    },
    [isChair, takeChair, phases, caseId, author],
  );
  return { start, isStarting: waiting !== undefined };
}

/** The id of the conference the case is on now; a consultation starts without one, and where nobody can say. */
async function conferenceNow(caseId: string, now: number): Promise<string | undefined> {
  try {
    return conferenceFor(await fetchConferences(), caseId, now)?.id;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return undefined;
  }
}
