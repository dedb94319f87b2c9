/** What a cell said, and in which row of the file. */
export interface Answer {
  readonly text: string;
  readonly line: number;
}

/** The answers of a file, however it was laid out: one column per question, one record per person or day. */
export interface Questionnaire {
  readonly columns: readonly string[];
  readonly records: readonly (readonly Answer[])[];
  /** Rows of the file below the names. */
  readonly lines: number;
  /** How a text file was read; absent for the others. */
  readonly csv?: { readonly encoding: 'UTF-8' | 'Windows-1252'; readonly separator: string };
}

export const questionnaireMax = { bytes: 20_000_000, rows: 5_000, columns: 200, cell: 4_000 };

export type QuestionnaireErrorDetail =
  | { readonly code: 'TooLarge' | 'TooManyColumns' | 'TooManyRows'; readonly max: number }
  | { readonly code: 'NotReadable'; readonly line?: number; readonly column?: number }
  /** A row with something beyond the last named column. */
  | {
      readonly code: 'RowTooLong';
      readonly line: number;
      readonly cells: number;
      readonly columns: number;
    }
  | { readonly code: 'NoAnswers' };

/** Why a file is not read. */
export class QuestionnaireError extends Error {
  readonly detail: QuestionnaireErrorDetail;

  constructor(detail: QuestionnaireErrorDetail) {
    super(detail.code);
    this.name = 'QuestionnaireError';
    this.detail = detail;
  }
}
