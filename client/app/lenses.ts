import {
  FileText,
  History,
  List,
  type LucideIcon,
  Map as MapIcon,
  MessageCircleQuestion,
  Waypoints,
} from 'lucide-react';
import type { Sitting } from '../../shared/case/sitting.ts';
import type { PhaseKind } from '../../shared/method/phases.ts';
import type { Lens as PresenceLens } from '../sync/read-presence.ts';
import { breakpoints } from '../ui/use-media.ts';

/** The lenses as they stand in the address: `/fall/<id>/karte`. */
export const lenses = [
  'luecken',
  'wille',
  'karte',
  'liste',
  'strategien',
  'verlauf',
  'protokoll',
  'einstieg',
  'vereinbarungen',
  'leitfaden',
] as const;
export type Lens = (typeof lenses)[number];

/** The work surface of a phase shows its number instead. */
export const lensIcons: Partial<Record<Lens, LucideIcon>> = {
  karte: MapIcon,
  liste: List,
  strategien: Waypoints,
  verlauf: History,
  protokoll: FileText,
  leitfaden: MessageCircleQuestion,
};

/** What the others are told one is looking at. */
export const presenceLens: Record<Lens, PresenceLens> = {
  luecken: 'gaps',
  karte: 'map',
  liste: 'list',
  strategien: 'strategies',
  verlauf: 'history',
  protokoll: 'minutes',
  leitfaden: 'guide',
  einstieg: 'opening',
  vereinbarungen: 'agreements',
  wille: 'will',
};

/** The lenses that are the work surface of a phase: in the lens switch only while it is wanted. */
export const phaseOfLens: Partial<Record<Lens, PhaseKind>> = {
  einstieg: 'opening',
  luecken: 'resources',
  wille: 'will',
  vereinbarungen: 'agreements',
};

/** The lenses that are work outside the conference: in the lens switch only while they are looked at. */
const occasional: readonly Lens[] = ['leitfaden'];

/** Where the work of a phase is done. */
export const lensOfPhase: Record<PhaseKind, Lens> = {
  opening: 'einstieg',
  resources: 'luecken',
  will: 'wille',
  direction: 'karte',
  strategies: 'strategien',
  agreements: 'vereinbarungen',
  snapshot: 'vereinbarungen',
};

/** Where there is no room for it beside the work surfaces of phases, the menu of the case leads there. */
const roomy: readonly Lens[] = ['verlauf', 'protokoll'];

/**
 * The lenses of the switch: the work surface of the current phase first, that of the phase before stays one phase
 * longer, and the one that is looked at is always there.
 */
export function shownLenses(
  selected: Lens,
  sitting: Pick<Sitting, 'plan' | 'phase'> | undefined,
  isNarrow: boolean,
): readonly Lens[] {
  const now = sitting?.plan.findIndex(({ kind }) => kind === sitting.phase) ?? -1;
  const wanted = [sitting?.plan[now]?.kind, sitting?.plan[now - 1]?.kind];
  const rank = (lens: Lens) => {
    const phase = phaseOfLens[lens];
    if (!phase) return wanted.length;
    const index = wanted.indexOf(phase);
    return index < 0 ? wanted.length - 1 : index;
  };
  return lenses
    .filter((lens) => {
      const phase = phaseOfLens[lens];
      if (lens === selected) return true;
      if (phase) return wanted.includes(phase);
      return !occasional.includes(lens) && !(isNarrow && sitting && roomy.includes(lens));
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The lenses of a Momentaufnahme: what is only for work is left out. */
export const lensesOfSnapshot: readonly Lens[] = [
  'karte',
  'liste',
  'luecken',
  'wille',
  'strategien',
  'vereinbarungen',
  'verlauf',
];

/** The lens in which somebody sees what another person's lens shows; narrow screens have no map. */
export function lensOfPresence(shown: PresenceLens): Lens {
  const lens = lenses.find((each) => presenceLens[each] === shown) ?? firstLens();
  return lens === 'karte' ? firstLens() : lens;
}

export function isLens(value: string): value is Lens {
  return lenses.some((lens) => lens === value);
}

/** Narrow screens start with the list: it needs no canvas and fits a thumb. */
export function firstLens(): Lens {
  return matchMedia(breakpoints.phone).matches ? 'liste' : 'karte';
}
