import { useStore } from 'zustand';
import { useCaseSession } from '../sync/use-case.tsx';

/** Whether whoever has the chair shows everybody that entry. */
export function useHighlighted(id: string): boolean {
  const { presence, chairStore } = useCaseSession();
  return useStore(presence, (peers) =>
    peers.some(
      ({ participant, view }) =>
        view?.highlight === id && participant.id === chairStore.getState().holder?.participantId,
    ),
  );
}
