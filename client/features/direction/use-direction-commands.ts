import { useMemo } from 'react';
import { setDirection } from '../../../shared/case/direction-decision.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useCommand } from '../../ui/use-command.ts';

export function useDirectionCommands() {
  const session = useCaseSession();
  const command = useCommand();
  return useMemo(
    () => ({
      /** Sets a direction; false where it was refused. */
      set: (directionId: string): boolean =>
        command(() => setDirection(session.chair, session.board, session.author, directionId)) !==
        undefined,
    }),
    [session, command],
  );
}
