import { expect, it } from 'vitest';
import { inCommonOf, inShort, inWords, overlapOf } from './in-common.ts';

const found = {
  id: 'x',
  score: 0.5,
  parts: { fields: 1, gaps: 0.4, resources: 0 },
  shared: {
    fields: ['work'],
    phases: [],
    gaps: [
      { department: 'KJS', question: 'Ist ein Kita-Platz frei?' },
      { department: 'JC', question: 'Wann ist der Antrag fertig?' },
      { department: 'KJS', question: 'Gibt es eine Warteliste?' },
    ],
    resources: [],
  },
  helped: [],
} as const;

const say = {
  field: (field: string) => `(${field})`,
  phase: (phase: string) => `(${phase})`,
  asked: (department: string) => `Frage an ${department}`,
  question: (question: string) => `„${question}“`,
  resource: (field: string) => `(${field})`,
};

it('names what two cases share, questions by the department that was asked, the rarest first', () => {
  const said = inCommonOf(found, say).map(({ part, shared }) => [
    part,
    shared.map((each) => inWords(each)),
  ]);
  expect(said).toEqual([
    ['fields', ['(work)']],
    [
      'gaps',
      [
        'Frage an KJS: „Ist ein Kita-Platz frei?“, „Gibt es eine Warteliste?“',
        'Frage an JC: „Wann ist der Antrag fertig?“',
      ],
    ],
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
    '(work) · Frage an KJS: „Ist ein Kita-Platz frei?“, „Gibt es eine Warteliste?“ · Frage an JC: „Wann ist der Antrag fertig?“ · (personal): Maler, Lackierer …',
  );
});

it('shows that there is more than is named', () => {
  expect(inWords({ head: 'Sozial', words: ['a', 'b', 'c'] }, 2)).toBe('Sozial: a, b …');
  expect(inWords({ words: ['a'] }, 2)).toBe('a');
});

it('says in a word how much is shared', () => {
  expect([0, 0.1, 0.5, 1].map(overlapOf)).toEqual(['none', 'some', 'much', 'same']);
});
