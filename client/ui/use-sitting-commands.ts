import { useMemo } from 'react';
import { openGapCount } from '../../shared/case/select.ts';
import { type SittingStep, startSitting, stepSitting } from '../../shared/case/sitting.ts';
import type { Phase } from '../../shared/method/phases.ts';
import { useCaseSession } from '../sync/use-case.tsx';
import { useCommand } from './use-command.ts';

/** Leading a consultation. Only whoever has the chair may: the server refuses everybody else. */
export function useSittingCommands() {
  const session = useCaseSession();
  const command = useCommand();
  return useMemo(
    () => ({
      start: (plan: readonly Phase[], conferenceId?: string) =>
        command(() =>
          startSitting(session.chair, session.author, {
            plan,
            openGaps: openGapCount(session.boardStore.getState()),
            ...(conferenceId ? { conferenceId } : {}),
          }),
        ),
      step: (step: Exclude<SittingStep, { kind: 'start' | 'finish' }>) =>
        command(() => stepSitting(session.chair, session.author, step)),
      finish: () =>
        command(() =>
          stepSitting(session.chair, session.author, {
            kind: 'finish',
            openGaps: openGapCount(session.boardStore.getState()),
          }),
        ),
    }),
    [session, command],
  );
}
