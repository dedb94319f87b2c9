import {
  type AgeGroup,
  type Instrument,
  isValidOn,
  type SupportPhase,
  supportPhases,
} from '../../../shared/method/instruments.ts';

export interface InstrumentOption {
  readonly instrument: Instrument;
  /** Cannot be granted today: it ended, or has not begun. Shown all the same. */
  readonly validity: 'valid' | 'historic' | 'notYet';
  /** Made for the chosen age group, or none is chosen. */
  readonly suitsAge: boolean;
}

export interface InstrumentGroup {
  readonly phase: SupportPhase | 'any';
  readonly options: readonly InstrumentOption[];
}

export function validityOf(instrument: Instrument, today: string): InstrumentOption['validity'] {
  if (isValidOn(instrument, today)) return 'valid';
  return instrument.validFrom !== undefined && today < instrument.validFrom ? 'notYet' : 'historic';
}

/**
 * The whole catalogue by phase, the chosen phase first. Nothing is left out: what does not suit the age group or is
 * historic only comes later within its group. Help does not depend on the prospect to stay.
 */
export function instrumentGroups(
  catalogue: readonly Instrument[],
  chosen: { readonly phase?: SupportPhase | undefined; readonly ageGroup?: AgeGroup | undefined },
  today: string,
): InstrumentGroup[] {
  const phases = [...supportPhases].sort(
    (a, b) => Number(b === chosen.phase) - Number(a === chosen.phase),
  );
  const options = catalogue.map((instrument) => ({
    instrument,
    validity: validityOf(instrument, today),
    suitsAge: chosen.ageGroup === undefined || instrument.ageGroups.includes(chosen.ageGroup),
  }));
  const rank = (option: InstrumentOption) =>
    Number(!option.suitsAge) * 2 + Number(option.validity !== 'valid');
  return [...phases, 'any' as const]
    .map((phase) => ({
      phase,
      options: options
        .filter(({ instrument: { phases: own } }) =>
          phase === 'any' ? own.length === 0 : own.includes(phase),
        )
        .sort((a, b) => rank(a) - rank(b)),
    }))
    .filter((group) => group.options.length > 0);
}
