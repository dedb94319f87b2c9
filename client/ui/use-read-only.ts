import { useStore } from 'zustand';
import type { CaseSession } from '../sync/case-session.ts';
import { useCaseSession } from '../sync/use-case.tsx';

/** Who only observes, or a case that was stored by a newer version: everything that writes is hidden. */
export function useReadOnly(): boolean {
  const session = useCaseSession();
  return useStore(session.status, () => isReadOnly(session));
}

export function isReadOnly({ status, participant }: CaseSession): boolean {
  return status.getState().readOnly !== undefined || participant.role === 'observer';
}
