import { useCallback, useEffect, useState } from 'react';
import type { Phase } from '../../../shared/method/phases.ts';
import { useTown } from '../../sync/town.ts';
import { useIsChair } from '../../ui/use-is-chair.ts';
import { useSittingCommands } from '../../ui/use-sitting-commands.ts';
import { useTakeChair } from '../../ui/use-take-chair.ts';

/** "Beratung starten": takes the chair first where somebody else or nobody has it. */
export function useStart(): {
  readonly start: (plan?: readonly Phase[]) => void;
  readonly isStarting: boolean;
} {
  const [waiting, setWaiting] = useState<readonly Phase[]>();
  const isChair = useIsChair();
  const takeChair = useTakeChair();
  const commands = useSittingCommands();
  const { phases } = useTown();
  useEffect(() => {
    if (!waiting || !isChair) return;
    setWaiting(undefined);
    commands.start(waiting);
  }, [waiting, isChair, commands]);
  const start = useCallback(
    (plan: readonly Phase[] = phases) => {
      if (isChair) commands.start(plan);
      else if (takeChair()) setWaiting(plan);
    },
    [isChair, commands, takeChair, phases],
  );
  return { start, isStarting: waiting !== undefined };
}
