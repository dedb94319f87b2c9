import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../shared/case/days.ts';
import { caseFacts } from '../../shared/learning/case-facts.ts';
import { readCaseFacts } from '../../shared/learning/facts.ts';
import { type Figures, learn } from '../../shared/learning/figures.ts';
import { halfYearOf } from '../../shared/learning/half-year.ts';
import type { FigureFilter } from '../../shared/learning/topic.ts';
import { defaultTownContent } from '../../shared/method/town-settings.ts';
import {
  type PlantedCase,
  type PlantedWait,
  plantedCondition,
  plantedHandOvers,
  plantedQuestions,
  ruleDay,
  townOf,
} from '../fixtures/town.ts';

const seed = Number(process.env.SEED ?? 7);
const town = { ...defaultTownContent, chains: [] };

const factsIn = (seedOf: number, count: number) =>
  townOf(seedOf, count).map(({ planted, board, chair }) =>
    caseFacts(board, chair, { source: 'released', fields: planted.fields, town }),
  );

/** Of what was planted, not of facts: whole fives in their order. */
function inFives<T>(all: readonly T[]): readonly T[] {
  return all.slice(0, Math.floor(all.length / 5) * 5);
}

/** Day by day, as a table of life is kept. */
function quantile(waits: readonly { days: number; over: boolean }[], share: number) {
  const last = Math.max(...waits.map(({ days }) => days));
  let still = 1;
  for (let day = 0; day <= last; day++) {
    const atRisk = waits.filter(({ days }) => days >= day).length;
    const over = waits.filter((wait) => wait.over && wait.days === day).length;
    still -= (still * over) / atRisk;
    if (over > 0 && still <= share + 1e-9) return { days: day };
  }
  return { moreThanDays: last };
}

function timesOf(waits: readonly { days: number; over: boolean }[]) {
  const [lowerQuartile, median, upperQuartile] = [3 / 4, 1 / 2, 1 / 4].map((share) =>
    quantile(waits, share),
  );
  return { cases: waits.length, times: { lowerQuartile, median, upperQuartile } };
}

describe(`a town of 300 cases, seed ${seed}`, () => {
  const planted = townOf(seed, 300).map((each) => each.planted);
  const figures = learn(factsIn(seed, 300), {
    town,
    rules: [{ id: 'r', ...plantedHandOvers.kita, validFrom: ruleDay }],
  });
  const waitsOf = (kind: PlantedWait['kind']) =>
    inFives(
      planted.flatMap(({ waits, lastDay }) => {
        const wait = waits.find((each) => each.kind === kind);
        if (!wait) return [];
        const { days = daysBetween(wait.need, lastDay) } = wait;
        return { days, over: wait.days !== undefined, need: wait.need };
      }),
    );

  test('the chain stalls where it was planted, the longest wait first', () => {
    const expected = (['kita', 'work', 'club'] as const).map((kind) => {
      const { from, to, step, targetDays } = plantedHandOvers[kind];
      const waits = waitsOf(kind);
      const waiting = waits.filter(({ over }) => !over).length;
      const stillWaiting = Math.floor(waiting / 5) * 5;
      return { from, to, step, targetDays, told: { ...timesOf(waits), stillWaiting } };
    });
    expected.sort((a, b) => daysOf(b.told.times.median) - daysOf(a.told.times.median));
    // Three cases waited for the rare one: nothing of it is told.
    expect(figures.handOvers).toEqual(expected);
    expect(figures).toMatchObject({ cases: 300, minimumCases: 5 });
  });

  test('the rule that took effect half-way', () => {
    const waits = waitsOf('kita');
    const sides = [
      waits.filter(({ need }) => need < ruleDay),
      waits.filter(({ need }) => need >= ruleDay),
    ].map((side) => timesOf(inFives(side)));
    expect(figures.effects).toEqual([{ ruleId: 'r', before: sides[0], since: sides[1] }]);
    const [before, since] = sides.map(({ times }) => daysOf(times.median));
    expect(before).toBeGreaterThan((since ?? 0) + 30);
  });

  test('the questions that come back, in all their wordings', () => {
    const expected = plantedQuestions.map(({ department, field, wordings }, index) => {
      const asked = inFives(planted.filter((each) => each.asked.includes(index)));
      return { question: wordings[0], department, field, cases: asked.length };
    });
    expect(figures.questions.map(({ times: _, ...question }) => question)).toEqual(
      expected.sort((a, b) => b.cases - a.cases),
    );
  });

  test('the departments that compete, what it meets and what comes of it', () => {
    const all = inFives(planted.flatMap(({ competition }) => competition ?? []));
    const count = (wanted: (one: NonNullable<PlantedCase['competition']>) => boolean) =>
      inFives(all.filter(wanted)).length;
    const resistances = all
      .map(({ resistance: [one, other] }) => (one + other) / 2)
      .sort((a, b) => a - b);
    const [low = 0, high = 0] = [
      resistances[Math.ceil(all.length / 2) - 1],
      resistances[Math.floor(all.length / 2)],
    ];
    const byCases = (a: { cases: number }, b: { cases: number }) => b.cases - a.cases;
    const resolved = count(({ pursued, hasCondition }) => pursued !== undefined && hasCondition);
    expect(figures.competitions).toEqual([
      {
        departments: ['AA', 'SAF'],
        cases: all.length,
        medianResistance: Math.round(5 * (low + high)) / 10,
        kinds: [
          { department: 'AA', phase: 'differentiation', cases: all.length },
          { department: 'SAF', phase: 'access', cases: all.length },
        ],
        decided: [
          { pursued: 'first', cases: count(({ pursued }) => pursued === 'AA') },
          { pursued: 'second', cases: count(({ pursued }) => pursued === 'SAF') },
          { pursued: 'neither', cases: count(({ pursued }) => pursued === undefined) },
        ].sort(byCases),
        resolved,
        conditions: [{ condition: plantedCondition, cases: resolved }],
        agreements: (['done', 'notDone', 'open'] as const)
          .map((ended) => ({
            ended,
            cases: count((one) => one.pursued !== undefined && one.ended === ended),
          }))
          .sort(byCases),
      },
    ]);
  });

  test.each<FigureFilter>([
    { field: 'language' },
    { ageGroup: 'under25' },
    { sphere: 'SGB II' },
    { halfYear: '2017-H1' },
    { field: 'work', ageGroup: 'over25' },
    { field: 'children', halfYear: '2017-H2' },
  ])('%o: whole fives of the cases there are', (filter) => {
    const { field, ageGroup, sphere, halfYear } = filter;
    const truth = inFives(planted.filter(({ waits }) => waits.some(({ kind }) => kind === 'kita')))
      .filter(({ fields }) => !field || fields.includes(field))
      .filter((each) => !ageGroup || each.ageGroup === ageGroup)
      .filter((each) => !sphere || each.sphere === sphere)
      .filter(
        ({ waits }) =>
          !halfYear ||
          waits.some(({ kind, need }) => kind === 'kita' && halfYearOf(need) === halfYear),
      ).length;
    const { handOvers } = learn(factsIn(seed, 300), { town, filter });
    const told = handOvers.find(({ to }) => to === 'KJS')?.told?.cases ?? 0;
    expect(told % 5).toBe(0);
    expect(told).toBeGreaterThan(truth - 10);
    expect(told).toBeLessThanOrEqual(truth);
  });

  test('more than a Handlungsfeld and one other is not told, however many there are', () => {
    const { minimumCases: _, ...told } = learn(factsIn(seed, 300), {
      town,
      filter: { ageGroup: 'over25', sphere: 'SGB II' },
    });
    expect(told).toEqual({ handOvers: [], questions: [], competitions: [], effects: [] });
  });
});

