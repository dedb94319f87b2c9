import { type Extension, isTransactionOrigin } from '@hocuspocus/server';
import type { Doc } from 'yjs';
import { addendaRoot, closedMinutesRoot } from '../../shared/case/closed-minutes.ts';
import { restoredKey } from '../../shared/case/restored-mark.ts';
import { rootMap } from '../../shared/case/roots.ts';
import { roundsRoot } from '../../shared/case/round.ts';
import { entrustedRoot, transfersRoot } from '../../shared/case/vaults.ts';
import type { DocumentKind } from '../../shared/protocol/documents.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { SyncContext } from './context.ts';

/** Values only the server sets, though people may write the documents they lie in. Without `key`: everything in the root. */
const owned: Readonly<Record<DocumentKind, readonly { root: string; key?: string }[]>> = {
  board: [
    { root: 'meta', key: 'schemaVersion' },
    { root: 'meta', key: restoredKey },
    { root: entrustedRoot },
    { root: transfersRoot },
  ],
  vault: [{ root: 'meta', key: 'schemaVersion' }, { root: transfersRoot }],
  chair: [
    { root: 'chair', key: 'holder' },
    { root: roundsRoot },
    { root: closedMinutesRoot },
    { root: addendaRoot },
  ],
};

/** Puts back what a client changed of them: nobody prolongs their own chair, makes a board unreadable or reveals by hand. */
export const serverOwned: Extension<SyncContext> = {
  extensionName: 'server-owned values',

  async afterLoadDocument({ document, documentName }) {
    const ref = parseDocumentName(documentName);
    if (!ref) return;
    for (const { root, key } of owned[ref.kind]) guard(document, root, key);
  },
};

function guard(document: Doc, root: string, only: string | undefined): void {
  const map = rootMap(document, root);
  if (!map) return;
  // What is stored is replaced as a whole, never changed inside: values, not nested types.
  const values = new Map<string, unknown>(map.entries());
  map.observe((event, { origin }) => {
    const isForeign = isTransactionOrigin(origin) && origin.source === 'connection';
    for (const key of event.keysChanged) {
      if (only !== undefined && key !== only) continue;
      if (isForeign) {
        if (values.has(key)) map.set(key, values.get(key));
        else map.delete(key);
      } else if (map.has(key)) values.set(key, map.get(key));
      else values.delete(key);
    }
  });
}
