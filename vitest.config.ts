import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{shared,server,client}/**/*.test.{ts,tsx}',
      'tests/{sim,integration,chaos,load}/**/*.test.ts',
    ],
    globalSetup: ['tests/fixtures/postgres-setup.ts'],
    // One less than there are cores, as it would be, leaves a core of two idle: most of these wait for servers, disks and clocks.
    maxWorkers: Math.max(3, availableParallelism()),
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