function daysOf(wait: { days: number } | { moreThanDays: number } | undefined): number {
  return wait && 'days' in wait ? wait.days : Number.MAX_SAFE_INTEGER;
}

test.each([0, 1, 4])('%i cases tell nothing', (count) => {
  const { minimumCases, ...figures } = learn(factsIn(seed, count), { town });
  expect(figures).toEqual({ handOvers: [], questions: [], competitions: [], effects: [] });
  expect(minimumCases).toBe(5);
});

test('what the town has in its templates stands there even where nothing is told of it', () => {
  const { handOvers } = learn([], { town: defaultTownContent });
  expect(handOvers).toContainEqual({
    from: 'SAF',
    to: 'IFK',
    step: 'Profiling II',
    targetDays: 14,
  });
  expect(handOvers).toContainEqual({ from: 'SOZ', to: 'JC', step: 'Rechtskreiswechsel, Übergabe' });
});

test('stored and read again they tell the same', () => {
  const facts = factsIn(seed, 60);
  const again = facts.flatMap((each) => readCaseFacts(JSON.parse(JSON.stringify(each))) ?? []);
  expect(learn(again, { town })).toEqual(learn(facts, { town }));
});

test('of closed cases nothing is told but whole rows', () => {
  const town300 = factsIn(seed, 300);
  const rule = { id: '1', ...plantedHandOvers.kita, validFrom: ruleDay };
  const partsIn = ({ from, until, handOvers, effects, competitions }: Figures) => [
    ...[from, until].flatMap((each) => each ?? []),
    ...handOvers.flatMap(({ told }) => told?.stillWaiting ?? []),
    ...effects.flatMap(({ before, since }) => [before, since].flatMap((each) => each ?? [])),
    ...competitions.flatMap(({ kinds, decided, resolved, conditions, agreements }) => [
      ...kinds,
      ...decided,
      ...(resolved === undefined ? [] : [resolved]),
      ...conditions,
      ...agreements,
    ]),
  ];
  const released = learn(town300, { town, rules: [rule] });
  expect(partsIn(released).length).toBeGreaterThan(8);
  const closed = learn(
    town300.map((facts) => ({ ...facts, source: 'closed' as const })),
    { town, rules: [rule] },
  );
  expect(closed.cases).toBe(released.cases);
  expect(partsIn(closed)).toEqual([]);
});
