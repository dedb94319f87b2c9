import { expect, test } from 'vitest';
import type { Condition } from '../../../shared/case/condition.ts';
import type { RevealedRound, Round } from '../../../shared/case/round.ts';
import {
  departmentsOf,
  questionsIn,
  roundView,
  spokenIn,
  tableOf,
  toWeighAnew,
} from './round-view.ts';

const given = (strategyIds: readonly string[]) => ({ strategyIds, revision: 1 });
const revealed = (id: string, number: number): Round => ({
  id,
  number,
  openedAt: 1,
  given: new Map(),
  revealed: {
    at: 2,
    by: 'p',
    department: 'SAF',
    missing: ['KJS'],
    stances: [{ strategyId: 'a', department: 'SAF', resistance: 3 }],
  },
});
const open: Round = {
  id: 'two',
  number: 2,
  openedAt: 3,
  strategyIds: ['b'],
  given: new Map([
    ['AA', given(['b'])],
    ['IFK', given([])],
  ]),
};

test('before the first stance everything is scored', () => {
  expect(roundView([], ['a', 'b'], undefined)).toMatchObject({
    kind: 'open',
    number: 1,
    scored: ['a', 'b'],
    before: undefined,
  });
});

test('a second round scores what it names and keeps the rest from the first', () => {
  const view = roundView([revealed('one', 1), open], ['a', 'b'], undefined);
  expect(view).toMatchObject({ kind: 'open', number: 2, scored: ['b'], before: { id: 'one' } });
});

test('an earlier round can be read while another is open; one that is not there is no choice', () => {
  const rounds = [revealed('one', 1), open];
  expect(roundView(rounds, ['a'], 'one')).toMatchObject({ kind: 'revealed', round: { id: 'one' } });
  expect(roundView(rounds, ['a'], 'gone').kind).toBe('open');
});

test('without an open round the newest is shown', () => {
  const rounds = [revealed('one', 1), revealed('two', 2)];
  expect(roundView(rounds, ['a'], undefined)).toMatchObject({ round: { id: 'two' } });
});

test('whoever has spoken stays at the table, whoever has not is missing', () => {
  expect(spokenIn(open)).toEqual(['AA']);
  expect(tableOf(open, ['IFK', 'SAF'], ['b'])).toEqual({
    departments: ['AA', 'IFK', 'SAF'],
    missing: ['IFK', 'SAF'],
  });
});

test('the missing have their place among those who spoke', () => {
  const view = roundView([revealed('one', 1)], ['a'], undefined);
  expect(view.kind === 'revealed' && departmentsOf(view.round)).toEqual(['KJS', 'SAF']);
});

test('who resists is asked in the round that was scored, not again in one that took the value over', () => {
  const round = revealed('two', 2) as RevealedRound;
  const stance = (strategyId: string, department: string, resistance: number) => ({
    ...{ strategyId, department, resistance },
    ...(strategyId === 'a' ? { carried: true as const } : {}),
  });
  const stances = [stance('a', 'AA', 8), stance('a2', 'AA', 6), stance('a2', 'SAF', 2)];
  const asked = questionsIn({ ...round, revealed: { ...round.revealed, stances } }, ['a', 'a2']);
  expect(asked).toEqual([{ strategyId: 'a2', department: 'AA', resistance: 6, isAsked: true }]);
});

test('a further round asks anew about what is new and what got a condition, not about what was taken up', () => {
  const round = { ...revealed('one', 1) } as RevealedRound;
  const condition = (strategyId: string, rest: Partial<Condition> = {}): Condition => ({
    id: strategyId,
    createdAt: 1,
    createdBy: 'p',
    department: 'SAF',
    text: 'Wenn',
    roundId: 'one',
    strategyId,
    ...rest,
  });
  const anew = (...conditions: Condition[]) => toWeighAnew(round, ['a', 'new'], conditions);
  expect(anew()).toEqual(['new']);
  expect(anew(condition('a'))).toEqual(['a', 'new']);
  expect(anew(condition('a', { amendedId: 'new' }))).toEqual(['new']);
  expect(anew(condition('a', { text: ' ' }))).toEqual(['new']);
  expect(anew(condition('a', { roundId: 'earlier' }))).toEqual(['new']);
});
