import { describe, expect, it } from 'vitest';
import { readBoard } from '../../../shared/case/board.ts';
import { addGap } from '../../../shared/case/gap.ts';
import { addPerson } from '../../../shared/case/person.ts';
import { addResource } from '../../../shared/case/resource.ts';
import { testAuthor, testBoard } from '../../../shared/case/test-boards.ts';
import { attachVault } from '../../../shared/case/vaults.ts';
import { addWill } from '../../../shared/case/will-commands.ts';
import { suggestedTargets } from '../../../shared/profiling/mapping.ts';
import { planImport } from '../../../shared/profiling/plan.ts';
import { readQuestionnaire } from '../../../shared/profiling/read-questionnaire.ts';
import { csvOf } from '../../ui/csv.ts';
import { handoverBlock, handoverLines, handoverParts, handoverTable } from './handover-data.ts';

const basis = { stated: 'erzählt', observed: 'beobachtet', documented: 'belegt' };

function persons(board = testBoard()) {
  const author = testAuthor();
  const father = addPerson(board, author, {
    label: 'Vater',
    kinship: 'father',
    languages: 'Arabisch',
    interpreter: true,
  });
  const mother = addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
  const child = addPerson(board, author, { label: 'Kind 1', kinship: 'child' });
  return { board, author, father, mother, child };
}

function openCase() {
  const family = persons();
  const { board, author, father, mother } = family;
  addResource(board, author, {
    field: 'personal',
    text: '=Maler; seit "sieben" Jahren',
    personIds: [father],
    basis: 'observed',
    caveat: 'ohne Nachweis',
    recordedOn: '2017-07-06',
  });
  addResource(board, author, {
    field: 'social',
    text: 'Dolmetscht für andere',
    personIds: [father, mother],
    basis: 'documented',
  });
  addResource(board, author, { field: 'material', text: 'Sozialticket', caveat: 'bis März' });
  addGap(board, author, { field: 'social', question: 'Wann frei?', askedDepartment: 'KJS' });
  addWill(board, author, { statement: 'Ich will als Maler arbeiten.', personId: father });
  addWill(board, author, { statement: 'Eine eigene Wohnung' });
  const vault = { key: 'ours', departments: ['SAF', 'KJS'], doc: testBoard() };
  attachVault(board, vault);
  addResource(vault.doc, author, { field: 'personal', text: 'Schläft schlecht' });
  return family;
}

const everything = new Set(handoverParts);
const linesOf = (parts: ReadonlySet<(typeof handoverParts)[number]> = everything) =>
  handoverLines(readBoard(openCase().board), parts, 'Dolmetschen nötig');

/** What the import of questionnaires makes of a file on a board with the same persons. */
async function imported(file: string) {
  const { board } = persons();
  const state = readBoard(board);
  const questionnaire = await readQuestionnaire(new TextEncoder().encode(file));
  const labels = (ids: readonly string[]) => ids.map((id) => state.persons.get(id)?.label).sort();
  return planImport({
    questionnaire,
    targets: suggestedTargets(questionnaire.columns),
    board: state,
    corrections: new Map(),
    words: { without: (column) => `ohne ${column}`, basis },
  }).map((row) => {
    if (row.result === 'error') return row;
    const { kind, field, text, personIds, basis: how, caveat, recordedOn } = row.entry;
    return [row.result, kind, field, text, labels(personIds), how, caveat, recordedOn];
  });
}

const takenOver = [
  [
    'new',
    'resource',
    'personal',
    '=Maler; seit "sieben" Jahren',
    ['Vater'],
    'observed',
    'ohne Nachweis',
    '2017-07-06',
  ],
  [
    'new',
    'resource',
    'social',
    'Dolmetscht für andere',
    ['Mutter', 'Vater'],
    'documented',
    undefined,
    undefined,
  ],
  ['new', 'resource', 'material', 'Sozialticket', [], 'stated', 'bis März', undefined],
  [
    'new',
    'wish',
    'personal',
    'Ich will als Maler arbeiten.',
    ['Vater'],
    'stated',
    undefined,
    undefined,
  ],
  ['new', 'wish', 'personal', 'Eine eigene Wohnung', [], 'stated', undefined, undefined],
];

describe('what is handed over to the next department', () => {
  it('is what was ticked and nothing else, and never what is entrusted', () => {
    expect(JSON.stringify(linesOf())).not.toContain('Schläft');
    expect(linesOf(new Set(['gaps']))).toEqual([
      { part: 'gaps', person: '', text: 'Wann frei?', department: 'KJS' },
    ]);
    expect(linesOf(new Set())).toEqual([]);
  });

  it('is taken over again from CSV, without a spreadsheet computing any of it', async () => {
    const table = handoverTable(linesOf(), basis);
    const csv = csvOf([Object.keys(table[0] ?? {}), ...table.map((row) => Object.values(row))]);
    expect(csv.startsWith('\uFEFF"Person";"Datum";"Grundlage";"Persönlich"')).toBe(true);
    expect(csv).toContain(`"'=Maler; seit ""sieben"" Jahren"`);
    expect(await imported(csv)).toEqual(takenOver);
  });

  it('is taken over again from JSON', async () => {
    expect(await imported(JSON.stringify(handoverTable(linesOf(), basis)))).toEqual(takenOver);
  });

  it('is a text for the case system, part by part', () => {
    const block = handoverBlock(linesOf(new Set(['personal', 'gaps', 'languages'])), {
      head: ['Datenübergabe an das Jobcenter'],
      part: {
        personal: 'Persönlich',
        social: 'Sozial',
        material: 'Materiell',
        infrastructural: 'Infrastrukturell',
        wishes: 'Wünsche und Wille',
        gaps: 'Offene Fragen',
        languages: 'Verständigung',
      },
      basis,
      date: (iso) => iso,
      asked: (department) => `Frage an ${department}`,
    });
    expect(block).toBe(
      [
        'Datenübergabe an das Jobcenter',
        '',
        'Persönlich',
        '- =Maler; seit "sieben" Jahren (Vater; beobachtet; ohne Nachweis; 2017-07-06; SAF)',
        '',
        'Offene Fragen',
        '- Wann frei? (Frage an KJS)',
        '',
        'Verständigung',
        '- Arabisch, Dolmetschen nötig (Vater)',
        '',
      ].join('\n'),
    );
  });
});
