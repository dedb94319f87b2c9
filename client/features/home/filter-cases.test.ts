import { expect, test } from 'vitest';
import type { CaseListItem } from '../../../shared/protocol/http.ts';
import { matchesQuery, passesFilter } from './filter-cases.ts';

const none = { personal: 0, social: 0, material: 0, infrastructural: 0 };
const item: CaseListItem = {
  id: 'case-0617',
  number: 'F-0617',
  leadDepartment: 'SAF',
  leadSince: '2017-06-26',
  departments: [],
  summary: {
    pseudonym: 'Familie Ö.',
    origin: 'Irak',
    persons: 4,
    legalSphere: 'AsylbLG',
    directions: ['Arbeit und Deutsch'],
    resources: none,
    openGaps: none,
    due: [],
    sittings: [],
  },
};

test('search finds words in any order, without case and without accents', () => {
  for (const query of ['', 'irak', 'familie o', 'deutsch IRAK', '0617', 'saf', 'asylblg ']) {
    expect(matchesQuery(item, query), query).toBe(true);
  }
});

test('every word must be found', () => {
  expect(matchesQuery(item, 'Irak Syrien')).toBe(false);
});

test('without direction means none is current, undecided ones count', () => {
  expect(passesFilter(item, 'withoutDirection')).toBe(false);
  const open = { ...item, summary: { ...item.summary, directions: [] } };
  expect(passesFilter(open, 'withoutDirection')).toBe(true);
});
