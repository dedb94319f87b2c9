import type { Words } from '../words.ts';

export const panel: Words['panel'] = {
  label: 'Will and strategies',
  will: 'Will',
  strategies: 'Strategies',
  notAsked: 'not asked yet',
  answered: 'answered, not a wish yet',
  asked: '{{asked}} of {{all}} asked',
  inMotion_one: 'in motion: one piece of evidence',
  inMotion_other: 'in motion: {{word}} pieces of evidence',
  wish: 'Wish',
  wishWith: 'Wish, {{feasibility}}',
  willWith: 'Will, {{feasibility}}',
  feasibility: {
    unknown: 'feasibility still open',
    notNow: 'hardly feasible at present',
    partial: 'partly feasible',
    feasible: 'feasible',
  },
  willOf: { father: 'Will of the father', mother: 'Will of the mother', other: 'Will: {{person}}' },
  quote: '“{{text}}”',
  select: '{{name}}, show linked cards',
  openLens: 'Compare side by side',
  expand: 'Show will and strategies',
  collapse: 'Collapse will and strategies',
  linked: 'Linked cards',
  nothingLinked: 'No card linked yet',
};
