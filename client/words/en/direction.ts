import type { Words } from '../words.ts';

export const direction: Words['direction'] = {
  term: 'Direction of attention',
  short: 'Direction',
  open: 'Direction, still open',
  emptyQuestion: 'What matters most to the family and to us right now?',
  setAt: 'set at {{time}} by {{department}}',
  conflict: 'Two directions set at the same time',
  conflictHint: 'Two versions, the chair decides',
  linkHint: 'What is the direction based on? Link a card.',
  shorter: 'Shorter carries further: 110 characters at most',
};
