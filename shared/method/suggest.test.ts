import { describe, expect, test } from 'vitest';
import type { Instrument } from './instruments.ts';
import { sampleInstruments } from './sample-instruments.ts';
import { type CaseFacts, mentions, suggestInstruments } from './suggest.ts';

const family: CaseFacts = {
  persons: [
    { id: 'father', isChild: false, ageGroup: 'over25' },
    { id: 'child', isChild: true },
  ],
  phase: 'access',
  resources: [{ id: 'swimmer', text: 'Erfolgreicher Schwimmer in der Heimat' }],
};

const suggested = (facts: CaseFacts, today = '2017-09-21') =>
  new Map(
    suggestInstruments(sampleInstruments, facts, today).map((each) => [each.instrument.id, each]),
  );

describe('suggestions', () => {
  test('a resource leads to the department through which one gets an offer', () => {
    const offer = suggested(family).get('ehrenamt');
    expect(offer?.instrument.arrangedBy).toBe('CBE');
    expect(offer?.reasons).toEqual([{ kind: 'resource', resourceId: 'swimmer' }]);
  });

  test('where there are children, what is for children is to be looked into', () => {
    expect(suggested(family).get('but')?.reasons).toEqual([
      { kind: 'children', personIds: ['child'] },
    ]);
    expect(suggested({ ...family, persons: [] }).has('but')).toBe(false);
  });

  test('age and phase are told; another age group gets another offer', () => {
    expect(suggested(family).get('integrationskurs')?.reasons).toContainEqual({
      kind: 'age',
      phase: 'access',
      ageGroup: 'over25',
      personIds: ['father'],
    });
    const young = suggested({
      ...family,
      phase: 'differentiation',
      persons: [{ id: 'son', isChild: false, birthYear: 1998 }],
    });
    expect(young.has('kompas')).toBe(true);
    expect(young.has('qualifizierung')).toBe(false);
  });

  test('what cannot be granted any more comes last and is not left out', () => {
    expect(suggested(family).get('fim')?.isValid).toBe(true);
    const today = [...suggested(family, '2026-01-01').values()];
    expect(today.at(-1)).toMatchObject({ instrument: { id: 'fim' }, isValid: false });
  });

  test('nothing a family says of its prospect to stay takes an offer away', () => {
    const before = [...suggested(family).keys()];
    for (const text of ['Hohe Bleiberechtsperspektive', 'Dublin-Fall', 'Geringe Bleibeperspektive'])
      expect([
        ...suggested({
          ...family,
          resources: [...family.resources, { id: 'prospect', text }],
        }).keys(),
      ]).toEqual(before);
  });

  test('what rests is not suggested', () => {
    const resting: Instrument[] = sampleInstruments.map((each) => ({ ...each, retired: true }));
    expect(suggestInstruments(resting, family, '2017-09-21')).toEqual([]);
  });
});

test('a keyword is the beginning of a word', () => {
  expect(mentions('War Schwimmtrainer', ['schwimm'])).toBe(true);
  expect(mentions('Rettungsschwimmer', ['schwimm'])).toBe(false);
  expect(mentions('Debut', ['but'])).toBe(false);
  expect(mentions('', ['a'])).toBe(false);
});
