import { expect, test } from 'vitest';
import { retentionSpan, retentionState } from './retention.ts';

const ms = (day: string) => Date.parse(`${day}T10:00:00Z`);

const span = (
  createdOn: string,
  months: number,
  sittings: string[] = [],
  extendedTo: string[] = [],
) => retentionSpan({ createdAt: ms(createdOn), sittings: sittings.map(ms), months, extendedTo });

test('a case is kept some months after its last consultation', () => {
  expect(span('2017-06-26', 24, ['2017-07-13', '2017-09-21'])).toEqual({
    from: '2017-09-21',
    until: '2019-09-21',
    remindOn: '2019-08-24',
  });
});

test('without a consultation, or entered after it, it counts from the day it was entered', () => {
  expect(span('2026-11-27', 24).until).toBe('2028-11-27');
  expect(span('2026-11-27', 24, ['2017-07-13']).from).toBe('2026-11-27');
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-10-31', 1, '2026-11-30'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s and %i months is %s', (day, months, until) => {
  expect(span(day, months).until).toBe(until);
});

test('the longest extension counts, and a later consultation may go beyond it', () => {
  expect(span('2024-01-10', 12, [], ['2026-03-01', '2025-06-01']).until).toBe('2026-03-01');
  expect(span('2024-01-10', 12, ['2025-06-01'], ['2026-03-01']).until).toBe('2026-06-01');
});

test('it reminds four weeks before and says when the time is over', () => {
  const { until, remindOn } = span('2017-09-21', 24);
  const at = (today: string) => retentionState({ until, remindOn }, today);
  expect(at('2019-08-23')).toBe('running');
  expect(at('2019-08-24')).toBe('due');
  expect(at('2019-09-21')).toBe('due');
  expect(at('2019-09-22')).toBe('passed');
});
