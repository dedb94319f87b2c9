import { expect, test } from 'vitest';
import { isDepartment } from '../case/roots.ts';
import { sampleDepartments } from './departments.ts';

test('every department of the sample has an id and a colour of its own', () => {
  const ids = sampleDepartments.map(({ id }) => id);
  expect(ids).toEqual(['SOZ', 'AUS', 'SAF', 'IFK', 'AA', 'JC', 'KJS', 'DRK', 'CBE']);
  for (const id of ids) expect(isDepartment(id)).toBe(true);
  const hues = sampleDepartments.map(({ hue }) => hue);
  expect(new Set(hues).size).toBe(hues.length);
  for (const hue of hues) expect(hue >= 1 && hue <= 12).toBe(true);
});
