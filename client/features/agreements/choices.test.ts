import { expect, test } from 'vitest';
import { readSource, readWho, sourceValue, whoValue } from './choices.ts';

test.each([
  {},
  { whoDepartment: 'KJS' },
  { whoPersonId: 'vater_1' },
  { whoDepartment: 'KJS', whoPersonId: 'vater_1' },
])('who %j comes back from its value', (who) => {
  expect(readWho(whoValue(who))).toEqual(who);
});

test.each([{}, { strategyId: 'c-1' }, { gapId: 'g_2' }])('source %j comes back', (source) => {
  expect(readSource(sourceValue(source))).toEqual(source);
});

test('of two sources the strategy is the one that is chosen', () => {
  expect(readSource(sourceValue({ strategyId: 'c', gapId: 'g' }))).toEqual({ strategyId: 'c' });
});
