import { createHash } from 'node:crypto';
import type { Snapshot } from '../../shared/protocol/snapshots.ts';
import type { Copies } from './checkpoint-store.ts';

/** Over what a snapshot says of itself, its documents and the one before it, hex. */
export function hashOf(
  { hash: _, ...facts }: Omit<Snapshot, 'hash'> & { readonly hash?: string },
  copies: Copies,
  previous: string | undefined,
): string {
  const documents = [...copies].map(([part, copy]) => [part, sha256(copy)]).sort();
  const told = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([told, documents, previous ?? null]));
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
