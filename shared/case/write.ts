import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { schemaVersionOf } from './meta.ts';
import { schemaVersion } from './migrate.ts';

/** One transaction of a command. Throws NewerSchema: what a newer version wrote is not touched. */
export function write(board: Y.Doc, author: Author, run: () => void): void {
  const version = schemaVersionOf(board);
  if (version > schemaVersion) throw new CaseError({ code: 'NewerSchema', version });
  board.transact(run, author);
}
