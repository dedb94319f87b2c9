import { ageGroups, type Instrument } from './instruments.ts';

const both = ageGroups;

export const sampleInstruments: readonly Instrument[] = [
  { id: 'sprachkurs', name: 'Sprachkurs', phases: ['access'], ageGroups: both },
  { id: 'integrationskurs', name: 'Integrationskurs', phases: ['access'], ageGroups: both },
  {
    id: 'alphabetisierungskurs',
    name: 'Alphabetisierungskurs',
    phases: ['access'],
    ageGroups: both,
  },
  {
    id: 'fim',
    name: 'Flüchtlingsintegrationsmaßnahme (FIM)',
    phases: ['access'],
    ageGroups: ['over25'],
    legalSphere: 'AsylbLG',
    validFrom: '2016-08-01',
    validUntil: '2020-12-31',
  },
  { id: 'kompas', name: 'KompAS', phases: ['differentiation'], ageGroups: ['under25'] },
  { id: 'incom', name: 'INCOM', phases: ['differentiation'], ageGroups: ['under25'] },
  {
    id: 'qualifizierung',
    name: 'Berufliche Qualifizierung',
    phases: ['differentiation'],
    ageGroups: ['over25'],
  },
  {
    id: 'teilqualifizierung',
    name: 'Teilqualifizierung',
    phases: ['differentiation'],
    ageGroups: ['over25'],
  },
  {
    id: 'anerkennung',
    name: 'Anerkennung ausländischer Abschlüsse',
    phases: ['differentiation'],
    ageGroups: ['over25'],
  },
  {
    id: 'asa',
    name: 'Assistierte Ausbildung (AsA)',
    phases: ['integration'],
    ageGroups: ['under25'],
  },
  {
    id: 'eq',
    name: 'Einstiegsqualifizierung (EQ)',
    phases: ['integration'],
    ageGroups: ['under25'],
  },
  {
    id: 'vermittlung',
    name: 'Vermittlung in Arbeit',
    phases: ['integration'],
    ageGroups: ['over25'],
  },
  { id: 'coaching', name: 'Coaching Bewerbung', phases: ['integration'], ageGroups: ['over25'] },
  { id: 'kita', name: 'Kita-Vermittlung', phases: [], ageGroups: both, legalSphere: 'SGB VIII' },
  { id: 'but', name: 'Bildungs- und Teilhabepaket (BuT)', phases: [], ageGroups: both },
  { id: 'sozialticket', name: 'Sozialticket', phases: [], ageGroups: both },
  { id: 'ehrenamt', name: 'Ehrenamt und Verein', phases: [], ageGroups: both },
];
