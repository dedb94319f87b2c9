import { aside, heading, paragraph, runs, strong, table, wordFile } from '../../ui/word.ts';
import type { ReportText } from './report-text.ts';

/** What stands around the text. */
export interface ReportWordWords {
  /** "de" */
  readonly language: string;
  readonly page: string;
  readonly of: string;
}

/** The report as a Word file. */
export function reportWordOf(text: ReportText, words: ReportWordWords): Promise<Blob> {
  const { heading: title, foot, footNote } = text;
  return wordFile({ ...words, title, foot, footNote }, [
    paragraph(strong(text.period)),
    ...text.basis.map(aside),
    ...text.sections.flatMap(({ title: section, lead, columns, rows, none }) => [
      heading(section),
      ...(lead ? [aside(lead)] : []),
      rows.length > 0
        ? table(
            columns,
            rows.map(({ cells }) => ({ cells: cells.map((cell) => runs(cell)) })),
          )
        : paragraph(runs(none)),
    ]),
    paragraph(runs(text.suppression), { spacing: { before: 240 } }),
  ]);
}
