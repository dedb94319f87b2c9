import { createHash } from 'node:crypto';
import type { SnapshotFile } from '../../shared/case/case-file.ts';

/**
 * SHA-256, hex, over a snapshot as it stands in a file and the hash of the one before: whatever is changed, left out or put
 * in between shows. Not over the stored bytes, which are other ones wherever the case goes.
 */
export function filedHash(
  {
    at,
    name,
    by,
    sittingId,
    departments,
    direction,
    decision,
    board,
    chair,
  }: Omit<SnapshotFile, 'hash'>,
  previous: string | undefined,
): string {
  const told = [at, name, by, sittingId, departments, direction, decision, board, chair, previous];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
