import type { Words } from '../words.ts';

export const probe: Words['probe'] = {
  title: 'Welcome to Fallrunde',
  lead: 'One map for all departments: what a family brings, what nobody knows yet, where it is going.',
  choose: 'Which department?',
  chooseHint: 'One click is enough. No account, no password.',
  steering: 'As the steering group: rules and examples',
  whatTitle: 'This is the trial',
  what: 'The case “Familie O.” is an example. Everything may be tried. The trial runs on this computer only, nothing leaves it.',
  together:
    'Choose another department in a second private window: this is how the round works together.',
  entering: 'Setting the table.',
  failed: 'Signing in did not work.',
};
