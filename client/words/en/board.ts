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
  chair: 'Chair',
  takeChair: 'Take the chair',
  will: 'Will',
  willEmpty: 'Not asked yet. What does the person already do of their own accord?',
  gapsEmpty: 'No open gaps. Everything known is on the table.',
  historyEmpty: 'The history begins with the first conference.',
  agreementsEmpty: 'Nothing agreed yet. Who does what until when?',
  leaveWarning: 'There are changes that are not saved yet.',
};
