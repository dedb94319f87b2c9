import { expect, test } from 'vitest';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { dueSoon } from './due-soon.ts';

const none = { personal: 0, social: 0, material: 0, infrastructural: 0 };
const withDue = (id: string, ...dates: string[]): CaseListItem => ({
  id,
  number: 'F-0001',
  leadDepartment: 'SAF',
  leadSince: '2017-06-26',
  departments: [],
  summary: {
    pseudonym: `Familie ${id}`,
    origin: '',
    persons: 1,
    directions: [],
    resources: none,
    openGaps: none,
    due: dates.map((due) => ({ agreementId: `${id} ${due}`, what: 'etwas', due })),
    sittings: [],
  },
});

test('overdue, due and soon due ones of all cases come by date, later ones not yet', () => {
  const items = [
    withDue('A', '2017-09-26', '2017-11-01'),
    withDue('B', '2017-09-21', '2017-09-01', '2017-10-05', '2017-10-06'),
  ];
  expect(dueSoon(items, '2017-09-21').map(({ due, pseudonym }) => [due, pseudonym])).toEqual([
    ['2017-09-01', 'Familie B'],
    ['2017-09-21', 'Familie B'],
    ['2017-09-26', 'Familie A'],
    ['2017-10-05', 'Familie B'],
  ]);
});
