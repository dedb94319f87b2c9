import type { AccessEntry } from '../../../shared/protocol/access-log.ts';

/** As the spreadsheet programs of offices open it: UTF-8 with its mark, semicolons, every cell quoted. */
export function accessCsv(
  entries: readonly AccessEntry[],
  heads: readonly string[],
  wordsOf: (entry: AccessEntry) => string,
): string {
  const rows = entries.map((entry) => [
    String(entry.seq),
    new Date(entry.at).toISOString(),
    entry.department,
    entry.participantId,
    wordsOf(entry),
    entry.hash,
  ]);
  const lines = [heads, ...rows].map((cells) => cells.map(quoted).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be computed when the file is opened. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
