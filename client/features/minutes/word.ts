import { HeadingLevel, type Paragraph, ShadingType, type Table } from 'docx';
import {
  aside,
  heading,
  lists,
  paragraph,
  quiet,
  runs,
  strong,
  subheading,
  table,
  wordFile,
} from '../../ui/word.ts';
import type { AgreementText, MinutesText, Said } from './minutes-text.ts';

/** What stands around the text. */
export interface WordWords {
  /** "de" */
  readonly language: string;
  readonly fact: Readonly<Record<'case' | 'date' | 'sphere' | 'lead' | 'present', string>>;
  readonly direction: string;
  readonly will: string;
  readonly strategies: string;
  readonly strategy: string;
  readonly proposal: string;
  readonly decision: string;
  readonly noDecision: string;
  readonly objection: string;
  readonly agreements: string;
  readonly noAgreements: string;
  readonly who: string;
  readonly what: string;
  readonly due: string;
  readonly earlier: string;
  readonly openGaps: string;
  readonly noOpenGaps: string;
  readonly closedGaps: string;
  readonly notAsked: string;
  readonly notes: string;
  readonly noNotes: string;
  readonly addenda: string;
  readonly page: string;
  readonly of: string;
}

const band = '1B2450';
const pursued = 'F1EFE8';

const said = ({ department, text }: Pick<Said, 'department' | 'text'>) => [
  ...(department ? strong(`${department} `) : []),
  ...runs(text),
];

/** The minutes as a Word file. */
export function wordOf(text: MinutesText, words: WordWords): Promise<Blob> {
  const { language, page, of } = words;
  return wordFile(
    { title: text.heading, language, foot: text.foot, footNote: text.confidential, page, of },
    [
      ...head(text, words),
      ...direction(text, words),
      heading(words.will),
      table(
        [{ share: 0.18 }, { share: 0.82 }],
        text.wills.map(({ who, what }) => ({ cells: [strong(who), runs(what)] })),
      ),
      ...strategies(text, words),
      heading(words.decision),
      paragraph(runs(text.decision || words.noDecision)),
      ...text.objections.map((each) =>
        paragraph([
          ...strong(`${words.objection}: `),
          ...said({ ...each, text: `${each.to}: ${each.text}` }),
        ]),
      ),
      heading(words.agreements),
      ...(text.agreements.length > 0
        ? [agreements(text.agreements, words)]
        : [aside(words.noAgreements)]),
      ...(text.earlier.length > 0
        ? [subheading(words.earlier), agreements(text.earlier, words)]
        : []),
      ...gaps(text, words),
      heading(words.notes),
      ...notes(text, words),
      aside(text.versionNote),
      ...(text.addenda.length > 0 ? [heading(words.addenda)] : []),
      ...text.addenda.flatMap(({ head: title, department, text: added }) => [
        paragraph(strong([title, department].filter(Boolean).join(' · ')), {
          keepNext: true,
        }),
        paragraph(runs(added)),
      ]),
    ],
  );
}

function head(text: MinutesText, { fact }: WordWords) {
  const row = (label: string, value: ReturnType<typeof runs>) => ({
    cells: [runs(label, { color: quiet }), value],
  });
  return [
    table(
      [{ share: 0.18 }, { share: 0.82 }],
      [
        row(fact.case, [...strong(text.pseudonym), ...runs(`, ${text.caseFacts}`)]),
        row(fact.date, runs(text.time)),
        ...(text.sphere ? [row(fact.sphere, runs(text.sphere))] : []),
        ...(text.lead ? [row(fact.lead, runs(text.lead))] : []),
        row(fact.present, [
          ...strong(text.present.join(', ')),
          ...runs(text.excused ? `  ${text.excused}` : ''),
        ]),
      ],
    ),
  ];
}

function direction({ directions }: MinutesText, words: WordWords): readonly Paragraph[] {
  const shown = {
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: band },
    keepLines: true,
  };
  if (directions.length === 0) return [];
  return [
    paragraph(runs(words.direction, { color: 'D5D9EE' }), {
      ...shown,
      keepNext: true,
      spacing: { before: 240, after: 0 },
    }),
    ...directions.map((each) =>
      paragraph(runs(each, { bold: true, size: 26, color: 'FFFFFF' }), {
        ...shown,
        spacing: { after: 0 },
      }),
    ),
  ];
}

function strategies(text: MinutesText, words: WordWords) {
  const figures = text.figureHeads.map((each) => ({ share: 0.17, head: each, isEnd: true }));
  const first = [{ share: 0.06, head: '' }];
  const proposal = { share: 0.14, head: words.proposal };
  const left = Math.max(0.2, 1 - 0.06 - 0.14 - figures.length * 0.17);
  return [
    heading(words.strategies),
    table(
      [...first, { share: left, head: words.strategy }, proposal, ...figures],
      text.strategies.map((each) => ({
        ...(each.isPursued ? { fill: pursued } : {}),
        cells: [
          strong(each.letter),
          [
            paragraph([
              ...runs(each.title, { bold: each.isPursued }),
              ...runs(each.summary && `: ${each.summary}`),
            ]),
            ...each.conditions.map((condition) => paragraph(said(condition))),
          ],
          strong(each.proposers.join(', ')),
          ...each.figures.map((figure) => runs(figure)),
        ],
      })),
    ),
    ...(text.weighedIn ? [aside(text.weighedIn)] : []),
  ];
}

function agreements(all: readonly AgreementText[], words: WordWords): Table {
  return table(
    [
      { share: 0.14, head: words.who },
      { share: 0.68, head: words.what },
      { share: 0.18, head: words.due, isEnd: true },
    ],
    all.map(({ department, person, what, due, state }) => ({
      cells: [
        strong(department ?? person ?? ''),
        [
          paragraph(runs(department && person ? `${person}: ${what}` : what)),
          ...(state ? [aside(state)] : []),
        ],
        runs(due),
      ],
    })),
  );
}

function gaps({ openGaps, closedGaps }: MinutesText, words: WordWords) {
  const columns = [{ share: 0.14 }, { share: 0.86 }];
  return [
    heading(words.openGaps),
    openGaps.length > 0
      ? table(
          columns,
          openGaps.map(({ department, text }) => ({
            cells: [department ? strong(department) : runs(words.notAsked), runs(text)],
          })),
        )
      : aside(words.noOpenGaps),
    ...(closedGaps.length > 0
      ? [
          subheading(words.closedGaps),
          table(
            columns,
            closedGaps.map(({ department, text, answer }) => ({
              cells: [strong(department ?? ''), [...runs(`${text} `), ...strong(answer)]],
            })),
          ),
        ]
      : []),
  ];
}

function notes({ notes: blocks }: MinutesText, words: WordWords): readonly Paragraph[] {
  if (blocks.length === 0) return [aside(words.noNotes)];
  return blocks.map(({ kind, runs: parts }) =>
    paragraph(
      parts.flatMap(({ text, strong: bold }) => runs(text, { bold })),
      kind === 'heading'
        ? { heading: HeadingLevel.HEADING_3 }
        : kind === 'item'
          ? { numbering: { reference: lists, level: 0 } }
          : {},
    ),
  );
}
