import { describe, expect, test } from 'vitest';
import type { Round } from '../../../shared/case/round.ts';
import { type Strategy, statusQuoId } from '../../../shared/case/strategy.ts';
import { stripsOf } from './strategy-strips.ts';

const strategies = ['a', 'b', statusQuoId].map((id) => ({ id }) as Strategy);
const sitting = { startedAt: 1_000 };

function round(number: number, more: Partial<Round> = {}): Round {
  return { id: `round-${number}`, number, openedAt: 1_000 + number, given: new Map(), ...more };
}

function revealed(number: number, values: Record<string, readonly (number | null)[]>): Round {
  const stances = Object.entries(values).flatMap(([strategyId, all]) =>
    all.map((resistance, index) => ({ strategyId, department: `D${index}`, resistance })),
  );
  return round(number, {
    revealed: { at: 2_000 + number, by: 'saf', department: 'SAF', missing: [], stances },
  });
}

describe('the strips of the strategies', () => {
  test('are proposals before anybody has spoken', () => {
    const { strips, least } = stripsOf(strategies, { rounds: [] }, sitting);
    expect(strips.map(({ id, state }) => [id, state.kind])).toEqual([
      ['a', 'proposed'],
      ['b', 'proposed'],
      [statusQuoId, 'proposed'],
    ]);
    expect(least).toEqual([]);
  });

  test('say who has spoken on which, never what', () => {
    const given = new Map([['SAF', { strategyIds: ['a'], revision: 1 }]]);
    const { strips } = stripsOf(strategies, { rounds: [round(1, { given })] }, sitting);
    expect(strips.map(({ state }) => state)).toEqual([
      { kind: 'sealed', given: ['SAF'] },
      { kind: 'sealed', given: [] },
      { kind: 'sealed', given: [] },
    ]);
  });

  test('go by resistance once revealed, the Passivlösung last even where it is the lightest', () => {
    const rounds = [revealed(1, { a: [6, 4], b: [1, null], [statusQuoId]: [0, 0] })];
    const { strips, least } = stripsOf(strategies, { rounds }, sitting);
    expect(strips.map(({ id, isLeast }) => [id, isLeast])).toEqual([
      ['b', false],
      ['a', false],
      [statusQuoId, true],
    ]);
    expect(strips[0]?.state).toMatchObject({ tally: { sum: 1, max: 10, abstained: 1 } });
    expect(least.map(({ id }) => id)).toEqual([statusQuoId]);
  });

  test('keep what a second round does not score anew', () => {
    const rounds = [revealed(1, { a: [6], b: [1] }), round(2, { strategyIds: ['a'] })];
    const { strips, least, round: number } = stripsOf(strategies, { rounds }, sitting);
    expect(number).toBe(2);
    expect(strips.map(({ state }) => state)).toMatchObject([
      { kind: 'sealed' },
      { kind: 'revealed', carriedFrom: 1 },
      { kind: 'proposed' },
    ]);
    expect(least).toEqual([]);
  });

  test('leave out what an earlier sitting revealed', () => {
    const rounds = [revealed(1, { a: [6] })];
    const { strips } = stripsOf(strategies, { rounds }, { startedAt: 9_000 });
    expect(strips.every(({ state }) => state.kind === 'proposed')).toBe(true);
  });
});
