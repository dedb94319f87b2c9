export const board = {
  pageTitle: '{{pseudonym}} · Fallrunde',
  caseNumber: 'Fall {{number}}',
  legalSphere: 'Rechtskreis',
  lead: 'Fallverantwortung',
  present: 'Am Tisch',
  lenses: 'Ansichten',
  lens: { karte: 'Karte', liste: 'Liste', strategien: 'Strategien' },
  personFilter: 'Personen filtern',
  wholeFamily: 'Familie',
  noEntriesFor: 'Für {{person}} ist hier noch nichts eingetragen.',
  writing: '{{department}} schreibt …',
  presence: { here: 'am Tisch', away: 'gerade nicht aktiv', absent: 'nicht am Tisch' },
  unreadable_one:
    'Ein Eintrag dieses Falls lässt sich nicht lesen. Er bleibt unverändert erhalten.',
  unreadable_other:
    '{{count}} Einträge dieses Falls lassen sich nicht lesen. Sie bleiben unverändert erhalten.',
  keptByUndo: 'Andere haben hier mitgeschrieben. Entfernt, ihre Worte bleiben erhalten.',
  bringBack: 'Zurückholen',
  chair: 'Moderation',
  takeChair: 'Moderation übernehmen',
  will: 'Wille',
  willEmpty: 'Noch nicht erfragt. Was tut die Person schon von sich aus?',
} as const;
