import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readBoard } from './board.ts';
import { removeEntity } from './entity.ts';
import { placeEntries, placeEntry } from './entries.ts';
import { acceptGap, addGap, answerGap, reopenGap, turnIntoGap, updateGap } from './gap.ts';
import { addPerson } from './person.ts';
import { addResource, updateResource } from './resource.ts';
import type { ResourceField } from './resource-field.ts';
import { rootMap } from './roots.ts';
import { entriesByField } from './select.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';

const author = testAuthor();
const other = testAuthor('JC');

const card = (board: Y.Doc, text: string, field: ResourceField = 'social') =>
  addResource(board, author, { field, text });

/** What stands in a field, in its order, in words. */
function wordsOf(board: Y.Doc, field: ResourceField = 'social'): string[] {
  return entriesByField(readBoard(board))[field].map((entry) =>
    entry.root === 'resources' ? entry.entity.text : `${entry.entity.question}?`,
  );
}

describe('placeEntries', () => {
  const refs = (...ids: readonly string[]) => ids.map((id) => ({ root: 'resources' as const, id }));

  test('puts several entries, in their order, in one transaction', () => {
    const board = testBoard();
    const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((text) => card(board, text));
    const d = card(board, 'd', 'personal');
    let updates = 0;
    board.on('update', () => updates++);
    placeEntries(board, author, refs(d, c), { field: 'social', before: b });
    expect(wordsOf(board)).toEqual(['a', 'd', 'c', 'b']);
    placeEntries(board, author, refs(a, d), { field: 'social' });
    expect(wordsOf(board)).toEqual(['c', 'b', 'a', 'd']);
    expect(updates).toBe(2);
    placeEntries(board, author, refs(b, a), { field: 'social', before: d });
    expect(updates).toBe(2);
  });

  test('stays before the next one where it is put before one that moves itself', () => {
    const board = testBoard();
    const [a = '', b = ''] = ['a', 'b', 'c'].map((text) => card(board, text));
    placeEntries(board, author, refs(b, a), { field: 'social', before: a });
    expect(wordsOf(board)).toEqual(['b', 'a', 'c']);
  });

  test('puts none where one is gone', () => {
    const board = testBoard();
    const [a = '', b = ''] = ['a', 'b'].map((text) => card(board, text));
    removeEntity(board, author, 'resources', b);
    const place = () => placeEntries(board, author, refs(a, b), { field: 'material' });
    expect(refusalOf(place)).toEqual({ code: 'UnknownEntity', root: 'resources', id: b });
    expect(wordsOf(board)).toEqual(['a']);
  });
});

