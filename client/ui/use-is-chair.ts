import { useCaseSession, useChair } from '../sync/use-case.tsx';

/** Whether this participant has the chair. */
export function useIsChair(): boolean {
  const { participant } = useCaseSession();
  return useChair((chair) => chair.holder?.participantId === participant.id);
}
