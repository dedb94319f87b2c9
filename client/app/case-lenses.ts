import { List, type LucideIcon, Map as MapIcon, Waypoints } from 'lucide-react';
import type { Lens } from '../sync/read-presence.ts';

/** A lens as it stands in the address: `/fall/<id>/karte`. */
export const lensSlugs = ['karte', 'liste', 'strategien'] as const;
export type LensSlug = (typeof lensSlugs)[number];

export const lensIcons: Record<LensSlug, LucideIcon> = {
  karte: MapIcon,
  liste: List,
  strategien: Waypoints,
};

/** What the others are told one is looking at. */
export const presenceLens: Record<LensSlug, Lens> = {
  karte: 'map',
  liste: 'list',
  strategien: 'strategies',
};

/** The lens an address names; without one the Karte on wide screens, the Liste on phones. */
export function lensFromSlug(slug: string | undefined, isPhone: boolean): LensSlug {
  return lensSlugs.find((known) => known === slug) ?? (isPhone ? 'liste' : 'karte');
}
