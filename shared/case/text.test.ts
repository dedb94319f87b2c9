import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBoard } from './board.ts';
import { removeEntity } from './entity.ts';
import { addResource } from './resource.ts';
import { proposeStrategy } from './strategy.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { editText, type Splice, sharedTextOf, spliceBetween, type TextRef } from './text.ts';

const author = testAuthor();

function cardWith(text: string) {
  const board = testBoard();
  const id = addResource(board, author, { field: 'social', text });
  const ref: TextRef = { root: 'resources', id, field: 'text' };
  return { board, id, ref, raw: () => sharedTextOf(board, ref).toString() };
}

const apply = (text: string, { index, remove, insert }: Splice) =>
  text.slice(0, index) + insert + text.slice(index + remove);

describe('editText', () => {
  test('writes what was typed, normalised, and says what it wrote', () => {
    const { board, ref, raw } = cardWith('Kita');
    const splice = { index: 4, remove: 0, insert: '\u0000-Platz\nfu\u0308r Kind' };
    expect(editText(board, author, ref, splice)).toEqual({
      index: 4,
      remove: 0,
      insert: '-Platz für Kind',
    });
    expect(raw()).toBe('Kita-Platz für Kind');
  });

  test('keeps the space at the end while somebody is typing; the board shows it trimmed', () => {
    const { board, id, ref, raw } = cardWith('Kita');
    editText(board, author, ref, { index: 4, remove: 0, insert: ' ' });
    expect(raw()).toBe('Kita ');
    expect(readBoard(board).resources.get(id)?.text).toBe('Kita');
  });

  test('a cleared text is empty and takes new words', () => {
    const { board, id, ref } = cardWith('Kita');
    editText(board, author, ref, { index: 0, remove: 4, insert: '' });
    expect(readBoard(board).resources.get(id)?.text).toBe('');
    expect(readBoard(board).unreadable).toEqual([]);
    editText(board, author, ref, { index: 0, remove: 0, insert: 'Hort' });
    expect(readBoard(board).resources.get(id)?.text).toBe('Hort');
  });

  test('refuses what would grow beyond the limit and lets a text that is too long shrink', () => {
    const { board, ref, raw } = cardWith('x'.repeat(280));
    const tooLong = { code: 'TextTooLong', field: 'text', max: 280 };
    expect(
      refusalOf(() => editText(board, author, ref, { index: 0, remove: 0, insert: 'y' })),
    ).toEqual(tooLong);
    const other = replicaOf(board);
    for (const doc of [board, other]) {
      editText(doc, author, ref, { index: 0, remove: 100, insert: '' });
      editText(doc, author, ref, { index: 180, remove: 0, insert: 'y'.repeat(100) });
    }
    syncDocs(board, other);
    expect(raw().length).toBe(380);
    expect(
      refusalOf(() => editText(board, author, ref, { index: 0, remove: 5, insert: 'z'.repeat(6) })),
    ).toEqual(tooLong);
    editText(board, author, ref, { index: 0, remove: 6, insert: 'zzzzz' });
    expect(raw().length).toBe(379);
  });

  test.each([
    ['an index before the start', { index: -5, remove: 0, insert: 'a' }, 'aKita'],
    ['an index behind the end', { index: 99, remove: 3, insert: 'a' }, 'Kitaa'],
    ['a removal behind the end', { index: 2, remove: 99, insert: '' }, 'Ki'],
    ['a negative removal', { index: 2, remove: -2, insert: 'a' }, 'Kiata'],
  ])('%s stays within the text', (_, splice, expected) => {
    const { board, ref, raw } = cardWith('Kita');
    editText(board, author, ref, splice);
    expect(raw()).toBe(expected);
  });

  test.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY])('%d is no place in a text', (odd) => {
    const { board, ref } = cardWith('Kita');
    const refused = { code: 'InvalidValue', field: 'text' };
    expect(
      refusalOf(() => editText(board, author, ref, { index: odd, remove: 0, insert: 'a' })),
    ).toEqual(refused);
    expect(
      refusalOf(() => editText(board, author, ref, { index: 0, remove: odd, insert: 'a' })),
    ).toEqual(refused);
  });

  test('never leaves half a character, whatever is spliced', () => {
    const piece = fc.constantFrom('a', 'ü', '😀', '👨‍👩‍👧', '\uD83D', '\uDE00', '\n');
    const splice = fc.record({
      index: fc.integer({ min: -1, max: 12 }),
      remove: fc.integer({ min: -1, max: 8 }),
      insert: fc.array(piece, { maxLength: 3 }).map((parts) => parts.join('')),
    });
    fc.assert(
      fc.property(fc.array(splice, { maxLength: 8 }), (splices) => {
        const { board, ref, raw } = cardWith('a😀b😀c');
        let expected = raw();
        for (const given of splices) {
          expected = apply(expected, editText(board, author, ref, given));
          expect(raw()).toBe(expected);
          expect(expected.isWellFormed()).toBe(true);
          expect(expected).not.toContain('\uFFFD');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a field that is no shared text is refused', () => {
    const { board, id } = cardWith('Kita');
    const splice = { index: 0, remove: 0, insert: 'a' };
    for (const field of ['caveat', 'order', 'nonsense', 'constructor'])
      expect(
        refusalOf(() => editText(board, author, { root: 'resources', id, field }, splice)),
      ).toEqual({ code: 'InvalidValue', field });
    expect(
      refusalOf(() =>
        editText(board, author, { root: 'resources', id: 'nobody', field: 'text' }, splice),
      ),
    ).toEqual({ code: 'UnknownEntity', root: 'resources', id: 'nobody' });
  });

  test('line breaks stay where a text has paragraphs', () => {
    const board = testBoard();
    const id = proposeStrategy(board, author, { title: 'a', rationale: 'Erstens' });
    editText(
      board,
      author,
      { root: 'strategies', id, field: 'rationale' },
      { index: 7, remove: 0, insert: '\r\nZweitens' },
    );
    expect(readBoard(board).strategies.get(id)?.rationale).toBe('Erstens\nZweitens');
  });
});

describe('at the same moment', () => {
  test('two people write in one card: both their words are there', () => {
    const { board, id, ref } = cardWith('Kita');
    const other = replicaOf(board);
    editText(board, author, ref, { index: 0, remove: 0, insert: 'Neue ' });
    editText(other, testAuthor('JC'), ref, { index: 4, remove: 0, insert: '-Plätze' });
    syncDocs(board, other);
    expect(readBoard(board).resources.get(id)?.text).toBe('Neue Kita-Plätze');
    expect(readBoard(other)).toEqual(readBoard(board));
  });

  test('one removes the card, one writes in it: removed, with the words', () => {
    const { board, id, ref } = cardWith('Kita');
    const other = replicaOf(board);
    removeEntity(board, author, 'resources', id);
    editText(other, testAuthor('JC'), ref, { index: 4, remove: 0, insert: '-Platz' });
    syncDocs(board, other);
    for (const doc of [board, other]) {
      expect(readBoard(doc).resources.has(id)).toBe(false);
      expect(readBoard(doc).removed.resources.get(id)).toMatchObject({ text: 'Kita-Platz' });
    }
  });

  test('a text over four times its limit is shown in part and reported', () => {
    const { board, id, ref } = cardWith('Kita');
    sharedTextOf(board, ref).insert(0, 'x'.repeat(2000));
    const state = readBoard(board);
    expect(state.resources.get(id)?.text).toBe('x'.repeat(1120));
    expect(state.unreadable).toEqual([{ root: 'resources', id, field: 'text', why: 'tooLong' }]);
  });
});

describe('spliceBetween', () => {
  test('is undefined for equal texts', () => {
    expect(spliceBetween('a', 'a')).toBeUndefined();
  });

  test('turns any text into any other without cutting a character', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'ü', '😀', '😁', '🧀'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const splice = spliceBetween(before, after);
        if (!splice) {
          expect(before).toBe(after);
          return;
        }
        expect(apply(before, splice)).toBe(after);
        expect(splice.insert.isWellFormed()).toBe(true);
        expect(before.slice(splice.index, splice.index + splice.remove).isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('fits what editText applies', () => {
    const { board, ref, raw } = cardWith('Kita 😀');
    const splice = spliceBetween(raw(), 'Kita 😁!');
    if (splice) editText(board, author, ref, splice);
    expect(raw()).toBe('Kita 😁!');
  });
});
