import { useCallback, useEffect } from 'react';
import type { GuestAtDoor } from '../../../shared/protocol/door.ts';
import { fetchGuests } from '../../sync/door-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';

const nobody: readonly GuestAtDoor[] = [];

/** Guests of the case: who waits, the longest first, and who was let in. */
export function useDoor(): readonly GuestAtDoor[] {
  const session = useCaseSession();
  const { caseId } = session;
  const load = useCallback(() => fetchGuests(caseId), [caseId]);
  const { value, reload } = useFetched(load);
  useEffect(() => session.onDoor(() => void reload()), [session, reload]);
  return value ?? nobody;
}
