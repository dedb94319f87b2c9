import { stemmer } from '@orama/stemmers/german';
import { stopwords } from '@orama/stopwords/german';

/** Words that change the wording of a question and not what it asks for. */
const filler = ['ab', 'bereits', 'bitte', 'eigentlich', 'gibt', 'schon', 'wann'];
const numbers = ['zwei', 'beide', 'beiden', 'drei', 'vier', 'fünf', 'sechs'];
const unimportant = new Set([...stopwords, ...filler, ...numbers]);
const shortest = 2;

/** One and the same for all forms of a word; the stemmer takes one ending at a time ("Kurse", "Kurs"). */
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  let stem = word;
  for (let next = stemmer(stem); next !== stem; next = stemmer(stem)) stem = next;
  // Towns use some ten thousand words; what strangers could send must not stay without bound.
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, stem);
  return stem;
}

const mostStems = 50_000;
const stems = new Map<string, string>();

/** The words of a text that say something, each form of a word once: stem → the word as it was first written. */
export function wordsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [word] of text.normalize('NFC').matchAll(/\p{L}+(?:[-‐‑*:_]\p{L}+)*/gu)) {
    // "Kita-Platz" is "Kitaplatz".
    const small = word.replace(/\P{L}/gu, '').toLocaleLowerCase('de');
    if (small.length < shortest || unimportant.has(small)) continue;
    const stem = stemOf(small);
    if (!found.has(stem)) found.set(stem, word);
  }
  return found;
}

/** The same for all wordings that differ in case, punctuation, order, endings and words that say nothing. */
export function wordingKey(text: string): string {
  const key = [...wordsOf(text).keys()].sort().join(' ');
  return key === '' ? text.normalize('NFC').trim().toLocaleLowerCase('de') : key;
}
