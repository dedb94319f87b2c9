import { createServer } from 'node:http';
import { getTlsyncProtocolVersion, TLSocketRoom } from '@tldraw/sync-core';
import {
  createTLSchema,
  DocumentRecordType,
  InstancePresenceRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
} from '@tldraw/tlschema';
import { WebSocketServer } from 'ws';

/** tldraw's own sync server, rooms in memory. */
const schema = createTLSchema();
const pageId = PageRecordType.createId('page');
const rooms = new Map();

function roomOf(url) {
  const known = rooms.get(url);
  if (known) return known;
  const documents = [
    DocumentRecordType.create({ id: TLDOCUMENT_ID }),
    PageRecordType.create({ id: pageId, name: 'Board', index: 'a1' }),
  ].map((state) => ({ state, lastChangedClock: 0 }));
  const room = new TLSocketRoom({
    schema,
    initialSnapshot: { clock: 0, documents, tombstones: {}, schema: schema.serialize() },
    log: { warn: () => {}, error: console.error },
  });
  rooms.set(url, room);
  return room;
}

/** What a client must say, so that the swarm needs nothing of tldraw. */
const handshake = {
  connect: {
    type: 'connect',
    lastServerClock: 0,
    protocolVersion: getTlsyncProtocolVersion(),
    schema: schema.serialize(),
  },
  note: {
    typeName: 'shape',
    type: 'note',
    x: 0,
    y: 0,
    rotation: 0,
    index: 'a1',
    parentId: pageId,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      scale: 1,
      richText: { type: 'doc', content: [{ type: 'paragraph' }] },
    },
  },
  presence: InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId('one'),
    currentPageId: pageId,
    cursor: { x: 0, y: 0, rotation: 0, type: 'default' },
    userId: 'one',
    userName: 'SAF',
  }),
};

const webSockets = new WebSocketServer({ noServer: true });
const server = createServer((_, response) => response.end(JSON.stringify(handshake)));
let sessions = 0;
server.on('upgrade', (request, stream, head) =>
  webSockets.handleUpgrade(request, stream, head, (socket) =>
    roomOf(request.url).handleSocketConnect({ sessionId: `s${sessions++}`, socket }),
  ),
);
server.listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send({ port: server.address().port }),
);
