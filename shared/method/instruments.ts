import type { LegalSphere } from './legal-spheres.ts';

/** Phases of support of the programme (not of a conference). */
export const supportPhases = ['access', 'differentiation', 'integration'] as const;
export type SupportPhase = (typeof supportPhases)[number];

export const ageGroups = ['under25', 'over25'] as const;
export type AgeGroup = (typeof ageGroups)[number];

/** A Förderinstrument of the catalogue. */
export interface Instrument {
  readonly id: string;
  readonly name: string;
  /** Empty: in any phase. */
  readonly phases: readonly SupportPhase[];
  readonly ageGroups: readonly AgeGroup[];
  readonly legalSphere?: LegalSphere;
  /** ISO dates; outside them the instrument is shown as historic. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** What must be there first, in words. */
  readonly preconditions?: string;
  /** Who offers it, in words. */
  readonly provider?: string;
  /** The department through which one gets it. */
  readonly arrangedBy?: string;
  /** How long one usually waits for it. */
  readonly waitingDays?: number;
  /** To be looked into wherever there are children. */
  readonly forChildren?: true;
  /** Beginnings of words, parted by commas: a resource with one of them leads to it. */
  readonly keywords?: string;
  /** ISO date until which somebody is to look whether it still stands so. */
  readonly reviewBy?: string;
  /** Still named where a strategy has it, not offered any more. */
  readonly retired?: true;
}

/** Whether the instrument could be granted on that ISO date. */
export function isValidOn(instrument: Instrument, date: string): boolean {
  return (
    (instrument.validFrom === undefined || instrument.validFrom <= date) &&
    (instrument.validUntil === undefined || date <= instrument.validUntil)
  );
}
