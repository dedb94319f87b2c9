import { useStore } from 'zustand';
import { useCaseSession } from '../sync/use-case.tsx';

/** Who only observes, or a case that was stored by a newer version: everything that writes is hidden. */
export function useReadOnly(): boolean {
  const { status, participant } = useCaseSession();
  const isNewer = useStore(status, ({ readOnly }) => readOnly !== undefined);
  return isNewer || participant.role === 'observer';
}
