import { EnvError, readEnv } from './env.ts';

const minimumNode = 26;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) < minimumNode)
  fail(
    `Fallrunde needs Node ${minimumNode} or newer, this is ${process.versions.node}. ` +
      '"npm ci" installs a fitting one into the project and "npm start" uses it.',
  );

// Imported only now: an older Node would fail in there with a message that helps nobody.
const { startServer } = await import('./server.ts');
const { createLogger, redirectConsole } = await import('./logging.ts');

try {
  const env = readEnv(process.env);
  const logger = createLogger(env.logLevel);
  redirectConsole(logger);
  const server = await startServer(env, { logger });
  process.stdout.write(`Fallrunde: ${server.url}\n`);
  if (server.setUpLink) process.stdout.write(`First account: ${server.setUpLink}\n`);

  const stop = async () => {
    await server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  // Whoever runs this starts it again; what was not acknowledged is still with the clients.
  await server.failed;
  process.exit(1);
} catch (error) {
  if (error instanceof EnvError) fail(error.message);
  fail(`Fallrunde cannot start: ${error instanceof Error ? error.message : String(error)}`);
}