describe('placeEntry', () => {
  test('puts an entry before another one or last, resources and gaps in one order', () => {
    const board = testBoard();
    const a = card(board, 'a');
    const gap = addGap(board, author, { field: 'social', question: 'b' });
    card(board, 'c');
    placeEntry(board, author, { root: 'resources', id: a }, { field: 'social' });
    expect(wordsOf(board)).toEqual(['b?', 'c', 'a']);
    placeEntry(board, author, { root: 'resources', id: a }, { field: 'social', before: gap });
    expect(wordsOf(board)).toEqual(['a', 'b?', 'c']);
  });

  test('moves an entry into another field', () => {
    const board = testBoard();
    const a = card(board, 'a');
    const b = card(board, 'b', 'personal');
    placeEntry(board, author, { root: 'resources', id: a }, { field: 'personal', before: b });
    expect(wordsOf(board)).toEqual([]);
    expect(wordsOf(board, 'personal')).toEqual(['a', 'b']);
  });

  test('puts an entry last where the one it should stand before is gone', () => {
    const board = testBoard();
    const [a, b] = [card(board, 'a'), card(board, 'b')];
    card(board, 'c');
    removeEntity(board, author, 'resources', b);
    placeEntry(board, author, { root: 'resources', id: a }, { field: 'social', before: b });
    expect(wordsOf(board)).toEqual(['c', 'a']);
  });

  test('writes nothing where the entry stands there already', () => {
    const board = testBoard();
    const [a, b] = [card(board, 'a'), card(board, 'b')];
    let updates = 0;
    board.on('update', () => updates++);
    placeEntry(board, author, { root: 'resources', id: a }, { field: 'social', before: b });
    placeEntry(board, author, { root: 'resources', id: b }, { field: 'social' });
    placeEntry(board, author, { root: 'resources', id: b }, { field: 'social', before: b });
    expect(updates).toBe(0);
  });

  test('goes between two cards that were added at the same moment', () => {
    const board = testBoard();
    const far = replicaOf(board);
    card(board, 'a');
    card(far, 'b');
    syncDocs(board, far);
    const [first, second] = entriesByField(readBoard(board)).social;
    expect(first?.order).toBe(second?.order);
    const c = card(board, 'c');
    placeEntry(
      board,
      author,
      { root: 'resources', id: c },
      { field: 'social', before: second?.id },
    );
    const words = wordsOf(board);
    expect(words[1]).toBe('c');
    expect(words.toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('finds a place among orders of a damaged document', () => {
    const board = testBoard();
    const ids = ['a', 'b', 'c'].map((text) => card(board, text));
    for (const [index, order] of ['!', 'zzz', 'a00'].entries()) {
      const stored = rootMap(board, 'resources')?.get(ids[index] ?? '') as Y.Map<unknown>;
      stored.set('order', order);
    }
    const before = wordsOf(board);
    const d = card(board, 'd');
    expect(wordsOf(board)).toEqual([...before, 'd']);
    const first = entriesByField(readBoard(board)).social[0]?.id;
    placeEntry(board, author, { root: 'resources', id: d }, { field: 'social', before: first });
    expect(wordsOf(board)).toEqual(['d', ...before]);
    expect(readBoard(board).unreadable).toEqual([]);
  });

  test('1,000 cards dropped at the same place stand in the order of dropping', () => {
    const board = testBoard();
    const last = card(board, 'last');
    const expected: string[] = [];
    for (let n = 0; n < 1000; n++) {
      const id = addResource(board, author, { field: 'material', text: `${n}` });
      placeEntry(board, author, { root: 'resources', id }, { field: 'social', before: last });
      expected.push(`${n}`);
    }
    expect(wordsOf(board)).toEqual([...expected, 'last']);
    expect(readBoard(board).unreadable).toEqual([]);
  });
});

describe('at the same moment', () => {
  test('one moves a card, one writes in it, one changes its basis: all three stay', () => {
    const board = testBoard();
    const id = card(board, 'Kita');
    const [second, third] = [replicaOf(board), replicaOf(board)];
    placeEntry(board, author, { root: 'resources', id }, { field: 'infrastructural' });
    editText(
      second,
      other,
      { root: 'resources', id, field: 'text' },
      { index: 4, remove: 0, insert: '-Platz' },
    );
    updateResource(third, other, id, { basis: 'documented' });
    syncDocs(board, second, third);
    for (const doc of [board, second, third])
      expect(readBoard(doc).resources.get(id)).toMatchObject({
        field: 'infrastructural',
        text: 'Kita-Platz',
        basis: 'documented',
      });
  });

  test('two add a person each to a card: both are on it', () => {
    const board = testBoard();
    const father = addPerson(board, author, { label: 'Vater', kinship: 'father' });
    const mother = addPerson(board, author, { label: 'Mutter', kinship: 'mother' });
    const id = card(board, 'Kita');
    const far = replicaOf(board);
    updateResource(board, author, id, { personIds: [father] });
    updateResource(far, other, id, { personIds: [mother] });
    syncDocs(board, far);
    expect(readBoard(board).resources.get(id)?.personIds).toEqual([father, mother].sort());
  });

  test('two answer one gap: both answers are resources', () => {
    const board = testBoard();
    const gap = addGap(board, author, { field: 'social', question: 'Wann' });
    const far = replicaOf(board);
    const mine = answerGap(board, author, gap, { text: 'Im Mai' });
    const theirs = answerGap(far, other, gap, { text: 'Im Juni' });
    syncDocs(board, far);
    for (const doc of [board, far]) {
      expect(wordsOf(doc).toSorted()).toEqual(['Im Juni', 'Im Mai']);
      expect([mine, theirs]).toContain(readBoard(doc).gaps.get(gap)?.answerResourceId);
    }
    expect(readBoard(far)).toEqual(readBoard(board));
  });
});

describe('gaps', () => {
  test('an answer takes the place of its gap, with its persons and its department', () => {
    const board = testBoard();
    const child = addPerson(board, author, { label: 'Kind 1', kinship: 'child' });
    card(board, 'a');
    const gap = addGap(board, author, { field: 'social', question: 'b', personIds: [child] });
    card(board, 'c');
    const id = answerGap(board, other, gap, { text: 'Im Mai', basis: 'documented' });
    expect(wordsOf(board)).toEqual(['a', 'Im Mai', 'c']);
    expect(readBoard(board).resources.get(id)).toMatchObject({
      personIds: [child],
      department: 'JC',
      basis: 'documented',
    });
    expect(readBoard(board).gaps.get(gap)).toMatchObject({ state: 'closed', answerResourceId: id });
  });

  test('a closed gap takes no second answer and no promise', () => {
    const board = testBoard();
    const id = addGap(board, author, { field: 'social', question: 'b' });
    answerGap(board, author, id, { text: 'Im Mai' });
    const closed = { code: 'GapClosed', id };
    expect(refusalOf(() => answerGap(board, author, id, { text: 'Im Juni' }))).toEqual(closed);
    expect(refusalOf(() => acceptGap(board, author, id))).toEqual(closed);
  });

  test('an answer that is refused leaves the gap open', () => {
    const board = testBoard();
    const id = addGap(board, author, { field: 'social', question: 'b' });
    expect(refusalOf(() => answerGap(board, author, id, { text: ' ' }))?.code).toBe('TextEmpty');
    expect(readBoard(board).gaps.get(id)?.state).toBe('open');
    expect(readBoard(board).resources.size).toBe(0);
  });

  test('a reopened gap stands beside its answer; what was promised stays promised', () => {
    const board = testBoard();
    const id = addGap(board, author, { field: 'social', question: 'b' });
    answerGap(board, author, id, { text: 'Im Mai' });
    reopenGap(board, author, id);
    expect(wordsOf(board).toSorted()).toEqual(['Im Mai', 'b?']);
    expect(readBoard(board).gaps.get(id)).not.toHaveProperty('answerResourceId');
    acceptGap(board, author, id);
    reopenGap(board, author, id);
    expect(readBoard(board).gaps.get(id)?.state).toBe('accepted');
  });

  test('the removed answer of a gap is dropped without a report and comes back', () => {
    const board = testBoard();
    const id = addGap(board, author, { field: 'social', question: 'b' });
    const answer = answerGap(board, author, id, { text: 'Im Mai' });
    removeEntity(board, author, 'resources', answer);
    expect(readBoard(board).gaps.get(id)).not.toHaveProperty('answerResourceId');
    expect(readBoard(board).unreadable).toEqual([]);
  });

  test('a resource turned into a gap asks in its place and can be restored', () => {
    const board = testBoard();
    card(board, 'a');
    const id = card(board, 'Gibt es einen Platz');
    card(board, 'c');
    const gap = turnIntoGap(board, author, id, 'KJS');
    expect(wordsOf(board)).toEqual(['a', 'Gibt es einen Platz?', 'c']);
    expect(readBoard(board).gaps.get(gap)?.askedDepartment).toBe('KJS');
    expect(readBoard(board).removed.resources.has(id)).toBe(true);
  });

  test('a cleared resource cannot be asked; nothing is removed', () => {
    const board = testBoard();
    const id = card(board, 'a');
    editText(
      board,
      author,
      { root: 'resources', id, field: 'text' },
      { index: 0, remove: 1, insert: '' },
    );
    expect(refusalOf(() => turnIntoGap(board, author, id))?.code).toBe('TextEmpty');
    expect(readBoard(board).resources.has(id)).toBe(true);
  });

  test('only departments are asked', () => {
    const board = testBoard();
    const id = addGap(board, author, { field: 'social', question: 'b' });
    const refused = { code: 'InvalidValue', field: 'askedDepartment' };
    for (const askedDepartment of ['', 'KJS KJS', 'ABCDEFGHI'])
      expect(refusalOf(() => updateGap(board, author, id, { askedDepartment }))).toEqual(refused);
  });
});
