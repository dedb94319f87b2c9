import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createChairReader, mayWriteChair, readChair, takeChair } from './chair.ts';
import { proposeDirection } from './direction.ts';
import { setDirection } from './direction-decision.ts';
import { removeEntity } from './entity.ts';
import { refusalOf, replicaOf, syncDocs, testAuthor, testBoard } from './test-boards.ts';
import { editText } from './text.ts';

const author = testAuthor('SAF');
const other = testAuthor('JC');

function boardWith(...texts: string[]) {
  const board = testBoard();
  const ids = texts.map((text) => proposeDirection(board, author, { text }));
  return { board, chair: new Y.Doc(), ids: ids as [string, string, string] };
}

const currentTexts = (chair: Y.Doc) => readChair(chair).current.map(({ text }) => text);
const earlierTexts = (chair: Y.Doc) => readChair(chair).earlier.map(({ text }) => text);

describe('the current direction', () => {
  test('is none before one was set', () => {
    expect(readChair(new Y.Doc())).toMatchObject({ current: [], earlier: [], unreadable: [] });
  });

  test('is the one set last; earlier ones are kept, newest first', () => {
    const { board, chair, ids } = boardWith('a', 'b', 'c');
    for (const id of ids) setDirection(chair, board, author, id);
    expect(currentTexts(chair)).toEqual(['c']);
    expect(earlierTexts(chair)).toEqual(['b', 'a']);
  });

  test('keeps the words it was set with', () => {
    const { board, chair, ids } = boardWith('Ankommen');
    setDirection(chair, board, author, ids[0]);
    editText(
      board,
      other,
      { root: 'directions', id: ids[0], field: 'text' },
      { index: 0, remove: 8, insert: 'Abreisen' },
    );
    expect(currentTexts(chair)).toEqual(['Ankommen']);
    removeEntity(board, other, 'directions', ids[0]);
    expect(currentTexts(chair)).toEqual(['Ankommen']);
  });

  test('set again with the same words decides nothing new; with other words it does', () => {
    const { board, chair, ids } = boardWith('Ankommen');
    const first = setDirection(chair, board, author, ids[0]);
    expect(setDirection(chair, board, other, ids[0])).toBe(first);
    editText(
      board,
      author,
      { root: 'directions', id: ids[0], field: 'text' },
      { index: 8, remove: 0, insert: '!' },
    );
    setDirection(chair, board, author, ids[0]);
    expect(currentTexts(chair)).toEqual(['Ankommen!']);
    expect(earlierTexts(chair)).toEqual(['Ankommen']);
  });

  test('two set at the same moment are both current, and one decision settles it', () => {
    const { board, chair, ids } = boardWith('a', 'b', 'c');
    setDirection(chair, board, author, ids[0]);
    const far = replicaOf(chair);
    setDirection(chair, board, author, ids[1]);
    setDirection(far, board, other, ids[2]);
    syncDocs(chair, far);
    for (const doc of [chair, far]) {
      expect(currentTexts(doc).toSorted()).toEqual(['b', 'c']);
      expect(earlierTexts(doc)).toEqual(['a']);
    }
    setDirection(far, board, other, ids[1]);
    syncDocs(chair, far);
    expect(currentTexts(chair)).toEqual(['b']);
    expect(earlierTexts(chair).toSorted()).toEqual(['a', 'b', 'c']);
    expect(readChair(far)).toEqual(readChair(chair));
  });

  test.each([
    ['that never was', (_: Y.Doc, id: string) => `${id}x`, 'UnknownEntity'],
    [
      'that was removed',
      (board: Y.Doc, id: string) => {
        removeEntity(board, author, 'directions', id);
        return id;
      },
      'UnknownEntity',
    ],
    [
      'whose text was cleared',
      (board: Y.Doc, id: string) => {
        editText(
          board,
          author,
          { root: 'directions', id, field: 'text' },
          { index: 0, remove: 8, insert: '' },
        );
        return id;
      },
      'TextEmpty',
    ],
  ])('cannot be one %s', (_, prepare, code) => {
    const { board, chair, ids } = boardWith('Ankommen');
    const id = prepare(board, ids[0]);
    expect(refusalOf(() => setDirection(chair, board, author, id))?.code).toBe(code);
    expect(readChair(chair).decisions.size).toBe(0);
  });

  test('cannot be one that two people together wrote too long', () => {
    const { board, chair, ids } = boardWith('x'.repeat(100));
    const far = replicaOf(board);
    const ref = { root: 'directions', id: ids[0], field: 'text' } as const;
    for (const doc of [board, far])
      editText(doc, author, ref, { index: 100, remove: 0, insert: 'y'.repeat(40) });
    syncDocs(board, far);
    expect(refusalOf(() => setDirection(chair, board, author, ids[0]))).toEqual({
      code: 'TextTooLong',
      field: 'text',
      max: 140,
    });
  });
});

