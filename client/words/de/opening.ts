export const opening = {
  title: 'Einstieg',
  persons: 'Es geht um',
  interpreter: 'mit Sprachmittlung',
  interpreterOf: 'mit Sprachmittlung: {{languages}}',
  reason: 'Anlass',
  table: 'Wer ist dabei?',
  tableHint: 'Die Moderation hält fest, wer am Tisch sitzt, zugeschaltet oder entschuldigt ist.',
  notYet: 'Festgehalten wird, sobald die Beratung läuft.',
  takesPart: 'Teilnahme: {{department}}',
  attendance: {
    present: 'am Tisch',
    remote: 'zugeschaltet',
    excused: 'entschuldigt',
    absent: 'nicht da',
  },
  online: 'hat den Fall offen',
  unknown: 'noch nicht vermerkt',
} as const;
