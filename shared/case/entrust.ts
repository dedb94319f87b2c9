import * as Y from 'yjs';
import { type Author, readSignature, signatureOf } from './author.ts';
import { readBoard } from './board.ts';
import { CaseError } from './case-error.ts';
import { definitionOf } from './definitions.ts';
import { kindEntries, requireEntity } from './entity.ts';
import type { EntryRef } from './entries.ts';
import { normaliseWhole } from './normalise.ts';
import { resourceFields } from './resource-field.ts';
import { isRecord, rootMap } from './roots.ts';
import { entriesByField } from './select.ts';
import { entrustedRoot, transfersRoot } from './vaults.ts';

/**
 * Takes an entry out of one document and puts it into another as it is: author, times, persons, words. In the first one
 * its content is deleted. Who did it and why goes along with it: whoever sees the entry sees that too. Only the server
 * calls it. Throws UnknownEntity.
 */
export function transferEntry(
  from: Y.Doc,
  to: Y.Doc,
  { root, id }: EntryRef,
  author: Author,
  reason: string,
): void {
  const stored = requireEntity(from, root, id);
  const target = rootMap(to, root);
  if (!target) throw new CaseError({ code: 'UnknownEntity', root, id });
  const transfer = { ...signatureOf(author), reason: normaliseWhole(reason, false) };
  to.transact(() => {
    target.set(id, copyOf(stored, root));
    rootMap(to, transfersRoot)?.set(id, transfer);
  });
  from.transact(() => {
    rootMap(from, root)?.delete(id);
    rootMap(from, transfersRoot)?.delete(id);
  });
}

/** What is read of an entry; a shared type cannot be put in a second place, it is made anew. */
function copyOf(stored: Y.Map<unknown>, root: EntryRef['root']): Y.Map<unknown> {
  const { at, by, department } = readSignature(
    stored.get('createdAt'),
    stored.get('createdBy'),
    stored.get('department'),
  );
  const copy = new Y.Map<unknown>([
    ['createdAt', at],
    ['createdBy', by],
    ['department', department],
  ]);
  for (const [field] of kindEntries(definitionOf(root))) {
    const value = stored.get(field);
    if (value instanceof Y.Text) copy.set(field, new Y.Text(value.toString()));
    else if (value instanceof Y.Map)
      copy.set(field, new Y.Map([...value.entries()].filter(([, member]) => member === true)));
    else if (value !== undefined && !(value instanceof Y.AbstractType)) copy.set(field, value);
  }
  return copy;
}

/** Tells the board how many entries a vault has. Only the server calls it. */
export function tellCounts(board: Y.Doc, key: string, vault: Y.Doc): void {
  const fields = entriesByField(readBoard(vault));
  const counts = Object.fromEntries(resourceFields.map((field) => [field, fields[field].length]));
  const stored = rootMap(board, entrustedRoot);
  const before = stored?.get(key);
  const isSame =
    isRecord(before) && resourceFields.every((field) => before[field] === counts[field]);
  if (!isSame) stored?.set(key, counts);
}
