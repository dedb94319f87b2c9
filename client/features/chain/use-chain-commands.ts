import { useMemo } from 'react';
import {
  addStep,
  placeStep,
  removeStep,
  type StepPatch,
  updateStep,
} from '../../../shared/case/chain-commands.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** The commands of the chain; each returns whether it was carried out, and says why not. */
export function useChainCommands() {
  const { board, author } = useCaseSession();
  const run = useCommand();
  return useMemo(() => {
    const tried = (work: () => unknown): boolean =>
      run(() => {
        work();
        return true;
      }) === true;
    return {
      tried,
      add: (input: Parameters<typeof addStep>[2]) => tried(() => addStep(board, author, input)),
      update: (id: string, patch: StepPatch) => tried(() => updateStep(board, author, id, patch)),
      place: (id: string, before: string | undefined) =>
        tried(() => placeStep(board, author, id, before)),
      remove: (id: string) => tried(() => removeStep(board, author, id)),
    };
  }, [board, author, run]);
}
