import { expect, test } from 'vitest';
import type { Rule, RuleState } from '../../../shared/protocol/rules.ts';
import { contentOf, sortedRules } from './rule-content.ts';

function rule(number: number, state: RuleState, reviewUntil?: string): Rule {
  return {
    number,
    revision: 1,
    state,
    createdAt: 0,
    createdBy: 'SAF',
    title: 'Kita-Bedarf am Tag der Ankunft anmelden',
    text: 'Nicht erst nach dem Profiling I.',
    field: 'children',
    cases: ['a'],
    exceptions: [],
    voices: [],
    ...(reviewUntil ? { reviewUntil } : {}),
  };
}

test('what is to be decided comes first, the soonest on top; what holds no more stands apart', () => {
  const { current, former } = sortedRules([
    rule(7, 'valid'),
    rule(6, 'review', '2027-03-01'),
    rule(5, 'ended'),
    rule(4, 'draft'),
    rule(3, 'review', '2027-01-15'),
    rule(2, 'rejected'),
    rule(1, 'valid'),
  ]);
  expect(current.map(({ number }) => number)).toEqual([3, 6, 4, 7, 1]);
  expect(former.map(({ number }) => number)).toEqual([5, 2]);
});

test('what is sent back is what was written, nothing else', () => {
  expect(contentOf(rule(1, 'review', '2027-01-15'))).toEqual({
    title: 'Kita-Bedarf am Tag der Ankunft anmelden',
    text: 'Nicht erst nach dem Profiling I.',
    field: 'children',
    cases: ['a'],
    exceptions: [],
  });
});
