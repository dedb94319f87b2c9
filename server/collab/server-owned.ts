import { type Extension, isTransactionOrigin } from '@hocuspocus/server';
import { rootMap } from '../../shared/case/roots.ts';
import type { DocumentKind } from '../../shared/protocol/documents.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { SyncContext } from './context.ts';

/** Values only the server sets, though people may write the documents they lie in. */
const ownedKeys: Readonly<Record<DocumentKind, { root: string; key: string }>> = {
  board: { root: 'meta', key: 'schemaVersion' },
  chair: { root: 'chair', key: 'holder' },
};

/** Puts back what a client changed of them: nobody prolongs their own chair or makes a board unreadable. */
export const serverOwned: Extension<SyncContext> = {
  extensionName: 'server-owned values',

  async afterLoadDocument({ document, documentName }) {
    const ref = parseDocumentName(documentName);
    if (!ref) return;
    const { root, key } = ownedKeys[ref.kind];
    const map = rootMap(document, root);
    if (!map) return;
    let value = map.get(key);
    map.observe((event, { origin }) => {
      if (!event.keysChanged.has(key)) return;
      const isForeign = isTransactionOrigin(origin) && origin.source === 'connection';
      if (!isForeign) value = map.get(key);
      else if (value === undefined) map.delete(key);
      else map.set(key, value);
    });
  },
};
