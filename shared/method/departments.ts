import type { LegalSphere } from './legal-spheres.ts';

/** A Dienststelle. Towns edit this list; nothing in the code may depend on a particular one. */
export interface Department {
  /** At most 4 letters; also the id. */
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly legalSphere: LegalSphere;
  /** Which of the interface's twelve department colours it wears, 1–12. */
  readonly hue: number;
}

export const sampleDepartments: readonly Department[] = [
  {
    id: 'SOZ',
    name: 'Sozialamt: Hilfen nach dem Asylbewerberleistungsgesetz, Zentrale Wohnfachstelle',
    shortName: 'Sozialamt',
    legalSphere: 'AsylbLG',
    hue: 1,
  },
  { id: 'AUS', name: 'Ausländeramt', shortName: 'Ausländeramt', legalSphere: 'AufenthG', hue: 2 },
  {
    id: 'SAF',
    name: 'Sozialdienst für ausländische Flüchtlinge',
    shortName: 'Sozialdienst',
    legalSphere: 'SGB VIII',
    hue: 3,
  },
  {
    id: 'IFK',
    name: 'Integrationsfachkräfte Perspektive Arbeit + Ausbildung',
    shortName: 'Arbeit + Ausbildung',
    legalSphere: 'SGB II',
    hue: 4,
  },
  {
    id: 'AA',
    name: 'Agentur für Arbeit',
    shortName: 'Agentur für Arbeit',
    legalSphere: 'SGB III',
    hue: 5,
  },
  {
    id: 'JC',
    name: 'Sozialagentur / Jobcenter, Casemanagement',
    shortName: 'Jobcenter',
    legalSphere: 'SGB II',
    hue: 6,
  },
  {
    id: 'KJS',
    name: 'Amt für Kinder, Jugend und Schule, Kommunales Integrationszentrum',
    shortName: 'Kinder, Jugend, Schule',
    legalSphere: 'SGB VIII',
    hue: 7,
  },
  {
    id: 'DRK',
    name: 'Deutsches Rotes Kreuz',
    shortName: 'Rotes Kreuz',
    legalSphere: 'none',
    hue: 8,
  },
  {
    id: 'CBE',
    name: 'Centrum für bürgerschaftliches Engagement',
    shortName: 'Ehrenamt',
    legalSphere: 'none',
    hue: 9,
  },
];
