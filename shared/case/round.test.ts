import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  missingIn,
  openRound,
  type Round,
  readRounds,
  revealedRounds,
  scoredIn,
  writeRound,
} from './round.ts';

const given = new Map([['SAF', { strategyIds: ['a', 'b'], revision: 2 }]]);
const first: Round = { id: 'one', number: 1, openedAt: 5, given };
const reveal = {
  at: 9,
  by: 'p',
  department: 'SAF',
  missing: ['JC'],
  stances: [
    { strategyId: 'a', department: 'SAF', resistance: 0 },
    { strategyId: 'a', department: 'AA', resistance: null, objection: 'ohne uns' },
    { strategyId: 'b', department: 'AA', resistance: 10, carried: true as const },
  ],
};

function chairOf(...rounds: readonly Round[]): Y.Doc {
  const chair = new Y.Doc();
  for (const round of rounds) writeRound(chair, round);
  return chair;
}

describe('the rounds of weighing', () => {
  test('are read as they were written, the first one first', () => {
    const second: Round = { id: 'a-two', number: 2, openedAt: 20, strategyIds: ['b'], given };
    const rounds = readRounds(chairOf(second, { ...first, revealed: reveal }));
    expect(rounds).toEqual([{ ...first, revealed: reveal }, second]);
    expect(openRound(rounds)).toEqual(second);
    expect(revealedRounds(rounds).map(({ id }) => id)).toEqual(['one']);
  });

  test('none is open before the first and after a reveal', () => {
    expect(openRound([])).toBeUndefined();
    expect(openRound(readRounds(chairOf({ ...first, revealed: reveal })))).toBeUndefined();
  });

  test('a round left behind by a newer one is open no more', () => {
    const rounds = readRounds(chairOf(first, { ...first, id: 'two', number: 2, revealed: reveal }));
    expect(openRound(rounds)).toBeUndefined();
  });

  test('ask for all strategies or for some, and only for those that are there', () => {
    expect(scoredIn(undefined, ['a', 'b'])).toEqual(['a', 'b']);
    expect(scoredIn(first, ['a', 'b'])).toEqual(['a', 'b']);
    expect(scoredIn({ strategyIds: ['gone', 'b'] }, ['a', 'b'])).toEqual(['b']);
  });

  test('miss who has not spoken on everything', () => {
    expect(missingIn(first, ['SAF', 'JC'], ['a', 'b'])).toEqual(['JC']);
    expect(missingIn(first, ['SAF'], ['a', 'b', 'c'])).toEqual(['SAF']);
    expect(missingIn(undefined, ['SAF'], ['a'])).toEqual(['SAF']);
    expect(missingIn(first, [], ['c'])).toEqual([]);
  });
});

describe('damaged rounds', () => {
  test.each([
    [7],
    [null],
    [new Uint8Array(2)],
    [{ openedAt: 1 }],
    [{ number: Number.NaN, openedAt: 1 }],
    [{ number: 0, openedAt: 1 }],
    [{ number: 1.5, openedAt: 1 }],
    [{ number: 1, openedAt: -1 }],
  ])('%j is none, and reported', (raw) => {
    const chair = new Y.Doc();
    chair.getMap('rounds').set('one', raw);
    const unreadable: unknown[] = [];
    expect(readRounds(chair, unreadable as never)).toEqual([]);
    expect(unreadable).toEqual([{ root: 'rounds', id: 'one', why: 'damaged' }]);
  });

  test('keep what is sound in them', () => {
    const chair = new Y.Doc();
    const stance = { strategyId: 'a', department: 'SAF', resistance: 3 };
    chair.getMap('rounds').set('one', {
      number: 1,
      openedAt: 1,
      strategyIds: ['a', 7, 'a b'],
      given: {
        SAF: { strategyIds: 'a', revision: Number.NaN },
        'no department': { strategyIds: ['a'] },
        JC: 7,
      },
      revealed: {
        at: 2,
        missing: 'all',
        stances: [
          stance,
          { ...stance, resistance: 11 },
          { ...stance, resistance: 2.5 },
          { ...stance, resistance: undefined },
          { ...stance, department: 'a b' },
          { ...stance, strategyId: '' },
          { ...stance, resistance: null, objection: 7, carried: 'yes' },
          { ...stance, objection: `\u202E ${'x'.repeat(900)}` },
          'a',
        ],
      },
    });
    expect(readRounds(chair)).toEqual([
      {
        id: 'one',
        number: 1,
        openedAt: 1,
        strategyIds: ['a'],
        given: new Map([['SAF', { strategyIds: [], revision: 0 }]]),
        revealed: {
          at: 2,
          by: '',
          department: '',
          missing: [],
          stances: [
            stance,
            { ...stance, resistance: null },
            { ...stance, objection: 'x'.repeat(280) },
          ],
        },
      },
    ]);
  });

  test('a round whose reveal is lost is open', () => {
    const chair = new Y.Doc();
    chair.getMap('rounds').set('one', { number: 1, openedAt: 1, revealed: { at: 'never' } });
    expect(openRound(readRounds(chair))?.id).toBe('one');
  });

  test('a root of another type is reported', () => {
    const chair = new Y.Doc();
    chair.getArray('rounds').push([1]);
    const unreadable: unknown[] = [];
    expect(readRounds(chair, unreadable as never)).toEqual([]);
    expect(unreadable).toEqual([{ root: 'rounds', why: 'damaged' }]);
  });
});
