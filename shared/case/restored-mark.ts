import type * as Y from 'yjs';
import { type Author, readSignature, type Signature, signatureOf } from './author.ts';
import { isRecord, rootMap } from './roots.ts';
import { isTime } from './time.ts';

/** Key of `meta`: which state was restored last. Only the server writes it. */
export const restoredKey = 'restored';

/** Who restored which state of the case, and when; everybody on the board sees it. */
export interface RestoredMark extends Signature {
  /** The state that was restored. */
  readonly state: number;
  /** The state of just before. */
  readonly before: number;
}

export function markRestored(
  board: Y.Doc,
  author: Author,
  states: Pick<RestoredMark, 'state' | 'before'>,
): void {
  rootMap(board, 'meta')?.set(restoredKey, { ...signatureOf(author), ...states });
}

export function readRestored(board: Y.Doc): RestoredMark | undefined {
  const raw = rootMap(board, 'meta')?.get(restoredKey);
  if (!isRecord(raw) || !isTime(raw.state) || !isTime(raw.before)) return undefined;
  const signature = readSignature(raw.at, raw.by, raw.department);
  return { ...signature, state: raw.state, before: raw.before };
}

/** Calls back when a state has been restored. */
export function onRestored(board: Y.Doc, listener: () => void): () => void {
  const meta = rootMap(board, 'meta');
  const observer = ({ keysChanged }: Y.YMapEvent<unknown>) => {
    if (keysChanged.has(restoredKey)) listener();
  };
  meta?.observe(observer);
  return () => meta?.unobserve(observer);
}
