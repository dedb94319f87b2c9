import { stemmer } from '@orama/stemmers/german';
import { stopwords } from '@orama/stopwords/german';

/** Words that change the wording of a question and not what it asks for. */
const filler = ['ab', 'bereits', 'bitte', 'eigentlich', 'gibt', 'schon', 'wann'];
const numbers = ['zwei', 'beide', 'beiden', 'drei', 'vier', 'fünf', 'sechs'];
/** The age has a filter of its own. */
const ages = ['u25', 'ü25'];
const unimportant = new Set([...stopwords, ...filler, ...numbers, ...ages]);
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

/** Each word as it is written and as it is compared. */
function* tokensOf(text: string): Generator<readonly [word: string, small: string]> {
  // "Kita-Platz" is "Kitaplatz".
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+(?:[-‐‑*:_][\p{L}\p{N}]+)*/gu))
    yield [word, word.replace(/[^\p{L}\p{N}]/gu, '').toLocaleLowerCase('de')];
}

/** The words of a text that say something, each form of a word once: stem → the word as it was first written. */
export function wordsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [word, small] of tokensOf(text)) {
    const isNumber = /\p{N}/u.test(small);
    if (unimportant.has(small) || (!isNumber && small.length < shortest)) continue;
    const stem = isNumber ? small : stemOf(small);
    if (!found.has(stem)) found.set(stem, word);
  }
  return found;
}

/** Without them a question asks for the opposite. */
const negations = /^(?:nicht|nie|ohne|kein(?:e[mnrs]?)?)$/;

/** The same for all wordings that differ in case, punctuation, order, endings and words that say nothing. */
export function wordingKey(text: string): string {
  const words = [...wordsOf(text).keys()].sort();
  if (words.length === 0) return text.normalize('NFC').trim().toLocaleLowerCase('de');
  const isNegated = [...tokensOf(text)].some(([, small]) => negations.test(small));
  return [...words, ...(isNegated ? ['nicht'] : [])].join(' ');
}
