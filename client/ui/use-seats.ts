import type { Peer } from '../sync/presence.ts';
import { useDepartments } from '../sync/town.ts';
import { usePeers } from '../sync/use-case.tsx';

export interface Seat {
  readonly department: string;
  readonly state: 'here' | 'away' | 'absent' | 'writing';
}

function stateOf(department: string, peers: readonly Peer[]): Seat['state'] {
  const here = peers.filter(({ participant }) => participant.department === department);
  if (here.length === 0) return 'absent';
  if (here.some(({ editing }) => editing)) return 'writing';
  return here.every(({ idle }) => idle) ? 'away' : 'here';
}

/** The departments of the round table in their order, guests last. */
export function useSeats(): readonly Seat[] {
  const peers = usePeers();
  const known = useDepartments().map(({ id }) => id);
  const guests = peers.map(({ participant }) => participant.department);
  return [...new Set([...known, ...guests])].map((department) => ({
    department,
    state: stateOf(department, peers),
  }));
}

/** Where a seat stands on a circle around the middle. */
export function seatPoint(index: number, count: number, radius: number) {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
