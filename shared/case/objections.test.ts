import { expect, test } from 'vitest';
import { objectionsIn } from './objections.ts';

test('what was said against the strategies asked for, the strongest first', () => {
  const said = (strategyId: string, department: string, resistance: number | null, text = '') => ({
    strategyId,
    department,
    resistance,
    ...(text ? { objection: text } : {}),
  });
  const stances = [
    said('c', 'AA', 3, 'verzögert sich'),
    said('c', 'SOZ', 8),
    said('c', 'DRK', null, 'unklar'),
    said('c', 'KJS', 4, 'keine Plätze'),
    said('a', 'SAF', 6, 'nicht vertretbar'),
  ];
  expect(objectionsIn(stances, ['c']).map(({ department }) => department)).toEqual([
    'KJS',
    'AA',
    'DRK',
  ]);
  expect(objectionsIn(stances, ['a'])).toEqual([
    { id: 'a SAF', department: 'SAF', strategyId: 'a', resistance: 6, text: 'nicht vertretbar' },
  ]);
});
