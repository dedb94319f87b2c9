import type { Words } from '../words.ts';

export const board: Words['board'] = {
  pageTitle: '{{pseudonym}} · Fallrunde',
  caseNumber: 'Case {{number}}',
  legalSphere: 'Legal sphere',
  lead: 'Case lead',
  present: 'At the table',
  lenses: 'Views',
  lens: { karte: 'Map', liste: 'List', strategien: 'Strategies' },
  personFilter: 'Filter by person',
  wholeFamily: 'Family',
  noEntriesFor: 'Nothing entered for {{person}} here yet.',
  writing: '{{department}} is writing …',
  presence: { here: 'at the table', away: 'not active right now', absent: 'not at the table' },
  unreadable_one: 'One entry of this case cannot be read. It is kept as it is.',
  unreadable_other: '{{count}} entries of this case cannot be read. They are kept as they are.',
  keptByUndo: 'Others have written in this. Removed, their words are kept.',
  bringBack: 'Bring back',
  chair: 'Chair',
  takeChair: 'Take the chair',
  will: 'Will',
  willEmpty: 'Not asked yet. What does the person already do of their own accord?',
};
