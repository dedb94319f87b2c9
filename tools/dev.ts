import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';

/** The server restarts on change, the client is replaced in place. */
const root = join(import.meta.dirname, '..');
const port = process.env.PORT ?? '3000';
const clientPort = 5173;

const server = spawn(
  process.execPath,
  ['--watch-path=server', '--watch-path=shared', 'server/main.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: port,
      ALLOWED_ORIGINS: `http://localhost:${clientPort},http://127.0.0.1:${clientPort}`,
    },
  },
);
const client = await createServer({
  root: join(root, 'client'),
  configFile: join(root, 'vite.config.ts'),
  server: {
    port: clientPort,
    strictPort: true,
    proxy: {
      '/api': `http://127.0.0.1:${port}`,
      // Not a mere prefix: that would swallow the modules of client/sync as well.
      '^/sync(/[\\w-]+)?(\\?|$)': { target: `ws://127.0.0.1:${port}`, ws: true },
    },
  },
});
await client.listen();
console.log(`Hot reload at http://localhost:${clientPort}`);

server.on('exit', async (code) => {
  await client.close();
  process.exit(code ?? 0);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
