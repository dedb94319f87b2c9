import type { ActionField } from './action-fields.ts';
import { type AgeGroup, ageGroups } from './instruments.ts';
import type { LegalSphere } from './legal-spheres.ts';

/** A step as the town wants it; a case may differ. */
export interface TemplateStep {
  readonly id: string;
  readonly what: string;
  readonly department: string;
  /** So long it may take from the need to the beginning. */
  readonly targetDays?: number;
  readonly handsTo: readonly string[];
  /** Empty: nothing in particular. */
  readonly handsWhat: string;
  /** The step is the change into this Rechtskreis. */
  readonly legalSphere?: LegalSphere;
}

/** A Dienstleistungskette as the town wants it. */
export interface ChainTemplate {
  readonly id: string;
  readonly name: string;
  /** The version of the settings that last changed it. */
  readonly version: number;
  readonly field: ActionField;
  /** Absent: for all. */
  readonly ageGroup?: AgeGroup;
  readonly steps: readonly TemplateStep[];
  /** Numbers of the rules that shaped it, the first first; absent: none did. */
  readonly rules?: readonly number[];
}

/** The chain of the article, "Ankommen und Arbeit". */
export const defaultChains: readonly ChainTemplate[] = ageGroups.map((ageGroup) => ({
  id: `arrival-work-${ageGroup}`,
  name: 'Ankommen und Arbeit',
  version: 0,
  field: 'work',
  ageGroup,
  steps: arrivalAndWork(ageGroup),
}));

function arrivalAndWork(ageGroup: AgeGroup): readonly TemplateStep[] {
  const profilingTwo = ageGroup === 'over25' ? 'Profiling II (Ü25)' : 'Profiling II (U25)';
  return [
    step('assignment', 'Zuweisung angekündigt (ZEWO)', 'SOZ', ['DRK', 'AUS', 'SAF'], 'Stammdaten'),
    step('arrival', 'Ankunft, Registrierung, Wohneinheit', 'DRK', ['SOZ'], '', 14),
    step('benefits', 'Leistungen, Krankenkasse, Sozialticket', 'SOZ', ['AUS'], '', 14),
    step('register', 'Ausländerzentralregister, Meldung', 'AUS', ['SAF'], '', 14),
    step('profiling-1', 'Profiling I', 'SAF', ['IFK', 'KJS'], 'Profiling-Bogen', 14),
    step('profiling-2', profilingTwo, 'IFK', ['AA'], 'Profiling-Bogen', 14),
    step('literacy', 'Alphabetisierungskurs', 'IFK', [], ''),
    step('agency', 'Termin bei der Agentur für Arbeit', 'AA', ['IFK'], '', 28),
    step('course', 'Integrationskurs', 'IFK', ['JC'], ''),
    {
      ...step(
        'transition',
        'Rechtskreiswechsel, Übergabe',
        'SOZ',
        ['JC'],
        'Elektronische Fallakte',
      ),
      legalSphere: 'SGB II',
    },
  ];
}

function step(
  id: string,
  what: string,
  department: string,
  handsTo: readonly string[],
  handsWhat: string,
  targetDays?: number,
): TemplateStep {
  return { id, what, department, ...(targetDays ? { targetDays } : {}), handsTo, handsWhat };
}
