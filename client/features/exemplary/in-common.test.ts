import { expect, it } from 'vitest';
import { inCommonOf, inShort, inWords, likenessOf, overlapOf } from './in-common.ts';

const found = {
  id: 'x',
  score: 0.5,
  parts: { fields: 1, gaps: 0.4, resources: 0 },
  shared: {
    fields: ['work'],
    phases: [],
    gaps: [
      { department: 'KJS', word: 'Kita-Platz' },
      { department: 'JC', word: 'Antrag' },
      { department: 'KJS', word: 'Warteliste' },
    ],
    resources: [],
  },
  helped: [],
} as const;

const say = {
  field: (field: string) => `(${field})`,
  phase: (phase: string) => `(${phase})`,
  asked: (department: string) => `Frage an ${department}`,
  resource: (field: string) => `(${field})`,
};

it('names what two cases share, questions by the department that was asked, the rarest first', () => {
  const said = inCommonOf(found, say).map(({ part, shared }) => [
    part,
    shared.map((each) => inWords(each)),
  ]);
  expect(said).toEqual([
    ['fields', ['(work)']],
    ['gaps', ['Frage an KJS: Kita-Platz, Warteliste', 'Frage an JC: Antrag']],
    ['resources', []],
  ]);
});

it('says in short what the rarest of it is', () => {
  const resources = ['Maler', 'Lackierer', 'Verein'].map((word) => ({
    field: 'personal' as const,
    word,
  }));
  const many = { ...found, shared: { ...found.shared, resources } };
  expect(inShort(inCommonOf(many, say))).toBe(
    '(work) · Frage an KJS: Kita-Platz, Warteliste · Frage an JC: Antrag · (personal): Maler, Lackierer …',
  );
});

it('shows that there is more than is named', () => {
  expect(inWords({ head: 'Sozial', words: ['a', 'b', 'c'] }, 2)).toBe('Sozial: a, b …');
  expect(inWords({ words: ['a'] }, 2)).toBe('a');
});

it('says in a word how much is shared', () => {
  expect([0.2, 0.4, 0.64, 0.65, 1].map(likenessOf)).toEqual([
    'partly',
    'rather',
    'rather',
    'very',
    'very',
  ]);
  expect([0, 0.1, 0.5, 1].map(overlapOf)).toEqual(['none', 'some', 'much', 'same']);
});
