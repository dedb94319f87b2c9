/** Greedy lines. A word wider than a line is broken. */
export function wrap(text: string, room: number, width: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    while (width(word) > room && word.length > 1) {
      let cut = word.length - 1;
      while (cut > 1 && width(word.slice(0, cut)) > room) cut--;
      lines.push(word.slice(0, cut));
      word = word.slice(cut);
    }
    line = word;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}
