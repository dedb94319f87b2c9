import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The server of y-websocket as it ships, in memory, and the page of tests/load/peers/page. */
const webSockets = new WebSocketServer({ noServer: true });
webSockets.on('connection', setupWSConnection);
const server = createServer(({ url }, response) => {
  const path = url === '/' ? '/index.html' : url;
  response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
  createReadStream(join(import.meta.dirname, 'page-dist', path))
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
});
server.on('upgrade', (request, stream, head) =>
  webSockets.handleUpgrade(request, stream, head, (socket) =>
    webSockets.emit('connection', socket, request),
  ),
);
server.listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send({ port: server.address().port }),
);
