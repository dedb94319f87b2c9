import { expect, test } from 'vitest';
import type { Gap } from '../../../shared/case/gap.ts';
import { groupGaps, nextOpen, waitingGaps } from './gap-groups.ts';

const gap = (id: string, more: Partial<Gap> = {}): Gap => ({
  id,
  createdAt: Number(id),
  createdBy: 'p',
  department: 'SAF',
  question: `Frage ${id}`,
  field: 'personal',
  personIds: [],
  state: 'open',
  order: 'a0',
  ...more,
});

const options = {
  own: 'KJS',
  departments: ['SOZ', 'SAF', 'KJS', 'JC'],
  personIds: [],
  kept: new Set<string>(),
};

const ids = (gaps: readonly Gap[]) => gaps.map(({ id }) => id);

test('open questions stand with the department they ask, the oldest first', () => {
  const groups = groupGaps(
    [
      gap('3', { askedDepartment: 'KJS' }),
      gap('1', { askedDepartment: 'KJS', state: 'accepted' }),
      gap('2', { askedDepartment: 'JC' }),
      gap('4'),
      gap('5', { askedDepartment: 'SAF', state: 'closed' }),
    ],
    options,
  );
  expect(ids(groups.own)).toEqual(['1', '3']);
  expect(groups.others.map(({ department, gaps }) => [department, ids(gaps)])).toEqual([
    ['JC', ['2']],
  ]);
  expect(ids(groups.unasked)).toEqual(['4']);
  expect(groups.without).toEqual(['SOZ', 'SAF']);
});

test('a department the town does not know has its questions too', () => {
  const groups = groupGaps([gap('1', { askedDepartment: 'XY' })], options);
  expect(groups.others.map(({ department }) => department)).toEqual(['XY']);
});

test('the person filter hides questions, but no department is called free of questions for it', () => {
  const groups = groupGaps([gap('1', { askedDepartment: 'JC', personIds: ['father'] })], {
    ...options,
    personIds: ['mother'],
  });
  expect(groups.others).toEqual([]);
  expect(groups.without).toEqual(['SOZ', 'SAF']);
});

test('a closed question is shown as long as it is kept', () => {
  const closed = gap('1', { askedDepartment: 'JC', state: 'closed' });
  expect(groupGaps([closed], options).others).toEqual([]);
  const groups = groupGaps([closed], { ...options, kept: new Set(['1']) });
  expect(groups.others.map(({ department }) => department)).toEqual(['JC']);
  expect(groups.without).not.toContain('JC');
});

test('a question that is being answered stays, though others closed it or passed it on', () => {
  const pinned = { id: '1', department: 'KJS' };
  const passedOn = gap('1', { askedDepartment: 'JC', personIds: ['father'] });
  const filtered = groupGaps([passedOn], { ...options, personIds: ['mother'], pinned });
  expect(ids(filtered.own)).toEqual(['1']);
  expect(filtered.others).toEqual([]);
  const closed = gap('1', { askedDepartment: 'KJS', state: 'closed' });
  expect(ids(groupGaps([closed], { ...options, pinned }).own)).toEqual(['1']);
});

test('what was accepted no longer waits for a word', () => {
  const all = [
    gap('2', { askedDepartment: 'KJS' }),
    gap('1', { askedDepartment: 'KJS' }),
    gap('3', { askedDepartment: 'KJS', state: 'accepted' }),
    gap('4', { askedDepartment: 'KJS', state: 'closed' }),
    gap('5', { askedDepartment: 'JC' }),
  ];
  expect(ids(waitingGaps(all, 'KJS'))).toEqual(['1', '2']);
});

test('after a question comes the next that can be answered, round and round', () => {
  const all = [gap('1'), gap('2', { state: 'closed' }), gap('3', { state: 'accepted' })];
  expect(nextOpen(all, '1')?.id).toBe('3');
  expect(nextOpen(all, '3')?.id).toBe('1');
  expect(nextOpen(all.slice(0, 2), '1')).toBeUndefined();
});
