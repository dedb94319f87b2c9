import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  Tldraw,
  toRichText,
} from 'tldraw';
import 'tldraw/tldraw.css';
import { WebsocketProvider } from 'y-websocket';
import { Doc } from 'yjs';

/** The least that makes a shared tldraw board of Yjs. `#room,cards`: whoever comes first puts so many notes there. */
const [room, cards] = location.hash.slice(1).split(',');
const doc = new Doc();
const provider = new WebsocketProvider(location.origin.replace('http', 'ws'), room, doc);
const records = doc.getMap('records');
const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils });

store.listen(
  ({ changes }) =>
    doc.transact(() => {
      for (const record of Object.values(changes.added)) records.set(record.id, record);
      for (const [, record] of Object.values(changes.updated)) records.set(record.id, record);
      for (const record of Object.values(changes.removed)) records.delete(record.id);
    }, store),
  { source: 'user', scope: 'document' },
);
records.observe((event, { origin }) => {
  if (origin === store) return;
  store.mergeRemoteChanges(() => {
    for (const [id, { action }] of event.changes.keys)
      if (action === 'delete') store.remove([id]);
      else store.put([records.get(id)]);
  });
});

function seed(editor) {
  editor.zoomToFit();
  if (records.size > 20) return;
  const columns = Math.ceil(Math.sqrt(Number(cards)));
  editor.createShapes(
    Array.from({ length: Number(cards) }, (_, card) => ({
      id: createShapeId(`card-${card}`),
      type: 'note',
      x: (card % columns) * 230,
      y: Math.floor(card / columns) * 230,
      props: { richText: toRichText(`Karte Nummer ${card}`) },
    })),
  );
  editor.zoomToFit();
}

provider.once('sync', () => {
  createRoot(document.getElementById('root')).render(
    createElement(Tldraw, { store, onMount: seed }),
  );
});
