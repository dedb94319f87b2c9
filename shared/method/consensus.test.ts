import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceOf, leastResistance, questionsOf, tally, type Vote } from './consensus.ts';
import { isResistance } from './resistance.ts';

const departments = ['SAF', 'IFK', 'AA', 'JC', 'AUS'];
const votesOn = (strategyId: string, ...values: (number | null)[]): Vote[] =>
  values.map((resistance, index) => ({
    strategyId,
    department: departments[index] ?? '',
    resistance,
  }));

describe('the tally of a strategy', () => {
  test('adds up the resistance and says how much there could have been', () => {
    expect(tally(['a'], votesOn('a', 2, 9, null, 4))).toEqual([
      {
        strategyId: 'a',
        counted: 3,
        abstained: 1,
        sum: 15,
        max: 30,
        share: 0.5,
        lowest: 2,
        highest: 9,
        outliers: ['IFK'],
      },
    ]);
  });

  test('of zeros is none of it, and nobody stands out', () => {
    expect(tally(['a'], votesOn('a', 0, 0, 0))[0]).toMatchObject({
      share: 0,
      lowest: 0,
      highest: 0,
      outliers: [],
    });
  });

  test('of equal values has no spread', () => {
    expect(tally(['a'], votesOn('a', 10, 10))[0]).toMatchObject({
      share: 1,
      lowest: 10,
      highest: 10,
      outliers: [],
    });
  });

  test.each([[votesOn('a', null, null)], [[]], [votesOn('b', 3)]])(
    'has no share where nobody gave a value (%j)',
    (votes) => {
      const [only] = tally(['a'], votes);
      expect(only).toMatchObject({ counted: 0, sum: 0, max: 0, outliers: [] });
      expect(only).not.toHaveProperty('share');
      expect(only).not.toHaveProperty('lowest');
    },
  );

  test('shows who is more than three away from the middle, on both sides', () => {
    expect(tally(['a'], votesOn('a', 0, 6))[0]?.outliers).toEqual([]);
    expect(tally(['a'], votesOn('a', 1, 8))[0]?.outliers).toEqual(['SAF', 'IFK']);
    expect(tally(['a'], votesOn('a', 1, 1, 1, 10))[0]?.outliers).toEqual(['JC']);
  });
});

describe('the least resistance', () => {
  test('is a share: abstaining neither helps nor harms', () => {
    const votes = [...votesOn('a', 3, 3, 3, 3), ...votesOn('b', 2, null, null, null)];
    expect(leastResistance(tally(['a', 'b'], votes))).toEqual(['b']);
  });

  test('may be with several, of different numbers of voices', () => {
    const votes = [...votesOn('a', 3, 3, 3), ...votesOn('b', 3), ...votesOn('c', 4)];
    expect(leastResistance(tally(['a', 'b', 'c'], votes))).toEqual(['a', 'b']);
  });

  test('is with nobody where nobody gave a value', () => {
    expect(leastResistance([])).toEqual([]);
    expect(leastResistance(tally(['a', 'b'], votesOn('a', null, null)))).toEqual([]);
  });
});

test.each([
  [0, true],
  [10, true],
  [-1, false],
  [11, false],
  [0.5, false],
  [Number.NaN, false],
  ['5', false],
  [null, false],
])('%j is a resistance: %j', (value, expected) => {
  expect(isResistance(value)).toBe(expected);
});

test('for all votes: the share lies between the extremes, order changes nothing, least is least', () => {
  const ids = ['a', 'b', 'c'];
  const vote = fc.record({
    strategyId: fc.constantFrom(...ids),
    department: fc.constantFrom(...departments),
    resistance: fc.option(fc.integer({ min: 0, max: 10 })),
  });
  fc.assert(
    fc.property(fc.array(vote, { maxLength: 30 }), (votes) => {
      const tallies = tally(ids, votes);
      for (const { counted, abstained, share, lowest, highest, strategyId } of tallies) {
        expect(counted + abstained).toBe(
          votes.filter((each) => each.strategyId === strategyId).length,
        );
        if (share === undefined || lowest === undefined || highest === undefined) continue;
        expect(share).toBeGreaterThanOrEqual(lowest / 10);
        expect(share).toBeLessThanOrEqual(highest / 10);
      }
      const withoutOrder = (all: ReturnType<typeof tally>) =>
        all.map((each) => ({ ...each, outliers: each.outliers.toSorted() }));
      expect(withoutOrder(tally(ids, votes.toReversed()))).toEqual(withoutOrder(tallies));
      const least = leastResistance(tallies);
      for (const { share, strategyId } of tallies)
        for (const other of tallies)
          if (least.includes(strategyId) && other.share !== undefined)
            expect(share).toBeLessThanOrEqual(other.share);
      expect(least.length > 0).toBe(votes.some(({ resistance }) => resistance !== null));
    }),
  );
});

describe('the advice', () => {
  const adviceOn = (...votes: Vote[][]) => adviceOf(tally(['a', 'b'], votes.flat()));

  test('names the least resistance', () => {
    expect(adviceOn(votesOn('a', 4, 6), votesOn('b', 3, 3, 3))).toEqual({
      kind: 'least',
      strategyIds: ['b'],
    });
  });

  test('says where all are equal, and where nobody gave a value', () => {
    expect(adviceOn(votesOn('a', 5, 5), votesOn('b', 5, 5))).toEqual({ kind: 'equal' });
    expect(adviceOn(votesOn('a', null), votesOn('b', null))).toEqual({ kind: 'nothing' });
  });

  test('leaves out a strategy on which all abstained', () => {
    expect(adviceOn(votesOn('a', 0, 0), votesOn('b', null, null))).toEqual({
      kind: 'least',
      strategyIds: ['a'],
    });
  });
});

describe('what would lower the resistance', () => {
  const vote = (strategyId: string, department: string, resistance: number | null) => ({
    strategyId,
    department,
    resistance,
  });
  const asked = (votes: Parameters<typeof questionsOf>[1]) =>
    questionsOf(['a', 'b'], votes).map(
      ({ strategyId, department, isAsked }) => `${department} ${strategyId} ${isAsked}`,
    );

  test('is asked of those with six or more, the strongest first, and of nobody else there', () => {
    const votes = [
      vote('a', 'SAF', 6),
      vote('a', 'AA', 9),
      vote('a', 'JC', 5),
      vote('a', 'DRK', null),
    ];
    expect(asked(votes)).toEqual(['AA a true', 'SAF a true']);
  });

  test('can be said by those who stand out where nobody is asked', () => {
    const votes = [
      vote('a', 'SAF', 6),
      vote('b', 'AA', 4),
      vote('b', 'SAF', 4),
      vote('b', 'JC', 1),
    ];
    expect(asked(votes)).toEqual(['SAF a true', 'AA b false', 'SAF b false']);
  });

  test('is nobody’s where all say the same, and not asked about other strategies', () => {
    expect(asked([vote('a', 'SAF', 3), vote('a', 'AA', 3), vote('c', 'JC', 10)])).toEqual([]);
    expect(asked([])).toEqual([]);
  });
});
