/** Texts that say the same with the same words, whatever their case, spaces and marks. */
export function sameWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('de')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a text is about, by its first two words that are longer than three letters. */
export function subjectOf(text: string): string {
  return sameWords(text)
    .split(' ')
    .filter((word) => word.length > 3)
    .slice(0, 2)
    .join(' ');
}
