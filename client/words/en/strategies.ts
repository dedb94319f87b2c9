import type { Words } from '../words.ts';

export const strategies: Words['strategies'] = {
  title: 'Strategies',
  empty: 'No strategy yet. Every department can propose one.',
  propose: 'Propose',
};
