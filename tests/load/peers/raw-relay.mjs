import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** The floor: every frame goes to everybody else of the room, unread. */
const rooms = new Map();
const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();
server.on('upgrade', (request, stream, head) =>
  webSockets.handleUpgrade(request, stream, head, (socket) => {
    const room = rooms.get(request.url) ?? new Set();
    rooms.set(request.url, room.add(socket));
    socket.on('message', (data, binary) => {
      for (const other of room) if (other !== socket) other.send(data, { binary });
    });
    socket.on('close', () => room.delete(socket));
  }),
);
server.listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send({ port: server.address().port }),
);
