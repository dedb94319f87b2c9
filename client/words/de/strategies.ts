export const strategies = {
  title: 'Strategien',
  empty: 'Noch keine Strategie. Jede Dienststelle kann eine vorschlagen.',
  propose: 'Vorschlagen',
} as const;
