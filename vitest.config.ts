import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{shared,server,client}/**/*.test.{ts,tsx}',
      'tests/{sim,integration,chaos}/**/*.test.ts',
    ],
    globalSetup: ['tests/fixtures/postgres-setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
