import type * as Y from 'yjs';
import type { Author } from './author.ts';
import { type ChronicleEntry, chronicleEntity } from './chronicle.ts';
import { createEntity, type Patch, patchEntity } from './entity.ts';

export function addChronicleEntry(
  doc: Y.Doc,
  author: Author,
  input: Patch<ChronicleEntry> & {
    readonly on: string;
    readonly what: string;
    readonly department?: string;
  },
): string {
  return createEntity(doc, author, chronicleEntity, input);
}

export function updateChronicleEntry(
  doc: Y.Doc,
  author: Author,
  id: string,
  patch: Patch<ChronicleEntry>,
): void {
  patchEntity(doc, author, chronicleEntity, id, patch);
}
