import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoardReader, readBoard } from './board.ts';
import { fileOfBoard } from './case-file.ts';
import { removeEntity, restoreEntity } from './entity.ts';
import { type EntryRef, placeEntry } from './entries.ts';
import { tellCounts, transferEntry } from './entrust.ts';
import { addGap, answerGap, takeAlongGap, turnIntoGap } from './gap.ts';
import { migrateBoard } from './migrate.ts';
import { addResource, updateResource } from './resource.ts';
import { entriesByField, openGapCount } from './select.ts';
import { amendStrategy, updateStrategy } from './strategy.ts';
import { linkedBoard, refusalOf, replicaOf, testAuthor } from './test-boards.ts';
import { editText } from './text.ts';
import { attachVault, transferOf } from './vaults.ts';

const saf = testAuthor('SAF');
const kjs = testAuthor('KJS');
const key = 'vault-of-saf-and-kjs';

/** A board from which `entries` were entrusted, as those see it to whom they were, and as everybody else does. */
function entrusted(pick: (linked: ReturnType<typeof linkedBoard>) => readonly EntryRef[]) {
  const linked = linkedBoard();
  const { board } = linked;
  const vault = new Y.Doc();
  migrateBoard(vault);
  for (const entry of pick(linked)) transferEntry(board, vault, entry, saf, 'Gesundheit');
  tellCounts(board, key, vault);
  const closed = replicaOf(board);
  attachVault(board, { key, departments: ['KJS', 'SAF'], doc: vault });
  return { ...linked, vault, closed };
}

const painterOf = ({ painter }: { readonly painter: string }): EntryRef[] => [
  { root: 'resources', id: painter },
];
const gapOf = ({ gap }: { readonly gap: string }): EntryRef[] => [{ root: 'gaps', id: gap }];

test('an entrusted entry is what it was, in its place', () => {
  const { board: before, painter } = linkedBoard();
  const original = readBoard(before).resources.get(painter);
  const { board, painter: id, vault } = entrusted(painterOf);
  const { resources, unreadable, stubs } = readBoard(board);
  expect(resources.get(id)).toEqual({
    ...original,
    id,
    createdAt: expect.any(Number),
    personIds: resources.get(id)?.personIds,
    entrusted: { key, departments: ['KJS', 'SAF'] },
  });
  expect(resources.get(id)?.personIds).toHaveLength(1);
  expect(entriesByField(readBoard(board)).personal.map((entry) => entry.id)).toEqual([id]);
  expect(unreadable).toEqual([]);
  expect(stubs.personal).toBe(0);
  expect(transferOf(board, { root: 'resources', id })).toMatchObject({
    department: 'SAF',
    reason: 'Gesundheit',
  });
  expect([...vault.getMap('resources').keys()]).toEqual([id]);
});

test('everybody else has its number alone: no word, no author, no damage', () => {
  const { closed, painter, work, direction } = entrusted(painterOf);
  const state = readBoard(closed);
  expect(state.stubs).toEqual({ personal: 1, social: 0, material: 0, infrastructural: 0 });
  expect(state.resources.has(painter) || state.removed.resources.has(painter)).toBe(false);
  expect(state.strategies.get(work)?.resourceIds).toEqual([]);
  expect(state.directions.get(direction)?.resourceIds).toHaveLength(1);
  expect(state.unreadable).toEqual([]);
  const bytes = Buffer.from(Y.encodeStateAsUpdate(closed));
  expect(bytes.includes('Sieben Jahre Maler')).toBe(false);
  expect(bytes.includes('Gesundheit')).toBe(false);
});

test('who does not see an entry does not take away what is built on it', () => {
  const { closed, painter, ticket, work } = entrusted(painterOf);
  updateStrategy(closed, testAuthor('AA'), work, { resourceIds: [ticket] });
  const stored = closed.getMap<Y.Map<Y.Map<true>>>('strategies').get(work)?.get('resourceIds');
  expect([...(stored?.keys() ?? [])].sort()).toEqual([painter, ticket].sort());
});

test('commands reach an entry where it lies', () => {
  const { board, closed, painter, mother, vault, work } = entrusted(painterOf);
  const entry: EntryRef = { root: 'resources', id: painter };
  editText(board, kjs, { ...entry, field: 'text' }, { index: 0, remove: 6, insert: 'Acht' });
  updateResource(board, kjs, painter, { personIds: [mother], caveat: 'ohne Nachweis' });
  placeEntry(board, kjs, entry, { field: 'social' });
  expect(readBoard(board).resources.get(painter)).toMatchObject({
    text: 'Acht Jahre Maler',
    personIds: [mother],
    caveat: 'ohne Nachweis',
    field: 'social',
  });
  removeEntity(board, kjs, 'resources', painter);
  expect(readBoard(board).removed.resources.get(painter)?.entrusted?.key).toBe(key);
  restoreEntity(board, kjs, 'resources', painter);
  const amended = amendStrategy(board, kjs, work, { title: 'Anders', summary: 'kürzer' });
  expect(readBoard(board).strategies.get(amended)?.resourceIds).toEqual([painter]);
  // Nothing of it was written to the board.
  Y.applyUpdate(closed, Y.encodeStateAsUpdate(board));
  expect(Buffer.from(Y.encodeStateAsUpdate(closed)).includes('Acht')).toBe(false);
  expect(JSON.stringify(vault.getMap('resources').toJSON())).toContain('Acht Jahre Maler');
});

