import { expect, test } from 'vitest';
import { agendaMax, type Conference } from '../../../shared/method/agenda.ts';
import {
  addBreak,
  addCase,
  moveBefore,
  removeCase,
  setInvited,
  setMinutes,
} from './agenda-edits.ts';

const empty: Conference = {
  id: 'conference',
  version: 1,
  date: '2017-09-21',
  start: '09:05',
  place: '',
  items: [],
  invitations: [],
};
const abc: Conference = {
  ...empty,
  items: ['a', 'b', 'c'].map((id) => ({ kind: 'case', id, caseId: `case-${id}`, minutes: 30 })),
};
const order = ({ items }: Conference) => items.map(({ id }) => id).join('');

test('an item moves before another or to the end', () => {
  expect(order(moveBefore('c', 'a')(abc))).toBe('cab');
  expect(order(moveBefore('a', undefined)(abc))).toBe('bca');
  expect(order(moveBefore('a', 'gone')(abc))).toBe('bca');
  expect(order(moveBefore('gone', 'a')(abc))).toBe('abc');
});

test('two moves made at once both count, whoever is first', () => {
  const mine = moveBefore('a', undefined);
  const theirs = moveBefore('c', 'b');
  expect(order(mine(theirs(abc)))).toBe('cba');
  expect(order(theirs(mine(abc)))).toBe('cba');
});

test('a case stands on an agenda once, one that was postponed may come back', () => {
  const add = addCase('case-a', 20);
  expect(add(abc)).toBe(abc);
  const postponed = {
    ...abc,
    items: abc.items.map((item) =>
      item.kind === 'case' && item.id === 'a' ? { ...item, postponed: { reason: 'x' } } : item,
    ),
  };
  expect(add(postponed).items).toHaveLength(4);
  expect(removeCase('case-a')(postponed)).toEqual(postponed);
});

test('an agenda ends at its limit, minutes at theirs', () => {
  let full = empty;
  for (let n = 0; n < agendaMax + 5; n += 1) full = addBreak(5)(full);
  expect(full.items).toHaveLength(agendaMax);
  expect(setMinutes('a', 0)(abc).items[0]?.minutes).toBe(1);
  expect(setMinutes('a', 9999)(abc).items[0]?.minutes).toBe(480);
});

test('inviting twice keeps the answer', () => {
  const asked: Conference = {
    ...empty,
    invitations: [{ department: 'SAF', answer: 'accepted' }],
  };
  expect(setInvited('SAF', true)(asked)).toEqual(asked);
  expect(setInvited('SAF', false)(asked).invitations).toEqual([]);
});
