import type { TFunction } from 'i18next';
import type { HandOverFigure } from '../../../shared/learning/hand-overs.ts';
import type { WaitedDays } from '../../../shared/learning/waiting.ts';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { ruleName } from '../../ui/rule-name.ts';
import { daysOver, inOrder } from './hand-over-rows.ts';
import type { Span } from './quarter.ts';
import { daysOfRule, heldThrough, isOpen, wasOpenIn } from './report-rules.ts';
import { sortedRules } from './rule-content.ts';

export interface ReportColumn {
  readonly head: string;
  /** Of the width of the page; together 1. */
  readonly share: number;
  readonly isEnd?: boolean;
}

export interface ReportSection {
  readonly title: string;
  readonly lead?: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
  /** Instead of rows where there are none. */
  readonly none: string;
}

/** The report in words: what the screen, the sheet of paper and the Word file say alike. */
export interface ReportText {
  readonly heading: string;
  readonly period: string;
  /** What the figures are made of, and why of that. */
  readonly basis: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly suppression: string;
  readonly foot: string;
  readonly footNote: string;
}

export interface ReportInput {
  readonly figures: LearningAnswer;
  readonly rules: readonly Rule[];
  /** "3. Quartal 2017" */
  readonly period: string;
  /** The days of the quarter; undefined: all there are. */
  readonly span?: Span | undefined;
  /** Why the figures are not those of the quarter. */
  readonly figuresOf: string;
  /** The day it is made on, as it is written. */
  readonly date: string;
  /** "fünf" */
  number(n: number): string;
  decimal(value: number): string;
  /** An ISO date, as it is written. */
  day(iso: string): string;
  stateOf(rule: Rule): string;
  /** What it makes of a chain template. */
  changeOf(rule: Rule): string | undefined;
}

