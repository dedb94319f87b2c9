import { strFromU8, unzipSync } from 'fflate';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import type { Rule, RuleState } from '../../../shared/protocol/rules.ts';
import { germanLater } from '../../words/german-later.ts';
import { type ReportInput, type ReportText, reportOf } from './report-text.ts';
import { reportWordOf } from './report-word.ts';

const times = (median: number) => ({
  lowerQuartile: { days: median - 5 },
  median: { days: median },
  upperQuartile: { moreThanDays: median + 5 },
});

const figures: LearningAnswer = {
  minimumCases: 5,
  withClosedCases: false,
  cases: 10,
  handOvers: [
    { from: 'SAF', to: 'KJS', step: 'Kita', targetDays: 30, told: { cases: 10, times: times(84) } },
    {
      from: 'DRK',
      to: 'SAF',
      step: 'Profiling',
      targetDays: 14,
      told: { cases: 10, times: times(10) },
    },
    {
      from: 'IFK',
      to: 'AA',
      step: 'Gespräch',
      told: { cases: 5, times: times(20), stillWaiting: 5 },
    },
    { from: 'AA', to: 'IFK', step: 'Rückmeldung' },
  ],
  questions: [],
  competitions: [],
  effects: [],
};

const quarter = { from: '2017-07-01', until: '2017-09-30' };
const at = (day: string) => new Date(`${day}T12:00`).getTime();

function rule(number: number, state: RuleState, days: Partial<Rule>): Rule {
  return {
    number,
    revision: 1,
    state,
    createdAt: at('2017-02-01'),
    createdBy: 'SAF',
    title: 'Kita',
    text: 'Am Tag der Ankunft.',
    field: 'children',
    cases: [],
    exceptions: [],
    voices: [],
    ...days,
  };
}

async function report(some: Partial<ReportInput> = {}) {
  const instance = i18next.createInstance();
  await instance.init({
    lng: 'de',
    resources: { de: germanLater },
    interpolation: { escapeValue: false },
  });
  return reportOf(
    {
      figures,
      rules: [],
      period: '3. Quartal 2017',
      span: quarter,
      figuresOf: 'Kennzahlen: 2. Halbjahr 2017.',
      date: '21.11.2017',
      day: (iso) => iso,
      number: () => 'fünf',
      decimal: String,
      stateOf: ({ state }) => state,
      changeOf: ({ change }) => change && 'Ändert „Kita“',
      ...some,
    },
    instance.getFixedT('de', ['report', 'learning']),
  );
}

/** The rows of the section with that title. */
function rowsOf({ sections }: ReportText, title: string): readonly (readonly string[])[] {
  return sections.find((each) => each.title === title)?.rows.map(({ cells }) => cells) ?? [];
}

it('names as open what is over its target or where somebody still waits, and nothing else', async () => {
  expect(rowsOf(await report(), 'Offene Schnittstellen')).toEqual([
    ['SAF → KJS', 'Kita', 'Median 54 Tage über dem Ziel'],
    ['IFK → AA', 'Gespräch', 'in 5 Fällen noch nicht begonnen'],
  ]);
});

it('has no column of who still waits where that is not told, as of a half-year', async () => {
  const handOvers = figures.handOvers.slice(0, 2);
  const ofHalfYear = (await report({ figures: { ...figures, handOvers } })).sections[0];
  const ofAll = (await report()).sections[0];
  for (const section of [ofHalfYear, ofAll]) {
    const shares = section?.columns.map(({ share }) => share) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(section?.rows.map(({ cells }) => cells.length)).toEqual(
      section?.rows.map(() => shares.length),
    );
  }
  expect(ofAll?.columns.map(({ head }) => head)).toContain('noch wartend');
  expect(ofHalfYear?.columns.map(({ head }) => head)).not.toContain('noch wartend');
});

it('names as open the rules of the quarter that nobody has decided on', async () => {
  const rules = [
    rule(1, 'draft', { createdAt: at('2017-10-01') }),
    rule(2, 'review', { reviewUntil: '2017-12-12' }),
    rule(3, 'valid', { decidedAt: at('2017-08-01'), validFrom: '2017-08-01' }),
  ];
  const none = { ...figures, handOvers: [] };
  expect(rowsOf(await report({ rules, figures: none }), 'Offene Schnittstellen')).toEqual([
    ['R 02', 'Kita', 'noch nicht entschieden: review'],
  ]);
});

