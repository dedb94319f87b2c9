import type { AccessEntry } from '../../../shared/protocol/access-log.ts';
import { csvOf } from '../../ui/csv.ts';

/** The log as a sheet. */
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
  return csvOf([heads, ...rows]);
}
