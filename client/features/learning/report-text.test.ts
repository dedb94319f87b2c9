import { strFromU8, unzipSync } from 'fflate';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import { germanLater } from '../../words/german-later.ts';
import { reportOf } from './report-text.ts';
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

async function report() {
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
      period: '1. Halbjahr 2017',
      date: '21.09.2017',
      number: () => 'fünf',
      decimal: String,
      stateOf: ({ state }) => state,
    },
    instance.getFixedT('de', ['report', 'learning']),
  );
}

it('names as open what is over its target or where somebody still waits, and nothing else', async () => {
  const { sections } = await report();
  expect(sections[1]?.rows.map(({ cells }) => cells)).toEqual([
    ['SAF → KJS', 'Kita', 'Median 54 Tage über dem Ziel'],
    ['IFK → AA', 'Gespräch', 'in 5 Fällen noch nicht begonnen'],
  ]);
});

it('ends with why figures are missing, and shows no figure of what is not told', async () => {
  const { sections, suppression } = await report();
  expect(suppression).toContain('mindestens fünf Fällen');
  const untold = sections[0]?.rows.find(({ id }) => id === 'AA IFK Rückmeldung');
  expect(untold?.cells).toContain('nicht ausgewiesen');
});

it('says in Word what the report says', async () => {
  const text = await report();
  const blob = await reportWordOf(text, { language: 'de', page: 'Seite', of: 'von' });
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const plain = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, '|');
  for (const said of ['1. Halbjahr 2017', '84 Tage', '79 bis mehr als 89 Tage', text.suppression])
    expect(plain).toContain(said);
});
