import { expect, test } from 'vitest';
import type { RuleContent } from '../../../shared/method/rule.ts';
import type { Rule, RuleState } from '../../../shared/protocol/rules.ts';
import { contentOf, contested, differenceOf, mergeRule, sortedRules } from './rule-content.ts';

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

const step = {
  id: 's',
  what: 'Kita-Bedarf anmelden',
  department: 'SAF',
  handsTo: ['KJS'],
  handsWhat: '',
};
const base: RuleContent = {
  title: 'Kita',
  text: 'Am Tag der Ankunft.',
  field: 'children',
  change: { kind: 'change', chainId: 'c', step },
  cases: ['a', 'b', 'c'],
  exceptions: ['Kinder über fünf Jahre', 'ohne Meldung'],
};

test('what only one side changed survives, whichever it is', () => {
  const theirs: RuleContent = { ...base, field: 'everyday', text: 'Mit der Zuweisung.' };
  const { change: _, ...withoutChange } = base;
  expect(mergeRule(base, { ...withoutChange, title: 'Kita-Bedarf' }, theirs)).toEqual({
    ...withoutChange,
    title: 'Kita-Bedarf',
    field: 'everyday',
    text: 'Mit der Zuweisung.',
  });
  expect(mergeRule(base, base, withoutChange)).toEqual(withoutChange);
});

test('of cases and exceptions what either side added is there, what either took away is not', () => {
  const mine: RuleContent = {
    ...base,
    cases: ['b', 'c', 'mine'],
    exceptions: ['Kinder über sechs Jahre', 'ohne Meldung'],
  };
  const theirs: RuleContent = {
    ...base,
    cases: ['a', 'c', 'theirs'],
    exceptions: ['Kinder über fünf Jahre', 'am Wochenende'],
  };
  const { cases, exceptions } = mergeRule(base, mine, theirs);
  expect(cases.toSorted()).toEqual(['c', 'mine', 'theirs']);
  expect(exceptions.toSorted()).toEqual(['Kinder über sechs Jahre', 'am Wochenende']);
});

test('of what both changed mine stays, and it is named; what both changed alike is not', () => {
  const mine: RuleContent = { ...base, title: 'Mein Titel', text: 'Sofort.' };
  const theirs: RuleContent = { ...base, title: 'Ihr Titel', text: 'Sofort.', field: 'work' };
  expect(mergeRule(base, mine, theirs)).toEqual({ ...mine, field: 'work' });
  expect(contested(base, mine, theirs)).toEqual(['title']);
});

test('a difference names each part, and each case and exception', () => {
  const later: RuleContent = {
    ...base,
    field: 'work',
    change: { kind: 'change', chainId: 'c', step: { ...step, targetDays: 7 } },
    cases: ['b', 'c', 'd'],
    exceptions: ['ohne Meldung'],
  };
  expect(differenceOf(base, later)).toEqual({
    parts: ['field', 'change'],
    cases: { added: ['d'], removed: ['a'] },
    exceptions: { added: [], removed: ['Kinder über fünf Jahre'] },
  });
});

test('the order in which a step was written is no difference', () => {
  const { id, ...rest } = step;
  const again: RuleContent = {
    ...base,
    change: { kind: 'change', chainId: 'c', step: { ...rest, id } },
  };
  expect(differenceOf(base, again).parts).toEqual([]);
});
