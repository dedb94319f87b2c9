import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type BoardFile, type ChairFile, fileOfBoard, fileOfChair } from './case-file.ts';
import { textsOf } from './case-texts.ts';
import { removeEntity } from './entity.ts';
import { findings, type Pseudonyms, pseudonymise, replacer } from './exemplary.ts';
import { seedFamilieO } from './familie-o.ts';
import { boardOfFile, chairOfFile } from './read-case-file.ts';
import { rootNames } from './roots.ts';
import { testAuthor } from './test-boards.ts';

function sample(): { board: BoardFile; chair: ChairFile } {
  const [board, chair] = [new Y.Doc(), new Y.Doc()];
  seedFamilieO(board, chair);
  const [some = ''] = board.getMap('resources').keys();
  removeEntity(board, testAuthor(), 'resources', some);
  return { board: fileOfBoard(board), chair: fileOfChair(chair) };
}

const { board, chair } = sample();
const how: Pseudonyms = {
  title: 'Ankommen',
  origin: 'Naher Osten',
  replacements: [],
  shiftDays: 0,
};

const idsOf = (file: BoardFile) => rootNames.flatMap((root) => file[root].map(({ id }) => id));
/** Every day and time of it, in the order in which they stand there. */
function momentsOf(value: unknown): number[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? [Date.parse(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    ['at', 'createdAt', 'openedAt'].includes(key) ? [Number(each)] : momentsOf(each),
  );
}

test('a copy opens as documents and holds nothing removed, no author, none of the ids', () => {
  const copy = pseudonymise(board, chair, how);
  const opened = boardOfFile(copy.board, 'board').board;
  expect(rootNames.map((root) => fileOfBoard(opened)[root].length)).toEqual(
    rootNames.map((root) => board[root].length),
  );
  expect(fileOfChair(chairOfFile(copy.chair, 'chair')).sittingEvents).toHaveLength(
    chair.sittingEvents.length,
  );
  expect(board.removed.resources).toHaveLength(1);
  expect(copy.board.removed.resources).toEqual([]);
  expect(copy.board.meta).toMatchObject({ pseudonym: 'Ankommen', origin: 'Naher Osten' });
  const said = JSON.stringify(copy);
  const kept = idsOf(board).filter((id) => id !== 'status-quo' && said.includes(`"${id}"`));
  expect(kept).toEqual([]);
  expect(said).not.toMatch(/"(by|createdBy)":"[^"]/);
  expect(new Set(idsOf(copy.board)).size).toBe(idsOf(board).length);
});

test('what is entrusted is left out with whatever refers to it', () => {
  const [person] = board.persons;
  const vault = { key: 'k'.repeat(21), departments: ['SAF'] };
  const persons = board.persons.map((each) =>
    each === person ? { ...each, entrusted: vault } : each,
  );
  const copy = pseudonymise({ ...board, persons }, chair, how);
  expect(copy.board.persons).toHaveLength(board.persons.length - 1);
  expect(() => boardOfFile(copy.board, 'board')).not.toThrow();
});

test('a year of birth becomes an age group', () => {
  const [first, second, ...rest] = board.persons;
  if (!first || !second) throw new Error('no persons');
  const { ageGroup: _, ...bare } = first as typeof first & { ageGroup?: string };
  const persons = [
    { ...bare, createdAt: Date.UTC(2020, 1, 1), birthYear: 2000 },
    { ...bare, id: second.id, createdAt: Date.UTC(2020, 1, 1), birthYear: 1990 },
    ...rest,
  ];
  const copy = pseudonymise({ ...board, persons }, chair, how).board.persons;
  expect(copy.slice(0, 2)).toMatchObject([{ ageGroup: 'under25' }, { ageGroup: 'over25' }]);
  expect(JSON.stringify(copy)).not.toContain('birthYear');
});

