import { createHash } from 'node:crypto';
import type { SnapshotFile } from '../../shared/case/case-file.ts';

/**
 * SHA-256, hex, over a snapshot as it stands in a file and the hash of the one before: whatever is changed, left out or put
 * in between shows. Not over the stored bytes, which are other ones wherever the case goes.
 */
export function filedHash(
  { hash: _, ...told }: Omit<SnapshotFile, 'hash'> & { readonly hash?: string },
  previous: string | undefined,
): string {
  const whole = canonical({ ...told, previous: previous ?? null });
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

/** The same whatever order an editor has put the fields in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([field, each]) => [field, canonical(each)]));
}