test('what is made from an entrusted entry is entrusted to the same departments', () => {
  const { board, gap, painter } = entrusted((linked) => [...painterOf(linked), ...gapOf(linked)]);
  const answer = answerGap(board, kjs, gap, { text: 'Im Herbst' }, 'Und genau?');
  const asked = addGap(
    board,
    kjs,
    { field: 'social', question: 'Rückfrage' },
    {
      root: 'resources',
      id: painter,
    },
  );
  const unsure = turnIntoGap(board, kjs, painter);
  const { resources, gaps } = readBoard(board);
  expect(resources.get(answer)?.entrusted?.key).toBe(key);
  for (const id of [asked, unsure]) expect(gaps.get(id)?.entrusted?.key).toBe(key);
  expect([...gaps.values()].filter(({ question }) => question === 'Und genau?')).toMatchObject([
    { entrusted: { key } },
  ]);
  const open = addResource(board, kjs, { field: 'social', text: 'Für alle' });
  expect(readBoard(board).resources.get(open)?.entrusted).toBeUndefined();
});

test('the words of an entrusted question do not become an agreement by themselves', () => {
  const { board, gap } = entrusted(gapOf);
  const agreement = { whoDepartment: 'KJS', due: '2017-12-01' };
  expect(refusalOf(() => takeAlongGap(board, kjs, gap, agreement))).toEqual({
    code: 'AgreementIncomplete',
    missing: ['what'],
  });
  const id = takeAlongGap(board, kjs, gap, { ...agreement, what: 'Eine Frage klären' });
  expect(readBoard(board).agreements.get(id)).toMatchObject({ gapId: gap });
  expect(openGapCount(readBoard(board))).toBe(0);
});

test('a vault that comes later is read among the others, and only what changed is anew', () => {
  const { closed, vault, painter, ticket } = entrusted(painterOf);
  const reader = createBoardReader(closed);
  let changes = 0;
  reader.subscribe(() => {
    changes += 1;
  });
  const before = reader.state();
  const opened = { key, departments: ['KJS', 'SAF'], doc: replicaOf(vault) };
  attachVault(closed, opened);
  reader.attach(opened);
  const after = reader.state();
  expect(changes).toBe(1);
  expect(after.resources.get(painter)?.entrusted).toEqual({ key, departments: ['KJS', 'SAF'] });
  expect(after.resources.get(ticket)).toBe(before.resources.get(ticket));
  expect(after.gaps).toBe(before.gaps);
  expect(after.stubs.personal).toBe(0);
  const moved = after.resources.get(painter);
  editText(
    closed,
    kjs,
    { root: 'resources', id: ticket, field: 'text' },
    {
      index: 0,
      remove: 0,
      insert: 'Das ',
    },
  );
  expect(reader.state().resources.get(painter)).toBe(moved);
  reader.destroy();
});

test('an entry that comes back is as it was', () => {
  const { board, closed, vault, painter } = entrusted(painterOf);
  const { entrusted: _entrusted, ...before } = readBoard(board).resources.get(painter) ?? {};
  transferEntry(vault, closed, { root: 'resources', id: painter }, saf, 'Erlaubt');
  tellCounts(closed, key, vault);
  const { resources, stubs } = readBoard(closed);
  expect(resources.get(painter)).toEqual(before);
  expect(stubs.personal).toBe(0);
  expect(vault.getMap('resources').size + vault.getMap('transfers').size).toBe(0);
});

test('what is stored in an entry beyond what is read of it does not come along', () => {
  const { board, ticket } = linkedBoard();
  const stored = board.getMap<Y.Map<unknown>>('resources').get(ticket);
  stored?.set('more', new Y.Array());
  stored?.set('personIds', new Y.Map<unknown>([['x', new Y.Map()]]));
  const vault = new Y.Doc();
  transferEntry(board, vault, { root: 'resources', id: ticket }, saf, 'Grund');
  const moved = vault.getMap<Y.Map<unknown>>('resources').get(ticket);
  expect(moved?.has('more')).toBe(false);
  expect(moved?.get('personIds')).toHaveProperty('size', 0);
  expect(
    refusalOf(() => transferEntry(board, vault, { root: 'resources', id: ticket }, saf, 'Grund')),
  ).toEqual({ code: 'UnknownEntity', root: 'resources', id: ticket });
});

test('counts that are no counts are read as none', () => {
  const { closed } = entrusted(painterOf);
  const counts = closed.getMap<unknown>('entrusted');
  for (const [name, value] of [
    ['a', 7],
    ['b', { personal: -1, social: 'viele', material: 1.5 }],
    ['c', new Y.Map([['personal', 3]])],
  ] as const)
    counts.set(name, value);
  expect(readBoard(closed).stubs).toEqual({
    personal: 1,
    social: 0,
    material: 0,
    infrastructural: 0,
  });
});

test('a file holds what is open', () => {
  const { board, closed, painter } = entrusted(painterOf);
  const ids = (doc: Y.Doc) => fileOfBoard(doc).resources.map(({ id }) => id);
  expect(ids(board)).toContain(painter);
  expect(ids(closed)).not.toContain(painter);
});

test('whether something is damage or entrusted is read anew when the numbers come, or go', () => {
  const { board, painter, work } = linkedBoard();
  const reader = createBoardReader(board);
  board.getMap('resources').delete(painter);
  const damage = { root: 'strategies', id: work, field: 'resourceIds', why: 'dangling' };
  expect(reader.state().unreadable).toContainEqual(damage);
  const counts = board.getMap('entrusted');
  counts.set(key, { personal: 1, social: 0, material: 0, infrastructural: 0 });
  expect(reader.state().unreadable).toEqual([]);
  // An update that waits for another one may take a number away before it brings the next.
  counts.delete(key);
  expect(reader.state().unreadable).toEqual(readBoard(board).unreadable);
  expect(reader.state().unreadable).toContainEqual(damage);
  reader.destroy();
});
