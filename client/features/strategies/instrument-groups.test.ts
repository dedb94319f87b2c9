import { expect, test } from 'vitest';
import { sampleInstruments } from '../../../shared/method/sample-instruments.ts';
import { instrumentGroups, validityOf } from './instrument-groups.ts';

const today = '2026-11-23';
const idsOf = (groups: ReturnType<typeof instrumentGroups>) =>
  groups.map(({ phase, options }) => [phase, options.map((o) => o.instrument.id)] as const);

test('the whole catalogue is offered, whatever is chosen', () => {
  for (const phase of [undefined, 'access', 'integration'] as const) {
    for (const ageGroup of [undefined, 'under25', 'over25'] as const) {
      const offered = idsOf(instrumentGroups(sampleInstruments, { phase, ageGroup }, today));
      expect(offered.flatMap(([, ids]) => ids).sort()).toEqual(
        sampleInstruments.map((instrument) => instrument.id).sort(),
      );
    }
  }
});

test('the chosen phase comes first, what fits any phase last', () => {
  const phases = instrumentGroups(sampleInstruments, { phase: 'integration' }, today).map(
    (group) => group.phase,
  );
  expect(phases).toEqual(['integration', 'access', 'differentiation', 'any']);
});

test('what suits the age group comes first within a phase', () => {
  const [group] = idsOf(
    instrumentGroups(sampleInstruments, { phase: 'differentiation', ageGroup: 'over25' }, today),
  );
  expect(group?.[1]).toEqual([
    'qualifizierung',
    'teilqualifizierung',
    'anerkennung',
    'kompas',
    'incom',
  ]);
});

test('FIM is historic today, was valid in 2017 and not yet in 2016', () => {
  const fim = sampleInstruments.find((instrument) => instrument.id === 'fim');
  if (!fim) throw new Error('FIM belongs to the sample catalogue');
  expect(validityOf(fim, today)).toBe('historic');
  expect(validityOf(fim, '2017-09-21')).toBe('valid');
  expect(validityOf(fim, '2016-07-31')).toBe('notYet');
});
