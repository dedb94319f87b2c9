import { unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/universal';
import { normaliseWhole } from '../case/normalise.ts';
import {
  type Answer,
  type Questionnaire,
  QuestionnaireError,
  questionnaireMax,
} from './questionnaire.ts';

type Rows = readonly (readonly unknown[])[];

/** Reads CSV, XLSX or JSON by what the bytes are, not by the name. Throws QuestionnaireError, nothing else. */
export async function readQuestionnaire(bytes: Uint8Array): Promise<Questionnaire> {
  if (bytes.length > questionnaireMax.bytes) throw tooLarge();
  // "PK": a zip archive.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return arrange(await rowsOfXlsx(bytes));
  const { text, encoding } = decode(bytes);
  if (/^\s*[[{]/.test(text)) return arrange(rowsOfJson(text));
  const { rows, separator } = rowsOfCsv(text);
  return { ...arrange(rows), csv: { encoding, separator } };
}

const tooLarge = () => new QuestionnaireError({ code: 'TooLarge', max: questionnaireMax.bytes });

function decode(bytes: Uint8Array) {
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'UTF-8',
    } as const;
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      encoding: 'Windows-1252',
    } as const;
  }
}

/** The names of the columns tell the separator: an answer may hold any of them. */
function separatorOf(text: string): string {
  const [head = ''] = text
    .trimStart()
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1);
  const counted = [';', ',', '\t', '|'].map((each) => ({ each, count: head.split(each).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).each;
}

function rowsOfCsv(text: string): { rows: Rows; separator: string } {
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    preview: questionnaireMax.rows + 2,
  });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) throw new QuestionnaireError({ code: 'NotReadable', line: (quotes.row ?? 0) + 1 });
  // The mark that keeps a spreadsheet program from computing a text is none of the answer.
  const rows = data.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')));
  return { rows, separator: meta.delimiter };
}

/** What the archive says of its sizes is checked before anything is unpacked; more than it says is never unpacked. */
async function rowsOfXlsx(bytes: Uint8Array): Promise<Rows> {
  let whole = 0;
  let packed: Record<string, Uint8Array>;
  try {
    packed = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.(xml|rels)$/.test(name)) return false;
        whole += originalSize;
        if (whole > questionnaireMax.bytes) throw tooLarge();
        return true;
      },
    });
    // Not packed any more: the reader of the sheet unpacks nothing by itself.
    const plain = zipSync(packed, { level: 0 });
    return await readSheet(plain.buffer as ArrayBuffer);
  } catch (error) {
    if (error instanceof QuestionnaireError) throw error;
    throw new QuestionnaireError({ code: 'NotReadable' });
  }
}

function rowsOfJson(text: string): Rows {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new QuestionnaireError({ code: 'NotReadable' });
  }
  if (!Array.isArray(read)) throw new QuestionnaireError({ code: 'NotReadable' });
  if (read.length > questionnaireMax.rows)
    throw new QuestionnaireError({ code: 'TooManyRows', max: questionnaireMax.rows });
  const columns = new Set<string>();
  const records = read.map((each: unknown, index) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each))
      throw new QuestionnaireError({ code: 'NotReadable', line: index + 1 });
    for (const key of Object.keys(each)) columns.add(key);
    if (columns.size > questionnaireMax.columns) throw tooManyColumns();
    return new Map<string, unknown>(Object.entries(each));
  });
  const names = [...columns];
  return [names, ...records.map((record) => names.map((name) => record.get(name)))];
}

const tooManyColumns = () =>
  new QuestionnaireError({ code: 'TooManyColumns', max: questionnaireMax.columns });

/** Everything a cell can hold as text; what looks like a formula stays the text it is. */
function textOf(cell: unknown, line: number, column: number): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nein';
  if (typeof cell !== 'string' && typeof cell !== 'number')
    throw new QuestionnaireError({ code: 'NotReadable', line, column: column + 1 });
  const text = String(cell);
  if (text.length > questionnaireMax.cell)
    throw new QuestionnaireError({ code: 'NotReadable', line, column: column + 1 });
  return normaliseWhole(text, false);
}

const questionName = /^(frage|question)n?$/i;
const answerName = /^(antwort|answer)(en|s)?$/i;

/** A sheet "question, answer" is turned: its questions become the columns. */
function arrange(all: Rows): Questionnaire {
  if (all.some((row) => row.length > questionnaireMax.columns)) throw tooManyColumns();
  const filled = all
    .map((row, index) =>
      row.map((cell, column) => ({ text: textOf(cell, index + 1, column), line: index + 1 })),
    )
    .filter((row) => row.some(({ text }) => text !== ''));
  const [head = [], ...rows] = filled;
  if (rows.length > questionnaireMax.rows)
    throw new QuestionnaireError({ code: 'TooManyRows', max: questionnaireMax.rows });
  const names = head.map(({ text }) => text);
  const named = names.findLastIndex((name) => name !== '') + 1;
  for (const row of rows) {
    // Spreadsheet programs end rows with empty cells.
    const cells = row.findLastIndex(({ text }) => text !== '') + 1;
    if (cells > named)
      throw new QuestionnaireError({
        code: 'RowTooLong',
        line: row[0]?.line ?? 0,
        cells,
        columns: named,
      });
  }
  const questionAt = names.findIndex((name) => questionName.test(name));
  const answerAt = names.findIndex((name) => answerName.test(name));
  const isList = questionAt >= 0 && answerAt >= 0;
  const read = isList ? turn(rows, questionAt, answerAt) : { columns: names, records: rows };
  const kept = read.columns.flatMap((name, index) => (name === '' ? [] : index));
  if (kept.length > questionnaireMax.columns) throw tooManyColumns();
  if (kept.length === 0 || read.records.length === 0)
    throw new QuestionnaireError({ code: 'NoAnswers' });
  return {
    columns: kept.map((index) => read.columns[index] ?? ''),
    records: read.records.map((record) => {
      const line = record[0]?.line ?? 0;
      return kept.map((index) => record[index] ?? { text: '', line });
    }),
    lines: rows.length,
  };
}

function turn(rows: readonly (readonly Answer[])[], questionAt: number, answerAt: number) {
  const asked = rows.filter((row) => row[questionAt]?.text);
  const record = asked.map((row): Answer => {
    const line = row[questionAt]?.line ?? 0;
    return row[answerAt] ?? { text: '', line };
  });
  return { columns: asked.map((row) => row[questionAt]?.text ?? ''), records: [record] };
}
