import type * as Y from 'yjs';
import type { NewCase } from '../protocol/http.ts';
import type { Author } from './author.ts';
import { addChronicleEntry } from './chronicle-commands.ts';
import { addGap } from './gap.ts';
import { migrateBoard } from './migrate.ts';
import { addPerson } from './person.ts';
import { addResource } from './resource.ts';
import { seedStatusQuo } from './strategy.ts';
import { updateMeta } from './update-meta.ts';

/** Fills the board of a new case. Only the server calls it, on an empty document, in one transaction. */
export function seedNewCase(board: Y.Doc, author: Author, input: NewCase): void {
  board.transact(() => {
    migrateBoard(board);
    updateMeta(board, author, { pseudonym: input.pseudonym, origin: input.origin || undefined });
    for (const person of input.persons) addPerson(board, author, person);
    // Nobody has sorted them yet; the round does, on the map.
    const field = 'personal';
    for (const { kind, text, department } of input.first ?? []) {
      if (kind === 'resource')
        addResource(board, author, { field, text, ...(department ? { department } : {}) });
      else
        addGap(board, author, {
          field,
          question: text,
          ...(department ? { askedDepartment: department } : {}),
        });
    }
    addChronicleEntry(board, author, {
      on: input.legalSphereSince,
      what: `Rechtskreis ${input.legalSphere === 'none' ? 'offen' : input.legalSphere}`,
      kind: 'transition',
      legalSphere: input.legalSphere,
    });
    seedStatusQuo(board, author, 'Alles bleibt, wie es ist', 'Passivlösung');
  }, author);
}
