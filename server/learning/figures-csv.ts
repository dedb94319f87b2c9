import papaparse from 'papaparse';
import type { Figures } from '../../shared/learning/figures.ts';
import type { WaitedDays, WaitingTimes } from '../../shared/learning/waiting.ts';

/** The columns, whose names docs/learning.md explains. */
const columns = [
  'kind',
  'from',
  'to',
  'what',
  'cases',
  'lowerQuartileDays',
  'medianDays',
  'upperQuartileDays',
  'stillWaiting',
  'targetDays',
  'medianResistance',
  'sinceCases',
  'sinceMedianDays',
] as const;
type Line = Partial<Record<(typeof columns)[number], string | number>>;

/** The figures as a table any program reads: semicolons, a byte order mark, nothing a spreadsheet would take for a formula. */
export function figuresCsv(figures: Figures): string {
  const lines: Line[] = [
    ...figures.handOvers.map(({ from, to, step, targetDays, told }) => ({
      kind: 'handOver',
      from,
      to,
      what: step,
      ...(told ? { cases: told.cases, ...times(told.times) } : {}),
      ...(told?.stillWaiting === undefined ? {} : { stillWaiting: told.stillWaiting }),
      ...(targetDays === undefined ? {} : { targetDays }),
    })),
    ...figures.questions.map(({ question, department, cases, times: open }) => ({
      kind: 'question',
      to: department,
      what: question,
      cases,
      ...times(open),
    })),
    ...figures.competitions.map(({ departments: [from, to], cases, medianResistance }) => ({
      kind: 'competition',
      from,
      to,
      cases,
      medianResistance,
    })),
    ...figures.effects.map(({ ruleId, before, since }) => ({
      kind: 'effect',
      what: `R ${ruleId}`,
      ...(before ? { cases: before.cases, ...times(before.times) } : {}),
      ...(since ? { sinceCases: since.cases, sinceMedianDays: said(since.times.median) } : {}),
    })),
  ];
  const rows = lines.map((line) => columns.map((column) => line[column] ?? ''));
  const options = { delimiter: ';', newline: '\r\n', escapeFormulae: true };
  return `\uFEFF${papaparse.unparse({ fields: [...columns], data: rows }, options)}\r\n`;
}

function times({ lowerQuartile, median, upperQuartile }: WaitingTimes): Line {
  return {
    lowerQuartileDays: said(lowerQuartile),
    medianDays: said(median),
    upperQuartileDays: said(upperQuartile),
  };
}

/** ">84": the longest wait so far; that share still waits. */
function said(waited: WaitedDays): string | number {
  return 'days' in waited ? waited.days : `>${waited.moreThanDays}`;
}
