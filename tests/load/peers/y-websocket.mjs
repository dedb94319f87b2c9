import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

/** The server of y-websocket as it ships, in memory. */
const webSockets = new WebSocketServer({ noServer: true });
webSockets.on('connection', setupWSConnection);
const server = createServer();
server.on('upgrade', (request, stream, head) =>
  webSockets.handleUpgrade(request, stream, head, (socket) =>
    webSockets.emit('connection', socket, request),
  ),
);
server.listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send({ port: server.address().port }),
);
