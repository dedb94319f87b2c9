import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * They change the clock or a module before anything else is loaded, or must not be held up by what others left to be collected:
 * each needs a process of its own.
 */
const apart = [
  'tests/chaos/{clock,silence}.test.ts',
  'tests/integration/slow-readers.test.ts',
  'tests/sim/replicas.test.ts',
];

export default defineConfig({
  test: {
    // One less than there are cores, as it would be, leaves a core of two idle: most of these wait for servers, disks and clocks.
    maxWorkers: Math.max(3, availableParallelism()),
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      {
        extends: true,
        test: {
          name: 'together',
          include: [
            '{shared,server,client}/**/*.test.{ts,tsx}',
            'tests/{sim,integration,chaos,load}/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...apart],
          // To load the server anew for every file would take longer than many of them run.
          isolate: false,
          globalSetup: ['tests/fixtures/postgres-setup.ts'],
        },
      },
    ],
  },
});
