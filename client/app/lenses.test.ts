import { expect, test } from 'vitest';
import { defaultPhases, type PhaseKind, phaseKinds } from '../../shared/method/phases.ts';
import { type Lens, lenses, lensOfPhase, shownLenses } from './lenses.ts';

const shown = (selected: Lens, phase?: PhaseKind, isNarrow = false) =>
  shownLenses(selected, phase && { plan: defaultPhases, phase }, isNarrow);

test('between consultations the work surfaces of phases are in the switch only where they are looked at', () => {
  expect(shown('karte')).toEqual(['karte', 'liste', 'strategien', 'verlauf', 'protokoll']);
  expect(shown('vereinbarungen')).toContain('vereinbarungen');
  expect(shown('leitfaden')).toContain('leitfaden');
});

test('the work surface of the phase is the first, that of the phase before stays one phase longer', () => {
  expect(shown('karte', 'resources').slice(0, 2)).toEqual(['luecken', 'einstieg']);
  expect(shown('karte', 'will').slice(0, 2)).toEqual(['wille', 'luecken']);
  expect(shown('karte', 'strategies')).toEqual([
    'karte',
    'liste',
    'strategien',
    'verlauf',
    'protokoll',
  ]);
});

test('a narrow screen has no room for the Verlauf beside the phases, but where it is looked at', () => {
  expect(shown('liste', undefined, true)).toContain('verlauf');
  expect(shown('liste', 'will', true)).not.toContain('verlauf');
  expect(shown('verlauf', 'will', true)).toContain('verlauf');
});

test.each(phaseKinds)('where the work of the phase %s is done can be reached in it', (phase) => {
  expect(lenses).toContain(lensOfPhase[phase]);
  expect(shown('liste', phase)).toContain(lensOfPhase[phase]);
});
