import { List, type LucideIcon, Map as MapIcon, Waypoints } from 'lucide-react';
import type { Lens as PresenceLens } from '../sync/read-presence.ts';
import { breakpoints } from '../ui/use-media.ts';

/** The lenses as they stand in the address: `/fall/<id>/karte`. */
export const lenses = ['karte', 'liste', 'strategien'] as const;
export type Lens = (typeof lenses)[number];

export const lensIcons: Record<Lens, LucideIcon> = {
  karte: MapIcon,
  liste: List,
  strategien: Waypoints,
};

/** What the others are told one is looking at. */
export const presenceLens: Record<Lens, PresenceLens> = {
  karte: 'map',
  liste: 'list',
  strategien: 'strategies',
};

export function isLens(value: string): value is Lens {
  return lenses.some((lens) => lens === value);
}

/** Narrow screens start with the list: it needs no canvas and fits a thumb. */
export function firstLens(): Lens {
  return matchMedia(breakpoints.phone).matches ? 'liste' : 'karte';
}
