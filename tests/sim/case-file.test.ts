import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '../../shared/case/board.ts';
import { CaseError } from '../../shared/case/case-error.ts';
import { type CaseFile, fileOfBoard, fileOfChair } from '../../shared/case/case-file.ts';
import { caseFileSchema } from '../../shared/case/case-file-schema.ts';
import { readChair } from '../../shared/case/chair.ts';
import { writeAddendum, writeClosing } from '../../shared/case/closed-minutes.ts';
import { currentCaseFile } from '../../shared/case/earlier-case-file.ts';
import { tellCounts, transferEntry } from '../../shared/case/entrust.ts';
import { seedFamilieO } from '../../shared/case/familie-o.ts';
import { migrateBoard } from '../../shared/case/migrate.ts';
import { putNotes, readAllNotes } from '../../shared/case/notes.ts';
import { boardOfFile, CaseFileError, chairOfFile } from '../../shared/case/read-case-file.ts';
import { writeRound } from '../../shared/case/round.ts';
import { fingerprint } from '../../shared/case/test-boards.ts';
import { attachVault } from '../../shared/case/vaults.ts';
import { randomOf } from './random.ts';
import { runRandomCommand, type Seat } from './random-command.ts';

const isOfForm = new Ajv({ discriminator: true, strict: false }).compile(caseFileSchema);

/** A case in which much has happened, with some of it entrusted. */
function anyCase(seed: number): { board: Y.Doc; chair: Y.Doc } {
  const random = randomOf(seed);
  const [board, chair, vault] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  seedFamilieO(board, chair);
  migrateBoard(vault);
  let time = Date.UTC(2017, 8, 21);
  const seat: Seat = {
    board,
    chair,
    author: { participantId: 'p-SAF', department: 'SAF', now: () => (time += 1000) },
    undo: { undo: () => undefined, redo: () => undefined } as Seat['undo'],
    state: () => readBoard(board),
  };
  const goOn = (commands: number) => {
    for (let n = 0; n < commands; n++) {
      try {
        runRandomCommand(seat, random);
      } catch (error) {
        if (!(error instanceof CaseError)) throw error;
      }
    }
  };
  goOn(50);
  for (const root of ['resources', 'gaps'] as const)
    for (const id of [...seat.state()[root].keys()].filter(() => random.chance(0.2)))
      transferEntry(board, vault, { root, id }, seat.author, 'nur für uns');
  const key = 'vault-of-SAF-and-KJS-';
  tellCounts(board, key, vault);
  attachVault(board, { key, departments: ['KJS', 'SAF'], doc: vault });
  goOn(30);
  tellCounts(board, key, vault);
  putNotes(board, 'sitting-1', [
    { kind: 'heading', runs: [{ text: 'Anmerkungen', strong: false }], source: 'gap:1' },
    {
      kind: 'item',
      runs: [
        { text: 'Kita ', strong: false },
        { text: `bis ${random.below(30)}.`, strong: true },
      ],
    },
    { kind: 'paragraph', runs: [] },
  ]);
  writeClosing(chair, 'sitting-1', { at: time, by: 'p-SAF', department: 'SAF', snapshotAt: time });
  const addendum = { at: time, by: 'p-AA', department: 'AA', text: 'Der Kurs beginnt später.' };
  writeAddendum(chair, 'sitting-1', { id: 'addendum', ...addendum });
  const strategyIds = [...seat.state().strategies.keys()];
  const round = { number: 1, openedAt: time, given: new Map() };
  writeRound(chair, { ...round, id: 'open' });
  const stance = { department: 'SAF', resistance: random.below(11) };
  writeRound(chair, {
    ...round,
    id: 'revealed',
    revealed: {
      at: time,
      by: 'p-SAF',
      department: 'SAF',
      missing: ['AA'],
      stances: strategyIds.map((strategyId) => ({ strategyId, ...stance })),
    },
  });
  return { board, chair };
}

const around = ({ board, chair }: { board: unknown; chair: unknown }): CaseFile =>
  JSON.parse(
    JSON.stringify({
      format: 'fallrunde-case',
      version: 2,
      id: 'familie-o',
      number: 'F-0617',
      createdAt: 1,
      leadDepartment: 'SAF',
      leadSince: '2017-06-26',
      earlierLeads: [],
      departments: ['SAF'],
      consents: [],
      extensions: [],
      board,
      chair,
      snapshots: [],
      leftOut: {
        entrusted: { personal: 0, social: 0, material: 0, infrastructural: 0 },
        snapshots: [],
      },
    }),
  ) as CaseFile;

const fileOf = ({ board, chair }: { board: Y.Doc; chair: Y.Doc }) =>
  around({ board: fileOfBoard(board), chair: fileOfChair(chair) });

