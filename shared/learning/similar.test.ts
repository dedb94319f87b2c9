import { expect, test } from 'vitest';
import { defaultTownContent, type TownDepartment } from '../method/town-settings.ts';
import type { CaseFacts, GapFact, StrategyFact } from './facts.ts';
import { likenessOf } from './likeness.ts';
import { similarCases } from './similar.ts';
import { facts } from './test-facts.ts';

const { departments } = defaultTownContent;
const similarTo = (
  own: CaseFacts,
  released: Parameters<typeof similarCases>[1],
  known: readonly TownDepartment[] = departments,
) => similarCases(own, released, known);

const gap = (department: string, question: string): GapFact => ({
  question,
  department,
  field: 'social',
  asked: '2017-H1',
  days: 1,
  ended: false,
});

const resources = (...words: string[]) => [{ field: 'personal' as const, words }];
const own = facts({
  fields: ['work', 'language'],
  phases: ['access'],
  gaps: [gap('KJS', 'Ab wann ist ein Kita-Platz frei?')],
  resources: resources('Maler', 'pünktlich', 'Schwimmer'),
});
const strategy: StrategyFact = {
  title: 'Kita zuerst',
  department: 'SAF',
  instruments: [],
  rounds: [],
  conditions: [],
  outcome: 'pursue',
  agreements: { done: 2, notDone: 0, open: 0 },
};

const alike = facts({
  fields: ['work'],
  phases: ['access'],
  gaps: [gap('KJS', 'Sind Kita-Plätze frei?')],
  resources: resources('Malerin', 'Maler', 'pünktliche'),
  strategies: [
    strategy,
    { ...strategy, agreements: { done: 1, notDone: 1, open: 0 } },
    { ...strategy, outcome: 'rest' },
  ],
});
const elsewhere = facts({ gaps: [gap('JC', 'Sind Kita-Plätze frei?')], fields: ['work'] });
const other = facts({ fields: ['work', 'language'], resources: resources('Köchin') });

test('a case like this one, in what, and what helped there', () => {
  const found = similarTo(own, [
    { id: 'other', facts: other },
    { id: 'alike', facts: alike },
    { id: 'elsewhere', facts: elsewhere },
  ]);
  expect(found).toMatchObject([
    {
      id: 'alike',
      shared: {
        fields: ['work'],
        phases: ['access'],
        gaps: [{ department: 'KJS', question: 'Sind Kita-Plätze frei?' }],
        resources: [
          { field: 'personal', word: 'Maler' },
          { field: 'personal', word: 'pünktlich' },
        ],
      },
      helped: [strategy],
    },
  ]);
  const [{ parts, score } = { parts: {}, score: 0 }] = found;
  expect(parts).toMatchObject({ fields: 0.5, phases: 1 });
  const { fields = 0, phases = 0, gaps = 0, resources: words = 0 } = parts;
  expect(score).toBeCloseTo(0.25 * fields + 0.1 * phases + 0.35 * gaps + 0.3 * words);
});

test('a case is most like itself, and what nobody has said does not count against it', () => {
  const bare = facts({ resources: resources('Maler') });
  for (const each of [own, bare])
    expect(similarTo(each, [{ id: 'a', facts: each }])[0]?.score).toBeCloseTo(1);
});

test('nothing similar enough: none; the same Handlungsfeld is not enough', () => {
  expect(similarTo(own, [])).toEqual([]);
  expect(similarTo(own, [{ id: 'a', facts: other }])).toEqual([]);
  expect(similarTo(facts({}), [{ id: 'a', facts: alike }])).toEqual([]);
});

test('closed cases are never among them', () => {
  expect(similarTo(own, [{ id: 'a', facts: { ...alike, source: 'closed' } }])).toEqual([]);
});

test('what few cases share counts more than what all have', () => {
  const all = Array.from({ length: 9 }, (_, id) => ({
    id: `c${id}`,
    facts: facts({
      resources: resources('pünktlich', id === 4 ? 'Schwimmer' : `Wort${'abcdefghi'[id]}`),
    }),
  }));
  const found = similarTo(facts({ resources: resources('pünktlich', 'Schwimmer') }), all);
  expect(found[0]?.id).toBe('c4');
  expect(found[0]?.shared.resources.map(({ word }) => word)).toEqual(['Schwimmer', 'pünktlich']);
});

test('questions both ask are said whole, as the other case has them, those that share most first and each once', () => {
  const asked = ['Ist die Halle frei?', 'Welcher Kita-Platz ist frei?', 'Was kostet der Bus?'];
  const questions = [...asked, ...asked].map((question) => gap('KJS', question));
  const [found] = similarTo(own, [{ id: 'a', facts: { ...alike, gaps: questions } }]);
  expect(found?.shared.gaps.map(({ question }) => question)).toEqual([asked[1], asked[0]]);
});

test('of cases that are alike those where something helped come first', () => {
  const without = (id: string, facts: CaseFacts) => ({ id, facts: { ...facts, strategies: [] } });
  const found = similarTo(own, [
    without('a-same', own),
    { id: 'b', facts: alike },
    without('c', alike),
    { id: 'd', facts: { ...alike, gaps: [] } },
  ]);
  expect(found.map(({ id, score, helped }) => [id, likenessOf(score), helped.length])).toEqual([
    ['b', 'very', 1],
    ['a-same', 'very', 0],
    ['c', 'very', 0],
    ['d', 'partly', 1],
  ]);
});

test('says in a word how alike two cases are', () => {
  expect([0.2, 0.4, 0.64, 0.65, 1].map(likenessOf)).toEqual([
    'partly',
    'rather',
    'rather',
    'very',
    'very',
  ]);
});

test('five at most, the same in whatever order they come', () => {
  const all = Array.from({ length: 12 }, (_, id) => ({ id: `c${id}`, facts: alike }));
  const found = similarTo(own, all);
  expect(found.map(({ id }) => id)).toEqual(['c0', 'c1', 'c10', 'c11', 'c2']);
  expect(similarTo(own, all.toReversed())).toEqual(found);
});

test('a question asked of a department that has gone on in another is asked of that one, in the words of the case at hand', () => {
  const former = facts({ gaps: [gap('JUG', 'Sind Kita-Plätze frei?')] });
  const mine = facts({ gaps: own.gaps });
  const merged = departments.flatMap((each) =>
    each.id === 'KJS'
      ? [each, { ...each, id: 'JUG', retired: true, mergedInto: 'KJS' } as const]
      : [each],
  );
  const shared = (...of: Parameters<typeof similarTo>) =>
    similarTo(...of).flatMap((found) => found.shared.gaps.map(({ department }) => department));
  expect(similarTo(mine, [{ id: 'a', facts: former }])).toEqual([]);
  expect(new Set(shared(mine, [{ id: 'a', facts: former }], merged))).toEqual(new Set(['KJS']));
  expect(new Set(shared(former, [{ id: 'a', facts: mine }], merged))).toEqual(new Set(['JUG']));
});
