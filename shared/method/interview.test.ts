import { expect, test } from 'vitest';
import type { Person } from '../case/person.ts';
import { fieldOfAnswer, interviewAreas, questionsOf } from './interview.ts';
import { defaultQuestions, questionAreas } from './question-catalogue.ts';

const person = (given: Partial<Person>): Person => ({
  id: 'p',
  createdAt: 1,
  createdBy: 'p',
  department: 'SAF',
  label: 'Vater',
  kinship: 'father',
  interpreter: false,
  ...given,
});
const areasOf = (given: Partial<Person>) => interviewAreas(defaultQuestions, person(given));

test('work is asked in the version of the age group, in both where the age is unknown, of no child', () => {
  expect(areasOf({ ageGroup: 'over25' })).toEqual([
    'personal',
    'social',
    'material',
    'infrastructural',
    'will',
    'workOver25',
  ]);
  expect(areasOf({ ageGroup: 'under25' })).not.toContain('workOver25');
  expect(areasOf({})).toEqual(expect.arrayContaining(['workUnder25', 'workOver25']));
  expect(areasOf({ kinship: 'child' }).filter((area) => area.startsWith('work'))).toEqual([]);
});

test('the family as a whole is asked what is not asked of every person', () => {
  const areas = interviewAreas(defaultQuestions, undefined);
  expect(areas).toContain('material');
  expect(areas).not.toContain('workOver25');
  for (const area of areas)
    for (const { perPerson } of questionsOf(defaultQuestions, area, undefined))
      expect(perPerson).toBeUndefined();
});

test('every question is asked of somebody, and only of one kind', () => {
  for (const area of questionAreas) {
    const family = questionsOf(defaultQuestions, area, undefined);
    const each = questionsOf(defaultQuestions, area, person({}));
    expect([...family, ...each]).toHaveLength(
      defaultQuestions.filter((question) => question.area === area).length,
    );
  }
  expect(interviewAreas([], person({}))).toEqual([]);
});

test('answers about work are personal, answers about the Wille are wishes', () => {
  expect(fieldOfAnswer('social')).toBe('social');
  expect(fieldOfAnswer('workOver25')).toBe('personal');
  expect(fieldOfAnswer('will')).toBeUndefined();
});
