/** A resource or a gap as somebody jots it down before the first conference: one line each. */
export interface FirstLine {
  readonly kind: 'resource' | 'gap';
  readonly text: string;
  /** Of a gap the asked department, of a resource the one it comes from. */
  readonly department?: string;
}

export const firstLinesMax = 60;

const lastWord = /^(.*\S)\s+\(?([\p{L}\p{N}_-]+)\)?$/u;

/** "?" at the beginning or the end makes a gap, a department's abbreviation at the end its addressee. Empty lines do not count. */
export function parseFirstLines(text: string, departments: readonly string[]): FirstLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw) => {
    const line = raw.trim();
    const [, before = line, word] = lastWord.exec(line) ?? [];
    const department = departments.find((id) => id === word);
    const said = department ? before : line;
    const question = said.replace(/^\?+\s*/, '');
    const isGap = question !== said || said.endsWith('?');
    if (question === '') return [];
    return {
      kind: isGap ? 'gap' : 'resource',
      text: question,
      ...(department ? { department } : {}),
    };
  });
}
