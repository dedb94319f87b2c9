import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readBoard } from '../case/board.ts';
import { addPerson } from '../case/person.ts';
import { testAuthor, testBoard } from '../case/test-boards.ts';
import { readAnswerDate } from './answer-date.ts';
import { applyPlan, countOf, type Resolution } from './apply-plan.ts';
import { editionOf, readTargets, sourceKey, suggestedTargets, type Target } from './mapping.ts';
import { type PlanRow, planImport } from './plan.ts';
import { type Questionnaire, QuestionnaireError } from './questionnaire.ts';
import { readQuestionnaire } from './read-questionnaire.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const planWords = {
  without: (column: string) => `ohne ${column}`,
  basis: { stated: 'erzählt', observed: 'beobachtet', documented: 'belegt' },
};
const words = {
  evidence: 'Profiling II',
  whichIsRight: (a: string, b: string) => `Was stimmt: „${a}“ oder „${b}“?`,
};

function family() {
  const board = testBoard(1);
  const author = testAuthor();
  const father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
  return { board, author, father };
}

function plan(
  board: Y.Doc,
  questionnaire: Questionnaire,
  askedId?: string,
  targets: readonly Target[] = suggestedTargets(questionnaire.columns),
  corrections: ReadonlyMap<string, string | null> = new Map(),
) {
  return planImport({
    questionnaire,
    targets,
    board: readBoard(board),
    askedId,
    corrections,
    words: planWords,
  });
}

const all = (rows: readonly PlanRow[], resolution: Resolution = 'map') =>
  rows.map((row) => ({ row, resolution }));

const results = (rows: readonly PlanRow[]) => rows.map(({ result }) => result);

