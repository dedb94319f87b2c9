import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
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

// Twentieths of a point: A4 upright with 20 mm at each side.
const page = { width: 11_906, height: 16_838, side: 1_134 };
const textWidth = page.width - 2 * page.side;
const ink = '14172B';
const quiet = '4A4E66';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'DAD7CC' } as const;
const strongLine = { style: BorderStyle.SINGLE, size: 8, color: ink } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const band = '1B2450';
const pursued = 'F1EFE8';
const lists = 'items';

/** Characters no XML may hold: a file with one of them would not open. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as text, line by line: it is never read as a field. */
function runs(text: string, options: IRunOptions = {}): readonly TextRun[] {
  return text
    .replace(notXml, '')
    .split(/\r?\n/)
    .map((each, index) => new TextRun({ ...options, text: each, ...(index ? { break: 1 } : {}) }));
}

const strong = (text: string) => runs(text, { bold: true });
const paragraph = (children: readonly TextRun[], options: IParagraphOptions = {}) =>
  new Paragraph({ ...options, children });
const heading = (text: string) =>
  paragraph(runs(text), { heading: HeadingLevel.HEADING_2, keepNext: true });
const subheading = (text: string) =>
  paragraph(runs(text), { heading: HeadingLevel.HEADING_3, keepNext: true });
const aside = (text: string) => paragraph(runs(text, { color: quiet }));

interface Column {
  /** Of the width of the text. */
  readonly share: number;
  readonly head?: string;
  readonly isEnd?: boolean;
}

interface Row {
  readonly cells: readonly (readonly Paragraph[] | readonly TextRun[])[];
  readonly fill?: string;
}

/** Rows with a line below each; the head is repeated on each page. */
function table(columns: readonly Column[], rows: readonly Row[]): Table {
  const widths = columns.map(({ share }) => Math.round(textWidth * share));
  const cell = (
    index: number,
    children: Row['cells'][number],
    below: typeof line | typeof strongLine,
    fill?: string,
  ) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: { top: none, left: none, right: none, bottom: below },
      margins: { top: 50, bottom: 50, left: 60, right: 60 },
      ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
      children: children.every((each) => each instanceof Paragraph)
        ? children.length > 0
          ? children
          : [new Paragraph({})]
        : [
            paragraph(
              children.filter((each) => each instanceof TextRun),
              columns[index]?.isEnd ? { alignment: AlignmentType.END } : {},
            ),
          ],
    });
  const hasHead = columns.some(({ head }) => head !== undefined);
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: textWidth, type: WidthType.DXA },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      ...(hasHead
        ? [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: columns.map(({ head = '' }, index) =>
                cell(index, runs(head, { color: quiet, bold: true }), strongLine),
              ),
            }),
          ]
        : []),
      ...rows.map(
        ({ cells, fill }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((children, index) => cell(index, children, line, fill)),
          }),
      ),
    ],
  });
}

const said = ({ department, text }: Pick<Said, 'department' | 'text'>) => [
  ...(department ? strong(`${department} `) : []),
  ...runs(text),
];

/** The minutes as a Word file; its properties name nobody. */
export function wordOf(text: MinutesText, words: WordWords): Promise<Blob> {
  return Packer.toBlob(
    new Document({
      title: text.heading,
      creator: '',
      lastModifiedBy: '',
      styles: {
        default: {
          document: {
            run: { font: 'Calibri', size: 21, color: ink, language: { value: words.language } },
            paragraph: { spacing: { after: 60 } },
          },
          heading1: {
            run: { size: 36, bold: true, color: ink },
            paragraph: { spacing: { after: 160 } },
          },
          heading2: {
            run: { size: 25, bold: true, color: ink },
            paragraph: { spacing: { before: 280, after: 80 } },
          },
          heading3: {
            run: { size: 22, bold: true, color: quiet },
            paragraph: { spacing: { before: 160, after: 60 } },
          },
        },
      },
      numbering: {
        config: [
          {
            reference: lists,
            levels: [
              {
                level: 0,
                format: LevelFormat.BULLET,
                text: '•',
                style: { paragraph: { indent: { left: 360, hanging: 240 } } },
              },
            ],
          },
        ],
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: page.width, height: page.height },
              margin: { top: page.side, bottom: page.side, left: page.side, right: page.side },
            },
          },
          footers: { default: footer(text, words) },
          children: [
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
        },
      ],
    }),
  );
}

function head(text: MinutesText, { fact }: WordWords) {
  const row = (label: string, value: readonly TextRun[]) => ({
    cells: [runs(label, { color: quiet }), value],
  });
  return [
    paragraph(runs(text.heading), { heading: HeadingLevel.HEADING_1 }),
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

function footer(text: MinutesText, words: WordWords): Footer {
  const small = { size: 17, color: quiet };
  return new Footer({
    children: [
      paragraph(
        [
          ...runs(text.foot, small),
          new TextRun({
            ...small,
            children: [
              `\t${words.page} `,
              PageNumber.CURRENT,
              ` ${words.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
        {
          border: { top: { ...line, space: 6 } },
          tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        },
      ),
      paragraph(runs(text.confidential, small)),
    ],
  });
}
