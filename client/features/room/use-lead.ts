import type { Peer } from '../../sync/presence.ts';
import { useChair, usePeers } from '../../sync/use-case.tsx';

/** Whoever has the chair, while they are here. */
export function useLead(): Peer | undefined {
  const holder = useChair((chair) => chair.holder?.participantId);
  return usePeers().find(({ participant }) => participant.id === holder);
}
