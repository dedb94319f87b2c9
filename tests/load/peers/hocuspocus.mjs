import { Server } from '@hocuspocus/server';

/** Hocuspocus as it ships: no store, no sign-in. */
const server = new Server({
  quiet: true,
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  stopOnSignals: false,
});
await server.listen();
process.send({ port: server.address.port });
