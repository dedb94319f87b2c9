import { useStore } from 'zustand';
import { useCaseSession } from '../sync/use-case.tsx';

/** The case was stored by a newer version: everything that writes is hidden. */
export function useReadOnly(): boolean {
  return useStore(useCaseSession().status, (status) => status.readOnly !== undefined);
}