test('words are replaced whole, however they are written, all at once', () => {
  const say = replacer([
    { find: 'köln', with: 'Altstadt' },
    { find: 'Altstadt', with: 'X' },
    { find: 'Al-Said', with: '' },
    { find: 'c++ (neu)', with: 'Kurs' },
  ]);
  expect(say('KÖLN, Kölns, Kölner; Ko\u0308ln Altstadt. Herr Al-Said? C++ (neu)!')).toBe(
    'Altstadt, Altstadts, Kölner; Altstadt X. Herr …? Kurs!',
  );
});

const ownWords = [
  ...new Set(textsOf(board, chair).flatMap(({ text }) => text.match(/\p{L}{3,}/gu) ?? [])),
];

test('no word that was to go is left in any text, and all days move by as much', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...ownWords), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: -3_000, max: 3_000 }),
      (finds, shiftDays) => {
        const replacements = finds.map((find) => ({ find, with: '###' }));
        const copy = pseudonymise(board, chair, {
          ...how,
          title: '#',
          origin: '',
          replacements,
          shiftDays,
        });
        const left = new RegExp(
          `(?<![\\p{L}\\p{N}])(${finds.join('|')})s?(?![\\p{L}\\p{N}])`,
          'iu',
        );
        expect(textsOf(copy.board, copy.chair).filter(({ text }) => left.test(text))).toEqual([]);
        expect(() => boardOfFile(copy.board, 'board')).not.toThrow();
        const unmoved = pseudonymise(board, chair, {
          ...how,
          title: '#',
          origin: '',
          replacements,
        });
        const by = shiftDays * 24 * 60 * 60_000;
        expect(momentsOf(copy)).toEqual(momentsOf(unmoved).map((at) => at + by));
      },
    ),
    { numRuns: 25 },
  );
});

test('tells what a person must look at', () => {
  const texts = [
    'Herr Karimi arbeitet bei Firma Bauer in Regensburg seit 12.03.2019',
    'Familie aus dem Irak, Lindenstraße 4',
  ].map((text) => ({ of: 'resources' as const, text }));
  const child = { kinship: 'child', languages: 'Arabisch (Muttersprache), Turoyo' };
  const persons = Array.from({ length: 6 }, (_, n) => ({
    ...board.persons[0],
    ...child,
    id: `k${n}`,
  }));
  const found = findings({ ...board, persons } as unknown as BoardFile, texts, []);
  const words = found.words.map(({ kind, word }) => `${kind} ${word}`);
  for (const each of [
    'name Karimi',
    'organisation Firma Bauer',
    'place Regensburg',
    'number 12.03.2019',
    'place Irak',
    'place Lindenstraße 4',
  ])
    expect(words).toContain(each);
  expect(found.rare).toEqual([
    { why: 'manyChildren', count: 6 },
    { why: 'language', what: 'Turoyo' },
    { why: 'origin', what: 'Irak' },
  ]);
});

test('finds whole words, abbreviations nobody else has, and what tells of an armed conflict', () => {
  const texts = [
    'Bewegung tut ihr gut; sie sucht einen Kitaplatz im Birkenweg 7 und einen in Bergheimer Art',
    'Der Bruder kämpfte gegen den IS, die Familie floh vor dem Krieg',
    'Antrag nach SGB II, BuT und FIM laufen, sie kriegt Bescheid, JMD und SOZ wissen es, der BZKG fehlt der Ist-Stand',
  ].map((text) => ({ of: 'resources' as const, text }));
  const { words, rare } = findings({ ...board, persons: [] }, texts, ['SOZ']);
  expect(words.map(({ kind, word }) => `${kind} ${word}`)).toEqual([
    'place Birkenweg 7',
    'abbreviation IS',
    'abbreviation BZKG',
  ]);
  expect(rare).toEqual([
    { why: 'conflict', what: 'IS' },
    { why: 'conflict', what: 'Krieg' },
    { why: 'origin', what: 'Irak' },
  ]);
});
