import { beforeEach, expect, test } from 'vitest';
import { drafts, hasUnsent, keepDraft } from './drafts.ts';

beforeEach(() => drafts.setState(new Map(), true));

test('a draft is kept by its place until it is replaced', () => {
  keepDraft('answer 1', 'Die Großmutter');
  keepDraft('new social', 'Sozialticket');
  keepDraft('new social', '');
  expect(drafts.getState().get('answer 1')).toBe('Die Großmutter');
  expect(drafts.getState().get('new social')).toBe('');
});

test('whoever shows a draft is told of a change', () => {
  const told: unknown[] = [];
  const stop = drafts.subscribe((all) => told.push(all.get('answer 1')));
  keepDraft('answer 1', 'Die');
  keepDraft('answer 1', 'Die Oma');
  stop();
  expect(told).toEqual(['Die', 'Die Oma']);
});

test('only typed words are worth a question on leaving', () => {
  expect(hasUnsent()).toBe(false);
  keepDraft('answer 1', '  \n');
  keepDraft('proposal rest', { resourceIds: ['a'] });
  expect(hasUnsent()).toBe(false);
  keepDraft('answer 1', 'Die Großmutter');
  expect(hasUnsent()).toBe(true);
  keepDraft('answer 1', '');
  expect(hasUnsent()).toBe(false);
});
