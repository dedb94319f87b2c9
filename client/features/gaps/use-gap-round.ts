import { useMemo } from 'react';
import { type Agreement, openAgreements } from '../../../shared/case/agreement.ts';
import type { Gap } from '../../../shared/case/gap.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { useCaseView } from '../../ui/case-view.tsx';
import { useUnsentAnswers } from '../../ui/use-answer.ts';
import { type GapGroups, groupGaps } from './gap-groups.ts';
import { useJustClosed } from './use-just-closed.ts';

/** The open questions as the round goes through them. */
export function useGapRound(): GapGroups {
  const { participant } = useCaseSession();
  const gaps = useBoard((board) => board.gaps);
  const answering = useCaseView((view) => view.answering);
  const removed = useBoard((board) =>
    answering ? (board.removed.gaps.get(answering.id) as Gap | undefined) : undefined,
  );
  const personIds = useCaseView((view) => view.personIds);
  const departments = useDepartments();
  const justClosed = useJustClosed(gaps);
  const unsent = useUnsentAnswers(gaps);
  return useMemo(
    () =>
      groupGaps(removed ? [...gaps.values(), removed] : gaps.values(), {
        own: participant.department,
        departments: departments.map(({ id }) => id),
        personIds,
        // What was typed to a question others closed meanwhile can still become a resource.
        kept: new Set([...justClosed, ...unsent]),
        pinned: answering,
      }),
    [gaps, removed, participant, departments, personIds, justClosed, unsent, answering],
  );
}

/** The open agreement in which a question was taken along. */
export function useTakenAlong(gapId: string): Agreement | undefined {
  const agreements = useBoard((board) => board.agreements);
  return useMemo(
    () => openAgreements({ agreements }).find((agreement) => agreement.gapId === gapId),
    [agreements, gapId],
  );
}
