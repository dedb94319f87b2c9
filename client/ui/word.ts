import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
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

// Twentieths of a point: A4 upright with 20 mm at each side.
const page = { width: 11_906, height: 16_838, side: 1_134 };
const textWidth = page.width - 2 * page.side;
const ink = '14172B';
export const quiet = '4A4E66';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'DAD7CC' } as const;
const strongLine = { style: BorderStyle.SINGLE, size: 8, color: ink } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

export const lists = 'items';

/** Characters no XML may hold: a file with one of them would not open. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as text, line by line: it is never read as a field. */
export function runs(text: string, options: IRunOptions = {}): readonly TextRun[] {
  return text
    .replace(notXml, '')
    .split(/\r?\n/)
    .map((each, index) => new TextRun({ ...options, text: each, ...(index ? { break: 1 } : {}) }));
}

export const strong = (text: string) => runs(text, { bold: true });
export const paragraph = (children: readonly TextRun[], options: IParagraphOptions = {}) =>
  new Paragraph({ ...options, children });
export const heading = (text: string) =>
  paragraph(runs(text), { heading: HeadingLevel.HEADING_2, keepNext: true });
export const subheading = (text: string) =>
  paragraph(runs(text), { heading: HeadingLevel.HEADING_3, keepNext: true });
export const aside = (text: string) => paragraph(runs(text, { color: quiet }));

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
export function table(columns: readonly Column[], rows: readonly Row[]): Table {
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

/** What a Word file of ours says. */
export interface WordFile {
  readonly title: string;
  /** "de" */
  readonly language: string;
  /** Below each page: beside its number, and on a line of its own. */
  readonly foot: string;
  readonly footNote: string;
  /** "Seite" … "von" */
  readonly page: string;
  readonly of: string;
}

/** On A4; its properties name nobody. */
export function wordFile(file: WordFile, children: readonly FileChild[]): Promise<Blob> {
  return Packer.toBlob(
    new Document({
      title: file.title,
      creator: '',
      lastModifiedBy: '',
      styles: {
        default: {
          document: {
            run: { font: 'Calibri', size: 21, color: ink, language: { value: file.language } },
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
          footers: { default: footer(file) },
          children: [paragraph(runs(file.title), { heading: HeadingLevel.HEADING_1 }), ...children],
        },
      ],
    }),
  );
}

function footer(file: WordFile): Footer {
  const small = { size: 17, color: quiet };
  return new Footer({
    children: [
      paragraph(
        [
          ...runs(file.foot, small),
          new TextRun({
            ...small,
            children: [
              `\t${file.page} `,
              PageNumber.CURRENT,
              ` ${file.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
        {
          border: { top: { ...line, space: 6 } },
          tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        },
      ),
      paragraph(runs(file.footNote, small)),
    ],
  });
}
