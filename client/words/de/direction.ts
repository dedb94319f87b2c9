export const direction = {
  term: 'Allgemeine Aufmerksamkeitsrichtung',
  short: 'Richtung',
  open: 'Richtung, noch offen',
  emptyQuestion: 'Was bewegt die Familie und uns gerade am meisten?',
  setAt: 'gesetzt {{time}} Uhr durch {{department}}',
  conflict: 'Zwei Richtungen gleichzeitig gesetzt',
  conflictHint: 'Zwei Fassungen, die Moderation entscheidet',
  linkHint: 'Worauf stützt sich die Richtung? Eine Karte verknüpfen.',
  shorter: 'Kürzer trägt besser: höchstens 110 Zeichen',
} as const;
