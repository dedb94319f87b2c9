import type { Words } from '../words.ts';

export const opening: Words['opening'] = {
  title: 'Opening',
  persons: 'It is about',
  interpreter: 'with an interpreter',
  interpreterOf: 'with an interpreter: {{languages}}',
  reason: 'Occasion',
  table: 'Who takes part?',
  tableHint: 'The chair notes who is at the table, remote or excused.',
  notYet: 'It is noted once the consultation runs.',
  takesPart: 'Takes part: {{department}}',
  attendance: {
    present: 'at the table',
    remote: 'remote',
    excused: 'excused',
    absent: 'not here',
  },
  online: 'has the case open',
  unknown: 'not noted yet',
};
