import { expect, test } from 'vitest';
import { defaultTownContent } from '../method/town-settings.ts';
import type { CaseFacts, GapFact, HandOverFact, StrategyFact } from './facts.ts';
import { type Learning, learn } from './figures.ts';
import type { RuleInForce } from './hand-overs.ts';
import { facts } from './test-facts.ts';

const town = { ...defaultTownContent, chains: [], questions: [] };

/** The town with retired departments and where they went on. */
const merged = (into: Readonly<Record<string, string>>) => ({
  ...town,
  departments: [
    ...town.departments,
    ...Object.entries(into).map(([id, mergedInto]) => ({
      ...({ id, name: id, shortName: id, legalSphere: 'none', hue: 1 } as const),
      ...({ retired: true, mergedInto } as const),
    })),
  ],
});

const wait = (some: Partial<HandOverFact> = {}): HandOverFact => ({
  ...{ from: 'SAF', to: 'KJS', step: 'Kindergartenplatz', need: '2017-H1', days: 10, ended: true },
  ...some,
});
const gap = (some: Partial<GapFact> = {}): GapFact => ({
  ...{ question: 'Ist ein Kita-Platz frei?', department: 'KJS', field: 'social' },
  ...{ asked: '2017-H1', days: 10, ended: true },
  ...some,
});
const strategy = (some: Partial<StrategyFact>): StrategyFact => ({
  ...{ department: 'SAF', instruments: [], conditions: [] },
  ...{ rounds: [{ counted: 2, sum: 10 }], agreements: { done: 0, notDone: 0, open: 0 } },
  ...some,
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const rows = (all: readonly CaseFacts[], some: Partial<Learning> = {}) =>
  learn(all, { town, ...some }).handOvers.map(({ from, to, step, told }) => [
    from,
    to,
    step,
    told?.cases,
  ]);

test('a step of a case of its own is named from five cases on, and by what most call it', () => {
  const all = times(5, (index) =>
    facts({ handOvers: [wait({ step: index < 2 ? 'Kindergartenplätze' : 'Kindergartenplatz' })] }),
  );
  expect(rows(all.slice(1))).toEqual([]);
  expect(rows(all)).toEqual([['SAF', 'KJS', 'Kindergartenplatz', 5]]);
});

test('a department renamed is the same, departments merged count together, and what they handed over among them not at all', () => {
  const all = [
    ...times(3, () =>
      facts({ handOvers: [wait({ to: 'JUG' })], gaps: [gap({ department: 'JUG' })] }),
    ),
    ...times(3, () => facts({ handOvers: [wait({ to: 'KJS' })], gaps: [gap()] })),
    ...times(5, () => facts({ handOvers: [wait({ from: 'JUG', to: 'KJS' })] })),
  ];
  expect(rows(all)).toEqual([['JUG', 'KJS', 'Kindergartenplatz', 5]]);
  const now = merged({ JUG: 'ALT', ALT: 'KJS' });
  expect(rows(all, { town: now })).toEqual([['SAF', 'KJS', 'Kindergartenplatz', 5]]);
  expect(learn(all, { town: now }).questions).toMatchObject([{ department: 'KJS', cases: 5 }]);
});

test('merged departments compete as one, and a rule for a step of the former one has its effect on both', () => {
  const all = (['2017-H1', '2017-H2'] as const).flatMap((need, half) =>
    times(5, (index) => {
      const department = index < 2 ? 'JUG' : 'KJS';
      return facts({
        handOvers: [wait({ to: department, need, days: 60 - 30 * half })],
        compared: need,
        strategies: [strategy({}), strategy({ department })],
      });
    }),
  );
  const rule = { id: 'r', ...wait({ to: 'JUG' }), validFrom: '2017-07-01' };
  const told = (known: Learning['town']) => {
    const { competitions, effects } = learn(all, { town: known, rules: [rule] });
    return [competitions.map(({ departments, cases }) => [...departments, cases]), effects];
  };
  expect(told(town)).toEqual([[['KJS', 'SAF', 5]], [{ ruleId: 'r' }]]);
  expect(told(merged({ JUG: 'KJS' }))).toMatchObject([
    [['KJS', 'SAF', 10]],
    [
      {
        before: { cases: 5, times: { median: { days: 60 } } },
        since: { cases: 5, times: { median: { days: 30 } } },
      },
    ],
  ]);
});

test('a case counts once in a row, with the first time it was needed', () => {
  const twice = facts({
    handOvers: [wait({ need: '2017-H2', days: 1 }), wait({ days: 20 }), wait({ days: 50 })],
  });
  expect(
    learn(
      times(5, () => twice),
      { town },
    ).handOvers,
  ).toEqual([
    {
      from: 'SAF',
      to: 'KJS',
      step: 'Kindergartenplatz',
      told: {
        cases: 5,
        times: { lowerQuartile: { days: 50 }, median: { days: 50 }, upperQuartile: { days: 50 } },
        stillWaiting: 0,
      },
    },
  ]);
});

test('how many still wait is told where it is five or none, and five are not', () => {
  const told = (running: number, ended: number) =>
    learn(
      times(running + ended, (index) => facts({ handOvers: [wait({ ended: index >= running })] })),
      { town },
    ).handOvers[0]?.told?.stillWaiting;
  expect([told(0, 5), told(1, 9), told(6, 4), told(5, 5), told(7, 8), told(5, 0)]).toEqual([
    0,
    undefined,
    undefined,
    5,
    5,
    5,
  ]);
});

test('the target is the one of the template, else what most cases had', () => {
  const target = (chains: Learning['town']['chains']) =>
    learn(
      times(5, (index) => facts({ handOvers: [wait({ targetDays: index < 2 ? 14 : 30 })] })),
      { town: { ...town, chains } },
    ).handOvers.map(({ targetDays }) => targetDays);
  expect(target([])).toEqual([30]);
  const step = { id: 'a', what: 'Profiling', department: 'SAF', handsTo: ['KJS'], handsWhat: '' };
  const kita = { ...step, id: 'b', what: 'Kindergartenplatz', department: 'KJS', targetDays: 21 };
  const chain = { id: 'c', name: 'Kita', version: 1, field: 'children' as const };
  const of21 = { ...chain, steps: [step, kita] };
  expect(target([of21])).toEqual([21]);
  const of60 = { ...chain, id: 'd', steps: [step, { ...kita, targetDays: 60 }] };
  expect(target([of21, of60])).toEqual([30]);
});

test('the effect of a rule: the half-year it began in is on neither side', () => {
  const all = (['2016-H2', '2017-H1', '2017-H2'] as const).flatMap((need, index) =>
    times(5, () => facts({ handOvers: [wait({ need, days: 60 - 20 * index })] })),
  );
  const effect = (validFrom: string) => {
    const rule = { id: 'r', to: 'KJS', step: 'Kindergartenplätze', validFrom };
    return learn(all, { town, rules: [rule] }).effects;
  };
  expect(effect('2017-03-01')).toMatchObject([
    {
      ruleId: 'r',
      before: { cases: 5, times: { median: { days: 60 } } },
      since: { cases: 5, times: { median: { days: 20 } } },
    },
  ]);
  expect(effect('2017-07-01')).toMatchObject([{ before: { cases: 10 }, since: { cases: 5 } }]);
  expect(effect('2018-01-01')).toEqual([{ ruleId: 'r', before: expect.anything() }]);
  expect(
    learn([], { town, rules: [{ ...wait(), id: 'r', validFrom: '2017-07-01' }] }),
  ).toMatchObject({
    handOvers: [],
    effects: [{ ruleId: 'r' }],
  });
});

test('the effect of a rule is told of its step whoever hands over to it, each case once; of a step nobody had before, of neither side', () => {
  const since = wait({ from: 'AA', need: '2017-H2', days: 9 });
  const all = [
    ...times(5, () => facts({ handOvers: [wait({ days: 60 })] })),
    ...times(5, () => facts({ handOvers: [since, wait({ need: '2017-H2', days: 20 })] })),
    ...times(5, () => facts({ handOvers: [wait({ ...since, step: 'Elterngespräch' })] })),
  ];
  const effectOn = (rule: Partial<RuleInForce>) =>
    learn(all, {
      town,
      rules: [
        { ...{ id: 'r', to: 'KJS', step: 'Kindergartenplatz' }, validFrom: '2017-07-01', ...rule },
      ],
    }).effects[0];
  expect(effectOn({})).toMatchObject({
    before: { cases: 5, times: { median: { days: 60 } } },
    since: { cases: 5, times: { median: { days: 20 } } },
  });
  expect(effectOn({ to: 'JUG' })).toEqual({ ruleId: 'r' });
  expect(effectOn({ step: 'Elterngespräch' })).toEqual({ ruleId: 'r', since: expect.anything() });
});

test('a question that is in the catalogue already says so', () => {
  const [question] = defaultTownContent.questions;
  if (!question) throw new Error('a town has questions');
  const all = times(5, () => facts({ gaps: [gap({ question: question.text.toUpperCase() })] }));
  expect(learn(all, { town: defaultTownContent }).questions).toMatchObject([
    { question: question.text, questionId: question.id, cases: 5 },
  ]);
});

test('strategies nobody weighed do not compete, nor do those of one department', () => {
  const compete = (...strategies: StrategyFact[]) =>
    learn(
      times(5, () => facts({ compared: '2017-H1', strategies })),
      { town },
    ).competitions.map(({ departments }) => departments.join(' '));
  const [saf, aa] = [strategy({}), strategy({ department: 'AA' })];
  expect(compete(saf, aa, strategy({ department: 'JC' }))).toEqual(['AA JC', 'AA SAF', 'JC SAF']);
  expect(compete(saf, saf)).toEqual([]);
  expect(compete(saf, { ...aa, rounds: [] })).toEqual([]);
});

test('a condition resolved a competition where the other department had put it and it is pursued', () => {
  const resolved = (outcome: StrategyFact['outcome'], by: string, text?: string) => {
    const condition = { department: by, ...(text ? { text } : {}) };
    const pursued = strategy({ ...(outcome ? { outcome } : {}), conditions: [condition] });
    const strategies = [pursued, strategy({ department: 'AA' })];
    const [figure] = learn(
      times(5, () => facts({ compared: '2017-H1', strategies })),
      { town },
    ).competitions;
    return [figure?.resolved, figure?.conditions];
  };
  expect(resolved('pursue', 'AA', 'Kurs bleibt')).toEqual([
    5,
    [{ condition: 'Kurs bleibt', cases: 5 }],
  ]);
  expect(resolved('pursue', 'AA')).toEqual([5, []]);
  expect(resolved('pursue', 'JC', 'Kurs bleibt')).toEqual([undefined, []]);
  expect(resolved('rest', 'AA', 'Kurs bleibt')).toEqual([undefined, []]);
});

test('cases with contradictory days are counted, in whole fives', () => {
  const all = times(7, () => facts({ contradictory: 2, handOvers: [wait()] }));
  expect(learn(all, { town })).toMatchObject({ cases: 5, contradictory: 5, from: '2017-H1' });
  expect(learn(all.slice(3), { town }).contradictory).toBeUndefined();
});

test('twice as many cases are looked at twice as often', () => {
  const looks = (count: number) => {
    let seen = 0;
    const watched = times(
      count,
      (index) =>
        new Proxy(
          facts({
            fields: index % 2 === 0 ? ['work'] : ['language'],
            handOvers: [wait({ step: `Schritt ${'abcdefgh'[index % 8]}` })],
            gaps: [gap()],
          }),
          {
            get(target, field) {
              seen += 1;
              return Reflect.get(target, field);
            },
          },
        ),
    );
    learn(watched, { town, filter: { field: 'work' } });
    return seen;
  };
  expect(looks(160)).toBeGreaterThan(160);
  expect(looks(320)).toBe(2 * looks(160));
  expect(looks(1600)).toBe(10 * looks(160));
});
