import type { Peer } from '../sync/presence.ts';
import { useDepartments } from '../sync/town.ts';
import { useChair, usePeers } from '../sync/use-case.tsx';

export interface Seat {
  readonly department: string;
  readonly state: 'here' | 'away' | 'absent' | 'writing';
  /** Somebody of it has the case open. */
  readonly isOnline: boolean;
}

function stateOf(here: readonly Peer[], isNoted: boolean): Seat['state'] {
  if (here.length === 0) return isNoted ? 'here' : 'absent';
  if (here.some(({ editing }) => editing)) return 'writing';
  return here.every(({ idle }) => idle) ? 'away' : 'here';
}

/** The departments of the round table in their order, guests last. Whom the chair has noted is there without a device too. */
export function useSeats(): readonly Seat[] {
  const peers = usePeers();
  const known = useDepartments().map(({ id }) => id);
  const guests = peers.map(({ participant }) => participant.department);
  const attendance = useChair((chair) => chair.sitting?.attendance);
  return [...new Set([...known, ...guests])].map((department) => {
    const here = peers.filter(({ participant }) => participant.department === department);
    const noted = attendance?.get(department);
    return {
      department,
      state: stateOf(here, noted === 'present' || noted === 'remote'),
      isOnline: here.length > 0,
    };
  });
}

/** Where a seat stands on a circle around the middle. */
export function seatPoint(index: number, count: number, radius: number) {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
