import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { CaseError } from './case-error.ts';
import { schemaVersionOf } from './meta.ts';
import { schemaVersion } from './migrate.ts';
import { openVaults } from './vaults.ts';

/** One transaction of a command, in the board and in each vault beside it. Throws NewerSchema: what a newer version wrote is not touched. */
export function write(board: Y.Doc, author: Author, run: () => void): void {
  const version = schemaVersionOf(board);
  if (version > schemaVersion) throw new CaseError({ code: 'NewerSchema', version });
  let inner = run;
  for (const { doc } of openVaults(board)) {
    const work = inner;
    inner = () => doc.transact(work, author);
  }
  board.transact(inner, author);
}
