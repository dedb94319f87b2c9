import type { LegalSphere } from './legal-spheres.ts';

/** A Dienststelle. Towns edit this list; nothing in the code may depend on a particular one. */
export interface Department {
  /** At most 4 letters; also the id. */
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly legalSphere: LegalSphere;
}

export const sampleDepartments: readonly Department[] = [
  {
    id: 'SOZ',
    name: 'Sozialamt: Hilfen nach dem Asylbewerberleistungsgesetz, Zentrale Wohnfachstelle',
    shortName: 'Sozialamt',
    legalSphere: 'AsylbLG',
  },
  { id: 'AUS', name: 'Ausländeramt', shortName: 'Ausländeramt', legalSphere: 'AufenthG' },
  {
    id: 'SAF',
    name: 'Sozialdienst für ausländische Flüchtlinge',
    shortName: 'Sozialdienst',
    legalSphere: 'SGB VIII',
  },
  {
    id: 'IFK',
    name: 'Integrationsfachkräfte Perspektive Arbeit + Ausbildung',
    shortName: 'Arbeit + Ausbildung',
    legalSphere: 'SGB II',
  },
  { id: 'AA', name: 'Agentur für Arbeit', shortName: 'Agentur für Arbeit', legalSphere: 'SGB III' },
  {
    id: 'JC',
    name: 'Sozialagentur / Jobcenter, Casemanagement',
    shortName: 'Jobcenter',
    legalSphere: 'SGB II',
  },
  {
    id: 'KJS',
    name: 'Amt für Kinder, Jugend und Schule, Kommunales Integrationszentrum',
    shortName: 'Kinder, Jugend, Schule',
    legalSphere: 'SGB VIII',
  },
  { id: 'DRK', name: 'Deutsches Rotes Kreuz', shortName: 'Rotes Kreuz', legalSphere: 'none' },
  {
    id: 'CBE',
    name: 'Centrum für bürgerschaftliches Engagement',
    shortName: 'Ehrenamt',
    legalSphere: 'none',
  },
];