function take(file: CaseFile) {
  expect(isOfForm(file), JSON.stringify(isOfForm.errors)).toBe(true);
  const { board, vaults } = boardOfFile(file.board, 'board');
  return { board, vaults, chair: chairOfFile(file.chair, 'chair') };
}

test('a case that comes back from its file is the same, and gives the same file', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const original = anyCase(seed);
      const file = fileOf(original);
      const taken = take(file);
      expect(JSON.stringify(fileOf(taken))).toBe(JSON.stringify(file));
      const lost = readBoard(original.board).unreadable.filter(({ why }) => why !== 'dangling');
      expect(lost).toEqual([]);
      expect(readAllNotes(taken.board)).toEqual(readAllNotes(original.board));
      const strip = (board: Y.Doc) => fingerprint({ ...readBoard(board), unreadable: [] });
      expect(strip(taken.board)).toBe(strip(original.board));
      const { holder: _, rounds, ...before } = readChair(original.chair);
      expect(readChair(taken.chair)).toEqual({
        ...before,
        rounds: rounds.filter(({ revealed }) => revealed),
      });
    }),
    { numRuns: 40 },
  );
});

test('a file of version 1 comes in, entrusted entries included', async () => {
  const text = await readFile(new URL('../fixtures/case-file-1.json', import.meta.url), 'utf8');
  const file = currentCaseFile(JSON.parse(text)) as CaseFile;
  const { board, chair, vaults } = take(file);
  const state = readBoard(board);
  expect(state.meta.pseudonym).toBe('Familie O.');
  expect(state.unreadable).toEqual([]);
  expect(vaults.map(({ departments }) => departments)).toEqual([['KJS', 'SAF']]);
  const entrusted = [...state.resources.values()].filter((entry) => entry.entrusted);
  expect(entrusted).toHaveLength(1);
  expect(state.removed.resources.size).toBe(1);
  const { current, sittings, rounds, strategyDecisions, holder } = readChair(chair);
  expect(current.map(({ text: words }) => words)).not.toEqual([]);
  expect(sittings).not.toEqual([]);
  expect(rounds.map(({ revealed }) => revealed?.missing)).toEqual([['AA']]);
  expect(strategyDecisions.current[0]?.outcomes.size).toBe(1);
  expect(holder).toBeUndefined();
});

type Entry = Record<string, unknown>;
interface Edited {
  readonly board: Record<string, Entry[]>;
  readonly chair: Record<string, Entry[]>;
}
const put = (entries: readonly Entry[] | undefined, index: number, field: string, value: unknown) =>
  Object.assign(entries?.[index] ?? {}, { [field]: value });

/** What somebody may do to a file by hand, and how and where it is told. */
const edits: readonly (readonly [string, string, string, (file: Edited) => void])[] = [
  [
    'a reference to nobody',
    'caseFileDangling',
    'board.resources[0].personIds[0]',
    ({ board }) => put(board.resources, 0, 'personIds', ['nobody']),
  ],
  [
    'an entry twice',
    'caseFileDuplicate',
    'board.gaps[1].id',
    ({ board }) => put(board.gaps, 1, 'id', board.gaps?.[0]?.id),
  ],
  [
    'a day that does not exist',
    'caseFileInvalid',
    'board.chronicle[0].on',
    ({ board }) => put(board.chronicle, 0, 'on', '2017-02-31'),
  ],
  [
    'a text nobody could have written',
    'caseFileInvalid',
    'board.resources[2].text',
    ({ board }) => put(board.resources, 2, 'text', ' \u0000 '),
  ],
  [
    'an entrusted entry that cannot be entrusted',
    'caseFileInvalid',
    'board.persons[0].entrusted',
    ({ board }) =>
      put(board.persons, 0, 'entrusted', { key: 'x'.repeat(21), departments: ['SAF'] }),
  ],
  [
    'a removed entry among the others',
    'caseFileInvalid',
    'board.resources[0].removed',
    ({ board }) => put(board.resources, 0, 'removed', { at: 1, by: 'p-SAF', department: 'SAF' }),
  ],
  [
    'an event twice',
    'caseFileDuplicate',
    'chair.sittingEvents[1].id',
    ({ chair }) => put(chair.sittingEvents, 1, 'id', chair.sittingEvents?.[0]?.id),
  ],
];

test.each(edits)('a file with %s is refused: %s at %s', (_, code, path, edit) => {
  const docs = { board: new Y.Doc(), chair: new Y.Doc() };
  seedFamilieO(docs.board, docs.chair);
  const file = fileOf(docs);
  edit(file as unknown as Edited);
  const refusal = (() => {
    try {
      boardOfFile(file.board, 'board');
      chairOfFile(file.chair, 'chair');
    } catch (error) {
      if (error instanceof CaseFileError) return error;
      throw error;
    }
  })();
  expect([refusal?.code, refusal?.path]).toEqual([code, path]);
});