/** A sheet with one cell per text, as a spreadsheet program writes it. */
function xlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const cells = (row: readonly string[], line: number) =>
    row
      .map(
        (text, at) =>
          `<c r="${String.fromCharCode(65 + at)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`,
      )
      .join('');
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1)}</row>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pack = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    'xl/workbook.xml': utf8(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships xmlns="${pack}"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(
      `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });
}

const rows = [
  ['Berufserfahrung', 'Nachweis', 'Berufswunsch', 'Datum'],
  ['Sieben Jahre Maler', 'nein', 'Maler und Lackierer', '06.07.2017'],
] as const;
const csv = (separator = ';') => rows.map((row) => row.join(separator)).join('\r\n');

describe('reading', () => {
  it('reads UTF-8 with and without its mark, and Windows-1252', async () => {
    const text = 'Stärken;Datum\r\nPünktlich;06.07.2017\r\n';
    for (const [bytes, encoding] of [
      [utf8(text), 'UTF-8'],
      [utf8(`\uFEFF${text}`), 'UTF-8'],
      [latin(text), 'Windows-1252'],
    ] as const) {
      const read = await readQuestionnaire(bytes);
      expect(read.columns).toEqual(['Stärken', 'Datum']);
      expect(read.records[0]?.[0]).toEqual({ text: 'Pünktlich', line: 2 });
      expect(read.csv).toEqual({ encoding, separator: ';' });
    }
  });

  it('guesses the separator', async () => {
    for (const separator of [';', ',', '\t']) {
      const { columns, csv: how } = await readQuestionnaire(utf8(csv(separator)));
      expect(columns).toEqual(rows[0]);
      expect(how?.separator).toBe(separator);
    }
  });

  it('reads the same from CSV, XLSX and JSON', async () => {
    const ofCsv = await readQuestionnaire(utf8(csv()));
    const ofXlsx = await readQuestionnaire(xlsx(rows));
    const [names, values] = rows;
    const record = Object.fromEntries(names.map((name, at) => [name, values[at]]));
    const ofJson = await readQuestionnaire(utf8(JSON.stringify([record])));
    for (const read of [ofXlsx, ofJson]) {
      expect(read.columns).toEqual(ofCsv.columns);
      expect(read.records).toEqual(ofCsv.records);
    }
  });

  it('turns a list of questions and answers, and keeps the rows of the file', async () => {
    const read = await readQuestionnaire(utf8('Frage;Antwort\nBeruf;Maler\n\nZeugnisse;\n'));
    expect(read.columns).toEqual(['Beruf', 'Zeugnisse']);
    expect(read.records).toEqual([
      [
        { text: 'Maler', line: 2 },
        { text: '', line: 4 },
      ],
    ]);
  });

  it('says what it refuses and where', async () => {
    const detail = async (bytes: Uint8Array) => {
      const error: unknown = await readQuestionnaire(bytes).catch((thrown: unknown) => thrown);
      return error instanceof QuestionnaireError ? error.detail : error;
    };
    expect(await detail(utf8('')).then(Boolean)).toBe(true);
    expect(await detail(utf8('Beruf\n'))).toEqual({ code: 'NoAnswers' });
    expect(await detail(utf8(Array(202).join('a;')))).toEqual({ code: 'TooManyColumns', max: 200 });
    expect(await detail(utf8(`a\n${'b\n'.repeat(5_001)}`))).toEqual({
      code: 'TooManyRows',
      max: 5_000,
    });
    expect(await detail(utf8('a;b\n"offen;2\n'))).toMatchObject({ code: 'NotReadable' });
    expect(await detail(utf8('[{"a":{"b":1}}]'))).toEqual({
      code: 'NotReadable',
      line: 2,
      column: 1,
    });
    // Row 3 of the file is empty, row 2 ends with empty cells.
    expect(await detail(utf8('a;b;\n1;2;;\n\n1;2;3\n'))).toEqual({
      code: 'RowTooLong',
      line: 4,
      cells: 3,
      columns: 2,
    });
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(21_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await detail(bomb)).toEqual({ code: 'TooLarge', max: 20_000_000 });
  });

  it('takes no day that does not exist or could be two', () => {
    expect(readAnswerDate('06.07.2017')).toEqual({ day: '2017-07-06' });
    expect(readAnswerDate('2017-07-06')).toEqual({ day: '2017-07-06' });
    expect(readAnswerDate('31.02.2017')).toEqual({ why: 'NoSuchDay' });
    expect(readAnswerDate('06/07/17')).toEqual({ why: 'AmbiguousDay' });
    expect(readAnswerDate('06/07/2017')).toEqual({ why: 'AmbiguousDay' });
    expect(readAnswerDate('im Sommer')).toEqual({ why: 'NotADay' });
  });
});

describe('the plan', () => {
  it('makes resources, wishes, caveats and gaps of the answers, all as one step', async () => {
    const { board, author, father } = family();
    const read = await readQuestionnaire(
      utf8(`${csv()};x`.replace('Datum\r', 'Datum;Zeugnisse\r').replace(/;x$/, ';')),
    );
    const targets = suggestedTargets(read.columns).map(
      (target): Target => (target.kind === 'resource' ? { ...target, gapTo: 'IFK' } : target),
    );
    const planned = plan(board, read, father, targets);
    expect(results(planned)).toEqual(['new', 'new', 'new']);
    let transactions = 0;
    board.on('afterTransaction', () => {
      transactions += 1;
    });
    applyPlan(board, author, all(planned), words);
    expect(transactions).toBe(1);
    const { resources, gaps, wills } = readBoard(board);
    expect([...resources.values()]).toMatchObject([
      {
        text: 'Sieben Jahre Maler',
        caveat: 'ohne Nachweis',
        personIds: [father],
        basis: 'stated',
        recordedOn: '2017-07-06',
        evidence: 'Profiling II',
      },
    ]);
    expect([...gaps.values()]).toMatchObject([{ question: 'Zeugnisse?', askedDepartment: 'IFK' }]);
    expect([...wills.values()]).toMatchObject([
      { statement: 'Maler und Lackierer', personId: father },
    ]);
    expect(results(plan(board, read, father, targets))).toEqual([
      'existing',
      'existing',
      'existing',
    ]);
  });

  it('takes a licence as a resource, and the lack of one as what limits the answer before it', async () => {
    const { board, father } = family();
    const entries = async (csv: string) =>
      plan(board, await readQuestionnaire(utf8(csv)), father).map((row) =>
        row.result === 'new' ? [row.entry.text, row.entry.field, row.entry.caveat] : row.result,
      );
    const head = 'Berufserfahrung;Führerschein';
    expect(await entries(`${head}\nMaler;Klasse B`)).toEqual([
      ['Maler', 'personal', undefined],
      ['Führerschein: Klasse B', 'personal', undefined],
    ]);
    expect(await entries(`${head}\nMaler;ja`)).toEqual([
      ['Maler', 'personal', undefined],
      ['Führerschein', 'personal', undefined],
    ]);
    expect(await entries(`${head};Nachweis\nMaler;keiner;nein`)).toEqual([
      ['Maler', 'personal', 'ohne Führerschein, ohne Nachweis'],
    ]);
    // There is nothing it could limit, and it is not lost.
    expect(await entries(`${head}\n;keiner`)).toEqual([
      ['ohne Führerschein', 'personal', undefined],
    ]);
  });

  it('shows what contradicts the map, and does what was chosen', async () => {
    for (const resolution of ['map', 'file', 'both'] as const) {
      const { board, author, father } = family();
      const first = await readQuestionnaire(utf8('Fahrerfahrung\nohne Führerschein'));
      applyPlan(board, author, all(plan(board, first, father)), words);
      const second = await readQuestionnaire(utf8('Fahrerfahrung\nKlasse B vorhanden'));
      const planned = plan(board, second, father);
      expect(planned).toMatchObject([{ result: 'conflict', onMap: { text: 'ohne Führerschein' } }]);
      const chosen = all(planned, resolution);
      expect(countOf(chosen)).toBe(resolution === 'map' ? 0 : 1);
      applyPlan(board, author, chosen, words);
      const { resources, gaps } = readBoard(board);
      const text = resolution === 'file' ? 'Klasse B vorhanden' : 'ohne Führerschein';
      expect([...resources.values()]).toMatchObject([{ text }]);
      expect([...gaps.values()].map(({ question }) => question)).toEqual(
        resolution === 'both' ? ['Was stimmt: „ohne Führerschein“ oder „Klasse B vorhanden“?'] : [],
      );
    }
  });

  it('names an error by row and column; it is mended in place or left out', async () => {
    const { board, father } = family();
    const read = await readQuestionnaire(
      utf8(`Berufserfahrung;Datum;Grundlage;Person\n${'x'.repeat(281)};31.02.2017;gehört;Onkel`),
    );
    const planned = plan(board, read, father);
    expect(planned).toMatchObject([
      { id: '0:1', line: 2, column: 'Datum', fault: 'NoSuchDay' },
      { column: 'Grundlage', fault: 'UnknownBasis' },
      { column: 'Person', fault: 'UnknownPerson' },
      { id: '0:0', line: 2, column: 'Berufserfahrung', fault: 'TextTooLong' },
    ]);
    const mended = new Map([
      ['0:0', 'Maler'],
      ['0:1', '28.02.2017'],
      ['0:2', 'belegt'],
      ['0:3', null],
    ]);
    const targets = suggestedTargets(read.columns);
    expect(plan(board, read, father, targets, mended)).toMatchObject([
      {
        result: 'new',
        entry: { recordedOn: '2017-02-28', basis: 'documented', personIds: [father] },
      },
    ]);
  });

  it('keeps what looks like a formula as the text it is', async () => {
    const { board, author } = family();
    const read = await readQuestionnaire(utf8('Beruf\n=1+1'));
    applyPlan(board, author, all(plan(board, read)), words);
    expect([...readBoard(board).resources.values()][0]?.text).toBe('=1+1');
  });

  it('writes nothing where one of many is refused', async () => {
    const { board, author } = family();
    const read = await readQuestionnaire(utf8('Beruf;Ausbildung\nMaler;Lehre'));
    const chosen = all(plan(board, read)).map(({ row, resolution }, at) => ({
      resolution,
      row: at === 1 && row.result === 'new' ? { ...row, entry: { ...row.entry, text: '' } } : row,
    }));
    expect(() => applyPlan(board, author, chosen, words)).toThrow('TextEmpty');
    expect(readBoard(board).resources.size).toBe(0);
  });
});

describe('the mapping', () => {
  it('knows the two versions of Profiling II by the words of their questions', () => {
    const under = ['Was haben Sie in der Schule am liebsten gemacht?'];
    const over = ['Was haben Sie bisher gearbeitet, bezahlt oder unbezahlt?'];
    expect([editionOf(under), editionOf(over), editionOf(['Beruf'])]).toEqual([
      'under25',
      'over25',
      undefined,
    ]);
    expect(
      suggestedTargets([
        ...over,
        'Welche Arbeit möchten Sie hier tun, und welche auf keinen Fall?',
      ]),
    ).toEqual([
      { kind: 'resource', field: 'personal', who: 'asked' },
      { kind: 'wish', who: 'asked' },
    ]);
  });

  it('is remembered for the same columns, and read only as far as it is one', () => {
    const columns = ['Beruf', 'SB-Kürzel'];
    const targets = suggestedTargets(columns);
    expect(readTargets(JSON.parse(JSON.stringify(targets)), columns)).toEqual(targets);
    for (const bad of [null, [], [{}, {}], [{ kind: 'resource', field: 'x', who: 'asked' }, null]])
      expect(readTargets(bad, columns)).toBeUndefined();
    expect(sourceKey(columns)).not.toBe(sourceKey(['Beruf']));
    expect(sourceKey(columns)).not.toContain('Beruf');
  });
});

/** The same numbers every time. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

it('neither throws what it does not name nor imports a half, whatever a file is', async () => {
  const random = numbers(6);
  const files = [
    utf8(csv()),
    latin('Stärken;Datum\nPünktlich;1'),
    xlsx(rows),
    utf8('[{"Beruf":"Maler","Datum":"06.07.2017"}]'),
  ];
  let readable = 0;
  for (let trial = 0; trial < 1_000; trial++) {
    const file = Uint8Array.from(files[trial % files.length] ?? []);
    for (let change = 0; change <= random(4); change++) file[random(file.length)] = random(256);
    const { board, author, father } = family();
    try {
      const read = await readQuestionnaire(file.slice(0, file.length - random(3)));
      const chosen = all(plan(board, read, father));
      applyPlan(board, author, chosen, words);
      const { resources, gaps, wills } = readBoard(board);
      expect(resources.size + gaps.size + wills.size).toBe(countOf(chosen));
      readable += 1;
    } catch (error) {
      if (!(error instanceof QuestionnaireError)) throw error;
    }
  }
  expect(readable).toBeGreaterThan(100);
});
