import { describe, expect, test } from 'vitest';
import { createBoardReader, readBoard } from './board.ts';
import { currentLegalSphere } from './chronicle.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { addGap, answerGap } from './gap.ts';
import { addResource } from './resource.ts';
import { resourceFields } from './resource-field.ts';
import { entriesByField } from './select.ts';
import { testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';

const author = testAuthor();

describe('entriesByField', () => {
  test('shows every resource and every open gap once', () => {
    const board = testBoard();
    const expected = resourceFields.flatMap((field) => [
      addResource(board, author, { field, text: 'a' }),
      addGap(board, author, { field, question: 'a' }),
    ]);
    const fields = entriesByField(readBoard(board));
    const shown = resourceFields.flatMap((field) => fields[field].map(({ id }) => id));
    expect(shown.toSorted()).toEqual(expected.toSorted());
  });

  test('leaves out an answered gap, shows its answer', () => {
    const board = testBoard();
    const gap = addGap(board, author, { field: 'social', question: 'a' });
    const answer = answerGap(board, author, gap, { text: 'b' });
    expect(entriesByField(readBoard(board)).social.map(({ id }) => id)).toEqual([answer]);
  });

  test('keeps the entries that did not change, and everything while the board does not', () => {
    const board = testBoard();
    const [a, b] = ['a', 'b'].map((text) => addResource(board, author, { field: 'social', text }));
    const reader = createBoardReader(board);
    const before = entriesByField(reader.state());
    expect(entriesByField(reader.state())).toBe(before);
    editText(
      board,
      author,
      { root: 'resources', id: a ?? '', field: 'text' },
      { index: 0, remove: 0, insert: 'x' },
    );
    const after = entriesByField(reader.state());
    expect(after.social.map(({ id }) => id)).toEqual([a, b]);
    expect(after.social[0]).not.toBe(before.social[0]);
    expect(after.social[1]).toBe(before.social[1]);
  });
});

describe('currentLegalSphere', () => {
  test('is the latest transition by date, whatever the order of entering', () => {
    const board = testBoard();
    const add = (on: string, more: object) =>
      addChronicleEntry(board, author, { on, what: 'a', ...more });
    expect(currentLegalSphere(readBoard(board).chronicle)).toBeUndefined();
    add('2017-09-12', { kind: 'transition', legalSphere: 'SGB II' });
    add('2017-06-26', { kind: 'transition', legalSphere: 'AsylbLG' });
    add('2018-01-01', { kind: 'event', legalSphere: 'SGB III' });
    add('2018-01-02', { kind: 'transition' });
    expect(currentLegalSphere(readBoard(board).chronicle)).toEqual({
      sphere: 'SGB II',
      since: '2017-09-12',
    });
    expect(currentLegalSphere(readBoard(board).chronicle, '2017-09-11')?.sphere).toBe('AsylbLG');
    expect(currentLegalSphere(readBoard(board).chronicle, '2017-06-25')).toBeUndefined();
  });
});
