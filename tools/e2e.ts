import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildWhenStale } from './build-when-stale.ts';
import { findChromium } from './find-chromium.ts';

/** The browser tests alone: `npm run e2e -- four-people`. */
await buildWhenStale();
const { status } = spawnSync(
  join(import.meta.dirname, '..', 'node_modules', '.bin', 'playwright'),
  ['test', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: findChromium() },
    shell: process.platform === 'win32',
  },
);
process.exit(status ?? 1);
