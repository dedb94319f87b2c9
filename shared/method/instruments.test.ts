import { describe, expect, test } from 'vitest';
import { type Instrument, isValidOn } from './instruments.ts';
import { sampleInstruments } from './sample-instruments.ts';

const named = (id: string) => sampleInstruments.find((instrument) => instrument.id === id);

describe('isValidOn', () => {
  const open: Instrument = { id: 'a', name: 'a', phases: [], ageGroups: [] };

  test.each([
    ['2016-07-31', false],
    ['2016-08-01', true],
    ['2020-12-31', true],
    ['2021-01-01', false],
  ])('the FIM on %s: %s', (date, valid) => {
    expect(isValidOn(named('fim') ?? open, date)).toBe(valid);
  });

  test('an instrument without dates is always valid', () => {
    expect(isValidOn(open, '1999-01-01')).toBe(true);
  });
});

test('every instrument of the sample has an id of its own that a board can store', () => {
  const ids = sampleInstruments.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[\p{L}\p{N}_-]{1,64}$/u);
});

test.each([
  ['access', 'under25', ['sprachkurs', 'integrationskurs', 'alphabetisierungskurs']],
  ['access', 'over25', ['sprachkurs', 'integrationskurs', 'alphabetisierungskurs', 'fim']],
  ['differentiation', 'under25', ['kompas', 'incom']],
  ['integration', 'under25', ['asa', 'eq']],
  ['integration', 'over25', ['vermittlung', 'coaching']],
] as const)('in the phase %s, %s: %j', (phase, ageGroup, ids) => {
  const offered = sampleInstruments.filter(
    (instrument) => instrument.phases.includes(phase) && instrument.ageGroups.includes(ageGroup),
  );
  expect(offered.map(({ id }) => id)).toEqual(ids);
});