describe('a damaged chair document', () => {
  const decision = (supersedes: unknown, more: object = {}) => ({
    directionId: 'd',
    text: 'a',
    at: 1,
    by: 'p',
    department: 'SAF',
    supersedes,
    ...more,
  });
  function chairOf(decisions: Record<string, unknown>): Y.Doc {
    const chair = new Y.Doc();
    for (const [id, value] of Object.entries(decisions))
      chair.getMap('directionDecisions').set(id, value);
    return chair;
  }

  test('with decisions superseding each other in a circle has the latest as current', () => {
    const chair = chairOf({
      a: decision(['c']),
      b: decision(['a'], { at: 3 }),
      c: decision(['b'], { at: 2 }),
    });
    expect(readChair(chair).current.map(({ id }) => id)).toEqual(['b']);
    expect(readChair(chair).earlier.map(({ id }) => id)).toEqual(['c', 'a']);
  });

  test('with a decision superseding itself or nobody has it as current', () => {
    expect(readChair(chairOf({ a: decision(['a', 'x', 7, '', null]) })).current.length).toBe(1);
    expect(readChair(chairOf({ a: decision('a') })).current.length).toBe(1);
  });

  test('reports what is no decision', () => {
    const chair = chairOf({
      a: 7,
      b: new Y.Map(),
      c: decision([], { text: ' ' }),
      d: decision([], { at: Number.NaN }),
      'e f': decision([]),
      g: decision([], { directionId: '' }),
      h: new Uint8Array(4),
    });
    const state = readChair(chair);
    expect(state.decisions.size).toBe(0);
    expect(state.unreadable.map(({ id }) => id).toSorted()).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e f',
      'g',
      'h',
    ]);
  });

  test('shows no more of a text than a direction may have', () => {
    const state = readChair(chairOf({ a: decision([], { text: 'x'.repeat(1e6) }) }));
    expect(state.current[0]?.text).toBe('x'.repeat(140));
  });

  test('with roots of other types is reported and takes no decision', () => {
    const { board, ids } = boardWith('a');
    const chair = new Y.Doc();
    chair.getText('directionDecisions');
    chair.getArray('chair');
    expect(readChair(chair).unreadable.map(({ root }) => root)).toEqual([
      'chair',
      'directionDecisions',
    ]);
    expect(refusalOf(() => setDirection(chair, board, author, ids[0]))?.code).toBe('InvalidValue');
  });
});

describe('the chair', () => {
  const at = (department: string, time: number) => ({ ...testAuthor(department), now: () => time });

  test('nobody has it at first, and nobody may write', () => {
    const state = readChair(new Y.Doc());
    expect(state.holder).toBeUndefined();
    expect(mayWriteChair(state, 'p-SAF', 0)).toBe(false);
  });

  test('who takes it has it; who had it may still deliver until the grace is over', () => {
    const chair = new Y.Doc();
    takeChair(chair, at('SAF', 1000), 60_000);
    takeChair(chair, at('JC', 5000), 60_000);
    const state = readChair(chair);
    expect(state.holder).toMatchObject({ participantId: 'p-JC', department: 'JC', since: 5000 });
    expect(mayWriteChair(state, 'p-JC', 1e12)).toBe(true);
    expect(mayWriteChair(state, 'p-SAF', 64_999)).toBe(true);
    expect(mayWriteChair(state, 'p-SAF', 65_000)).toBe(false);
    expect(mayWriteChair(state, 'p-AA', 5001)).toBe(false);
    // The clock was set back.
    expect(mayWriteChair(state, 'p-JC', -1e12)).toBe(true);
    expect(mayWriteChair(state, 'p-SAF', -1e12)).toBe(false);
  });

  test('taking it again changes nothing', () => {
    const chair = new Y.Doc();
    takeChair(chair, at('SAF', 1000), 60_000);
    takeChair(chair, at('JC', 5000), 60_000);
    const before = readChair(chair).holder;
    takeChair(chair, at('JC', 9000), 60_000);
    expect(readChair(chair).holder).toEqual(before);
  });

  test.each([7, 'p', ['a'], {}, { participantId: 'a b', department: 'SAF', since: 1 }])(
    'a damaged holder (%s) is reported and holds nothing',
    (holder) => {
      const chair = new Y.Doc();
      chair.getMap('chair').set('holder', holder);
      const state = readChair(chair);
      expect(state.holder).toBeUndefined();
      expect(state.unreadable).toEqual([{ root: 'chair', field: 'holder', why: 'damaged' }]);
    },
  );
});

describe('the chair reader', () => {
  test('follows the document and is silent for what is not its own', () => {
    const { board, chair, ids } = boardWith('a', 'b');
    const reader = createChairReader(chair);
    let count = 0;
    const stop = reader.subscribe(() => count++);
    setDirection(chair, board, author, ids[0]);
    takeChair(chair, author, 1);
    expect(count).toBe(2);
    expect(reader.state()).toEqual(readChair(chair));
    const before = reader.state();
    chair.getMap('timer').set('phase', 1);
    expect(count).toBe(2);
    expect(reader.state()).toBe(before);
    stop();
    setDirection(chair, board, author, ids[1]);
    expect(count).toBe(2);
    expect(reader.state()).toEqual(readChair(chair));
    reader.destroy();
  });
});