/** What the steering group is told of a period. */
export function reportOf(input: ReportInput, t: TFunction<['report', 'learning']>): ReportText {
  const { figures, period, span, date } = input;
  const { minimumCases, cases, withClosedCases, contradictory } = figures;
  const minimum = input.number(minimumCases);
  const days = (waited: WaitedDays) =>
    'days' in waited
      ? t('learning:table.days', { count: waited.days })
      : t('learning:table.moreThan', { count: waited.moreThanDays });
  const of = [
    cases === undefined
      ? t('learning:tooFew', { minimum })
      : t(withClosedCases ? 'learning:ofAll' : 'learning:ofReleased', { count: cases }),
    t('learning:anonymous'),
    ...(contradictory === undefined ? [] : [t('learning:contradictory', { count: contradictory })]),
  ].join(' · ');
  const rows = inOrder(figures.handOvers);
  // Of a half-year nobody is told who still waits.
  const untold = rows.filter((row) => !row.told).length;
  const hasWaiting = rows.some(({ told }) => told?.stillWaiting !== undefined);
  const { current, former } = sortedRules(input.rules);
  const rules = [...current, ...former].map((rule) => ({
    rule,
    name: `${ruleName(rule.number)} ${rule.title}`,
    days: span ? daysOfRule(rule, span) : [],
  }));
  const moved = rules.filter(
    ({ rule, days: of }) => !span || of.length > 0 || wasOpenIn(rule, span),
  );
  const held = rules.filter(
    (each) => span !== undefined && !moved.includes(each) && heldThrough(each.rule, span),
  );
  const none = t('report:noneTold');
  const end = { isEnd: true } as const;
  const sections: ReportSection[] = [
    {
      title: t('report:handOvers'),
      columns: [
        { head: t('learning:table.handOver'), share: 0.13 },
        { head: t('learning:table.step'), share: hasWaiting ? 0.22 : 0.31 },
        { head: t('learning:table.cases'), share: 0.09, ...end },
        { head: t('learning:table.median'), share: 0.2, ...end },
        { head: t('report:middle'), share: 0.17, ...end },
        { head: t('learning:table.target'), share: 0.1, ...end },
        ...(hasWaiting ? [{ head: t('report:waiting'), share: 0.09, ...end }] : []),
      ],
      rows: rows.flatMap((row) =>
        row.told ? [{ id: idOf(row), cells: handOverCells(row, row.told) }] : [],
      ),
      ...(untold > 0 ? { lead: t('report:untold', { count: untold, minimum }) } : {}),
      none,
    },
    {
      title: t('report:interfaces'),
      lead: t('report:interfacesLead'),
      columns: [
        { head: t('report:handOverOrRule'), share: 0.2 },
        { head: t('report:what'), share: 0.4 },
        { head: t('report:why'), share: 0.4 },
      ],
      rows: [
        ...rows.flatMap((row) => {
          const why = openOf(row);
          return why.length === 0
            ? []
            : [{ id: idOf(row), cells: [pairOf(row), row.step, why.join(', ')] }];
        }),
        ...moved
          .filter(({ rule }) => isOpen(rule))
          .map(({ rule }) => ({
            id: String(rule.number),
            cells: [ruleName(rule.number), rule.title, undecided(rule)],
          })),
      ],
      none: t('report:noInterfaces'),
    },
    {
      title: t('learning:questions.title'),
      columns: [
        { head: t('report:department'), share: 0.16 },
        { head: t('report:question'), share: 0.54 },
        { head: t('learning:table.cases'), share: 0.12, ...end },
        { head: t('report:openFor'), share: 0.18, ...end },
      ],
      rows: figures.questions.map((each) => ({
        id: `${each.department} ${each.question}`,
        cells: [each.department, each.question, String(each.cases), days(each.times.median)],
      })),
      none: t('learning:questions.none'),
    },
    {
      title: t('learning:competing.title'),
      columns: [
        { head: t('report:departments'), share: 0.5 },
        { head: t('learning:table.cases'), share: 0.2, ...end },
        { head: t('report:resistance'), share: 0.3, ...end },
      ],
      rows: figures.competitions.map(({ departments, cases: of, medianResistance }) => ({
        id: departments.join(' '),
        cells: [
          departments.join(` ${t('learning:competing.and')} `),
          String(of),
          t('report:ofTen', { value: input.decimal(medianResistance) }),
        ],
      })),
      none: t('learning:competing.none'),
    },
    {
      title: t('report:rules'),
      columns: [
        { head: t('report:rule'), share: 0.36 },
        ...(span ? [{ head: t('report:inQuarter'), share: 0.3 }] : []),
        { head: t('report:state', { date }), share: span ? 0.34 : 0.64 },
      ],
      rows: moved.map(({ rule, name, days: of }) => ({
        id: String(rule.number),
        cells: [
          name,
          ...(span
            ? [
                of.length === 0
                  ? t('report:notDecided')
                  : of
                      .map(({ what, day }) => t(`report:ruleDay.${what}`, { day: input.day(day) }))
                      .join(', '),
              ]
            : []),
          stateOf(rule),
        ],
      })),
      none: t(span ? 'report:noRulesThen' : 'report:noRules'),
    },
    ...(held.length === 0
      ? []
      : [
          {
            title: t('report:held'),
            columns: [
              { head: t('report:rule'), share: 0.36 },
              { head: t('report:state', { date }), share: 0.64 },
            ],
            rows: held.map(({ rule, name }) => ({
              id: String(rule.number),
              cells: [name, stateOf(rule)],
            })),
            none: '',
          },
        ]),
    {
      title: t('report:definitions'),
      columns: [
        { head: t('report:term'), share: 0.24 },
        { head: t('report:meaning'), share: 0.76 },
      ],
      rows: definitions().map(([term, meaning]) => ({ id: term, cells: [term, meaning] })),
      none: '',
    },
  ];
  return {
    heading: t('report:heading'),
    period,
    basis: [of, input.figuresOf],
    sections,
    suppression: t('report:suppression', { minimum }),
    foot: t('report:foot', { period, made: t('report:made', { date }) }),
    footNote: t('report:footNote', { minimum }),
  };

  function handOverCells(
    row: HandOverFigure,
    told: NonNullable<HandOverFigure['told']>,
  ): readonly string[] {
    const { step, targetDays } = row;
    const target =
      targetDays === undefined
        ? t('learning:table.noTarget')
        : t('learning:table.days', { count: targetDays });
    const over = daysOver(row) ?? 0;
    const { lowerQuartile, median, upperQuartile } = told.times;
    const [lower, upper] = [days(lowerQuartile), days(upperQuartile)];
    const from = 'days' in lowerQuartile ? String(lowerQuartile.days) : lower;
    return [
      pairOf(row),
      step,
      String(told.cases),
      over > 0 ? `${days(median)}, ${t('learning:table.over', { count: over })}` : days(median),
      lower === upper ? lower : t('learning:span', { from, until: upper }),
      target,
      ...(hasWaiting ? [String(told.stillWaiting ?? '')] : []),
    ];
  }

  /** Why nobody should take this hand-over for settled. */
  function openOf(row: HandOverFigure): readonly string[] {
    const [over = 0, waiting = 0] = [daysOver(row), row.told?.stillWaiting];
    return [
      ...(over > 0 ? [t('report:overTarget', { count: over })] : []),
      ...(waiting > 0 ? [t('report:stillWaiting', { count: waiting })] : []),
    ];
  }

  function undecided(rule: Rule): string {
    return `${t('report:notDecided')}: ${input.stateOf(rule)}`;
  }

  function stateOf(rule: Rule): string {
    const change = input.changeOf(rule);
    const effect = figures.effects.find(({ ruleId }) => ruleId === String(rule.number));
    return [
      input.stateOf(rule),
      ...(change ? [change] : []),
      ...(rule.reason ? [t('learning:rules.reason', { reason: rule.reason })] : []),
      ...(effect?.before && effect.since
        ? [
            t('learning:rules.effect', {
              since: days(effect.since.times.median),
              before: days(effect.before.times.median),
            }),
          ]
        : []),
    ].join(' · ');
  }

  function definitions(): readonly (readonly [string, string])[] {
    const fewer = input.number(minimumCases - 1);
    return [
      [t('learning:how.cases'), t('learning:how.casesBody', { minimum, fewer })],
      [t('learning:how.median'), t('learning:how.medianBody')],
      [t('learning:how.moreThan'), t('learning:how.moreThanBody')],
      [t('learning:how.target'), t('learning:how.targetBody')],
      [t('learning:how.questions'), t('learning:how.questionsBody')],
      [t('learning:how.competing'), t('learning:how.competingBody')],
      [t('learning:how.since'), t('learning:how.sinceBody')],
      [t('learning:how.suppressed'), t('learning:how.suppressedBody')],
    ];
  }
}

const pairOf = ({ from, to }: HandOverFigure) => `${from} → ${to}`;
const idOf = ({ from, to, step }: HandOverFigure) => `${from} ${to} ${step}`;