const theirs: readonly (readonly [what: string, said: Rule, then: string])[] = [
  ['written', rule(1, 'draft', { createdAt: at('2017-07-01') }), 'entworfen am 2017-07-01'],
  ['in review', rule(1, 'review', { reviewUntil: '2017-09-30' }), 'in Prüfung bis 2017-09-30'],
  ['rejected', rule(1, 'rejected', { decidedAt: at('2017-09-30') }), 'abgelehnt am 2017-09-30'],
  [
    'accepted before its review was over, to begin later',
    rule(1, 'valid', {
      reviewUntil: '2017-09-01',
      decidedAt: at('2017-08-31'),
      validFrom: '2017-10-01',
    }),
    'angenommen am 2017-08-31',
  ],
  [
    'begun',
    rule(1, 'valid', { decidedAt: at('2017-06-30'), validFrom: '2017-07-01' }),
    'gilt ab 2017-07-01',
  ],
  [
    'written, accepted and begun',
    rule(1, 'valid', {
      createdAt: at('2017-07-03'),
      decidedAt: at('2017-08-03'),
      validFrom: '2017-01-01',
    }),
    'entworfen am 2017-07-03, angenommen am 2017-08-03',
  ],
  [
    'ended',
    rule(1, 'ended', { decidedAt: at('2017-07-01'), validFrom: '2017-03-01' }),
    'beendet am 2017-07-01',
  ],
  [
    'open then, decided later',
    rule(1, 'rejected', { decidedAt: at('2017-10-01') }),
    'noch nicht entschieden',
  ],
];

it.each(theirs)('tells of a rule that was %s in the quarter', async (_, said, then) => {
  const text = await report({ rules: [said] });
  expect(rowsOf(text, 'Regeln')).toEqual([['R 01 Kita', then, said.state]]);
  expect(rowsOf(text, 'Regeln, die schon galten')).toEqual([]);
});

it('tells apart which rules held already, and of others nothing', async () => {
  const decided = { decidedAt: at('2017-06-30'), validFrom: '2017-06-30' };
  const rules = [
    rule(1, 'valid', decided),
    rule(2, 'valid', { ...decided, reviewUntil: '2017-09-01' }),
    rule(3, 'ended', { ...decided, decidedAt: at('2017-10-01') }),
    rule(4, 'rejected', decided),
    rule(5, 'ended', decided),
    rule(6, 'valid', {
      createdAt: at('2017-10-01'),
      decidedAt: at('2017-10-02'),
      validFrom: '2017-10-03',
    }),
  ];
  const text = await report({ rules });
  expect(rowsOf(text, 'Regeln')).toEqual([]);
  expect(rowsOf(text, 'Regeln, die schon galten').map(([name]) => name)).toEqual([
    'R 01 Kita',
    'R 02 Kita',
    'R 03 Kita',
  ]);
});

it('tells of all rules how they stand where no quarter is chosen', async () => {
  const states: readonly RuleState[] = ['draft', 'review', 'valid', 'rejected', 'ended'];
  const rules = states.map((state, index) => rule(index, state, {}));
  const said = rowsOf(await report({ rules, span: undefined }), 'Regeln');
  expect(said.map((cells) => cells.at(-1)).sort()).toEqual(states.toSorted());
});

it('ends with why figures are missing, and shows no figure of what is not told', async () => {
  const { sections, suppression } = await report();
  expect(suppression).toContain('mindestens fünf Fällen');
  expect(sections[0]?.rows.map(({ id }) => id)).toHaveLength(3);
  expect(sections[0]?.lead).toBe(
    'Eine weitere Übergabe ist nicht ausgewiesen: weniger als fünf Fälle.',
  );
});

it('says in Word what the report says', async () => {
  const text = await report({
    rules: [rule(7, 'review', { createdAt: at('2017-07-03'), reviewUntil: '2017-12-12' })],
  });
  const blob = await reportWordOf(text, { language: 'de', page: 'Seite', of: 'von' });
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const plain = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, '|');
  for (const said of [
    '3. Quartal 2017',
    ...text.basis,
    '84 Tage',
    '79 bis mehr als 89 Tage',
    'R 07 Kita',
    'entworfen am 2017-07-03',
    text.suppression,
  ])
    expect(plain).toContain(said);
});

it('says what a rule makes of a chain, in the words of its card', async () => {
  const change = { kind: 'remove', chainId: 'a', stepId: 'b' } as const;
  const rows = rowsOf(await report({ rules: [rule(1, 'draft', { change })] }), 'Regeln');
  expect(rows[0]?.at(-1)).toBe('draft · Ändert „Kita“');
});
