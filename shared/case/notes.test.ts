import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addendumMax } from './closed-minutes.ts';
import { normaliseWhole } from './normalise.ts';
import { asAddenda, type NoteBlock, wordsSince } from './notes.ts';

const said = (...texts: string[]): readonly NoteBlock[] =>
  texts.map((text) => ({
    kind: 'paragraph',
    runs: text === '' ? [] : [{ text, strong: false }],
  }));
const addenda = (...texts: string[]) => texts.map((text) => ({ text }));

describe('words that come after the notes were kept', () => {
  test('the same notes have none, in whatever order and form', () => {
    const kept = said('Der Platz ist frei.', 'Das Jobcenter lädt ein.');
    expect(wordsSince(kept, kept, [])).toEqual([]);
    const now: NoteBlock[] = [
      { kind: 'item', runs: [{ text: 'Das Jobcenter lädt ein.', strong: true }] },
      ...said('', 'Der Platz ist frei. '),
    ];
    expect(wordsSince(kept, now, [])).toEqual([]);
  });

  test('a new paragraph, one that became different, and one that is said twice', () => {
    const kept = said('Ja.', 'Der Platz ist frei.');
    const now = said('Ja.', 'Der Platz ist ab Januar frei.', 'Ja.', 'Neu.');
    expect(wordsSince(kept, now, [])).toEqual(['Der Platz ist ab Januar frei.', 'Ja.', 'Neu.']);
    expect(wordsSince(said(), said('Nur offline.'), [])).toEqual(['Nur offline.']);
  });

  test('what is only gone brings no words', () => {
    expect(wordsSince(said('Ja.', 'Nein.'), said('Nein.'), [])).toEqual([]);
  });

  test('what an addendum says line by line is not late any more', () => {
    const now = said('Eins.', 'Zwei.', 'Drei.');
    expect(wordsSince([], now, addenda('Eins.\nDrei.', 'Etwas anderes'))).toEqual(['Zwei.']);
    expect(wordsSince([], now, addenda('Eins. Zwei.'))).toEqual(['Eins.', 'Zwei.', 'Drei.']);
  });

  test('no word is lost on its way into addenda, however long', () => {
    const paragraph = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(fc.constantFrom('Ä', 'b', ' ', '😀'), { maxLength: 50 })
        .map((some) => some.join('').repeat(80)),
    );
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), (texts) => {
        const late = wordsSince([], said(...texts), []);
        const taken = asAddenda(late);
        for (const text of taken) expect(text.length).toBeLessThanOrEqual(addendumMax);
        expect(wordsSince([], said(...texts), addenda(...taken))).toEqual([]);
        const bare = (all: readonly string[]) => all.join('').replace(/\s/g, '');
        expect(bare(taken)).toBe(bare(texts.map((text) => normaliseWhole(text, false))));
      }),
    );
  });
});
