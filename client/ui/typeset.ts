/** Keeps a dash on the line of the word before it. */
export function typeset(text: string): string {
  return text.replaceAll(' – ', '\u00a0– ');
}
