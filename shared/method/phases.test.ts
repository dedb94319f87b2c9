import { expect, test } from 'vitest';
import { defaultPhases, plannedMinutes, readPhases } from './phases.ts';

test('a conference takes 35 minutes unless a town says otherwise', () => {
  expect(plannedMinutes(defaultPhases)).toBe(35);
  expect(readPhases(defaultPhases)).toEqual(defaultPhases);
});

test('a plan may name, reorder and leave out phases', () => {
  const plan = [
    { kind: 'direction', minutes: 12, name: ' Blick nach vorn ' },
    { kind: 'opening', minutes: 1 },
  ];
  expect(readPhases(plan)).toEqual([
    { kind: 'direction', minutes: 12, name: 'Blick nach vorn' },
    { kind: 'opening', minutes: 1 },
  ]);
});

test.each([
  [undefined],
  ['opening'],
  [[]],
  [[{ kind: 'lunch', minutes: 5 }]],
  [[{ kind: 'opening', minutes: 0 }]],
  [[{ kind: 'opening', minutes: 1.5 }]],
  [[{ kind: 'opening', minutes: 121 }]],
  [
    [
      { kind: 'opening', minutes: 2 },
      { kind: 'opening', minutes: 2 },
    ],
  ],
  [[null]],
])('%j is no plan', (raw) => {
  expect(readPhases(raw)).toBeUndefined();
});
