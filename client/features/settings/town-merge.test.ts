import { expect, test } from 'vitest';
import {
  defaultTownContent,
  readTownContent,
  type TownContent,
} from '../../../shared/method/town-settings.ts';
import { mergeTown } from './town-merge.ts';

const base = defaultTownContent;
const saved = (content: TownContent) => ({ ...content, version: 2, validFrom: 1, by: 'IFK' });
const renamed = (id: string, name: string, from: TownContent = base): TownContent => ({
  ...from,
  departments: from.departments.map((each) => (each.id === id ? { ...each, name } : each)),
});

test('two who changed different things both find them again', () => {
  const minutes = base.phases.map((phase) => ({ ...phase, minutes: phase.minutes + 1 }));
  const mine = renamed('SAF', 'Mein Name');
  const theirs = renamed('IFK', 'Ihr Name', {
    ...base,
    phases: minutes,
    conference: { ...base.conference, place: 'Rathaus' },
  });
  expect(mergeTown(base, mine, saved(theirs))).toEqual(renamed('SAF', 'Mein Name', theirs));
});

test('of what both changed mine stays', () => {
  const merged = mergeTown(base, renamed('SAF', 'Mein Name'), saved(renamed('SAF', 'Ihr Name')));
  expect(merged).toEqual(renamed('SAF', 'Mein Name'));
});

test('my order stays, what they added comes after it', () => {
  const mine = { ...base, departments: base.departments.toReversed() };
  const added = { ...base.departments[0], id: 'NEU', hue: 12 } as (typeof base.departments)[number];
  const theirs = { ...base, departments: [added, ...base.departments] };
  expect(mergeTown(base, mine, saved(theirs)).departments).toEqual([...mine.departments, added]);
});

test('their order stays where I left mine', () => {
  const theirs = { ...base, departments: base.departments.toReversed() };
  expect(mergeTown(base, renamed('SAF', 'x'), saved(theirs))).toEqual(renamed('SAF', 'x', theirs));
});

test('a question they took away is away unless I wrote in it', () => {
  const [first, second] = base.questions;
  if (!first || !second) throw new Error('The sample is too short');
  const theirs = { ...base, questions: base.questions.slice(2) };
  const mine = {
    ...base,
    questions: base.questions.map((each) => (each === second ? { ...each, text: 'neu' } : each)),
  };
  const { questions } = mergeTown(base, mine, saved(theirs));
  expect(questions).not.toContainEqual(first);
  expect(questions).toContainEqual({ ...second, text: 'neu' });
});

test('two mergers both stay; that they make a circle is said where it is mended', () => {
  const gone = (id: string, mergedInto: string): TownContent => ({
    ...base,
    departments: base.departments.map((each) =>
      each.id === id ? { ...each, retired: true, mergedInto } : each,
    ),
  });
  const both = mergeTown(base, gone('SOZ', 'AUS'), saved(gone('AUS', 'SAF')));
  expect(both.departments.slice(0, 2)).toMatchObject([
    { mergedInto: 'AUS' },
    { mergedInto: 'SAF' },
  ]);
  expect(readTownContent(both)).toHaveProperty('content');
  const circle = mergeTown(base, gone('SOZ', 'AUS'), saved(gone('AUS', 'SOZ')));
  expect(readTownContent(circle)).toEqual({
    problem: { reason: 'circle', field: 'departments/0/mergedInto' },
  });
});
