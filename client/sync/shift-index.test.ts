import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { shiftIndex } from './shift-index.ts';

describe('shiftIndex', () => {
  it.each([
    ['an insertion before it', 5, [{ retain: 2 }, { insert: 'abc' }], 8],
    ['an insertion exactly there', 5, [{ retain: 5 }, { insert: 'abc' }], 5],
    ['an insertion behind it', 5, [{ retain: 6 }, { insert: 'abc' }], 5],
    ['a deletion before it', 5, [{ retain: 1 }, { delete: 2 }], 3],
    ['a deletion around it', 5, [{ retain: 3 }, { delete: 9 }], 3],
    ['a deletion behind it', 5, [{ retain: 5 }, { delete: 9 }], 5],
    ['a replacement before it', 5, [{ delete: 4 }, { insert: 'xy' }], 3],
    ['several changes', 5, [{ insert: 'ab' }, { retain: 2 }, { delete: 1 }, { insert: 'c' }], 7],
    ['an emoji of two units', 5, [{ insert: '🙂' }], 7],
  ] as const)('follows %s', (_what, index, delta, expected) => {
    expect(shiftIndex(index, delta)).toBe(expected);
  });

  it('keeps the caret between the same letters whatever others write elsewhere', () => {
    const text = new Y.Doc().getText();
    text.insert(0, 'Arbeit und Wohnung');
    let caret = 'Arbeit und'.length;
    text.observe((event) => {
      caret = shiftIndex(caret, event.delta);
    });
    text.doc?.transact(() => {
      text.insert(0, 'Erst ');
      text.delete('Erst '.length, 'Arbeit'.length);
      text.insert('Erst '.length, 'Sprache');
      text.insert(text.length, ' sichern');
    });
    expect(text.toString()).toBe('Erst Sprache und Wohnung sichern');
    expect(text.toString().slice(0, caret)).toBe('Erst Sprache und');
  });
});
