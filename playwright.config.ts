import { defineConfig } from '@playwright/test';

/** Every test starts a server of its own on a free port with an empty store: see tests/e2e/fixtures.ts. */
export default defineConfig({
  testDir: 'tests',
  projects: [
    { name: 'tests', testMatch: '{e2e,a11y}/**/*.spec.ts' },
    // Writes docs/screens: npm run screenshots.
    { name: 'screens', testMatch: 'screens/**/*.spec.ts' },
  ],
  fullyParallel: true,
  // Much of a test is waiting for a browser or a server: two cores have time for a third.
  workers: 3,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
