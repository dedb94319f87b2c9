import { isAccessible } from '../a11y/is-accessible.ts';
import { TestProvider } from '../fixtures/oidc-provider.ts';
import { App, test as base, expect } from './fixtures.ts';

/** A server that knows its people from the town's sign-in service. */
const test = base.extend<{ provider: TestProvider }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern
  provider: async ({}, use) => {
    const provider = await TestProvider.listen();
    provider.people.set('leitung', { department: 'Amt 50', role: 'fallrunde-koordination' });
    provider.people.set('gast', { department: 'Amt 50' });
    await use(provider);
    await provider.close();
  },
  app: async ({ provider }, use) => {
    const app = await App.launch(provider.variables);
    await use(app);
    await app.stop();
  },
});

test('somebody comes in by the sign-in service of the town, and leaves it with the board', async ({
  app,
  provider,
  visit,
}) => {
  const { page } = await visit();
  await page.goto(`${app.url}/konferenz`);
  await expect(page.getByText('antwortet gerade nicht')).toBeVisible();
  provider.serve(app.url);
  await page.getByRole('button', { name: 'Erneut versuchen' }).click();

  const enterAs = async (who: string) => {
    await page.getByRole('link', { name: 'Mit dem Dienstkonto anmelden' }).click();
    await page.getByLabel('Wer?').fill(who);
    await page.getByRole('button', { name: 'Weiter' }).click();
  };
  await enterAs('');
  await expect(page.getByText('hat die Anmeldung abgelehnt')).toBeVisible();
  expect(page.url()).toBe(`${app.url}/`);
  await isAccessible(page, 'entrance after a refusal');
  await page.goto(`${app.url}/konferenz`);
  await enterAs('leitung');
  await expect(page.getByRole('heading', { level: 1, name: 'Fallberatungen' })).toBeVisible();
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Laufende Fälle' })).toBeVisible();

  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitem', { name: 'Personen' }).click();
  await expect(page.getByText('Konten kommen vom Anmeldedienst der Stadt')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Person einladen' })).toHaveCount(0);
  await page.goto(`${app.url}/konto`);
  await expect(page.getByRole('definition').filter({ hasText: 'Koordination' })).toBeVisible();
  await expect(page.getByText('Neues Passwort')).toHaveCount(0);

  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await page.getByRole('button', { name: 'Beim Anmeldedienst abmelden' }).click();
  await expect(page.getByRole('link', { name: 'Mit dem Dienstkonto anmelden' })).toBeVisible();

  await enterAs('gast');
  await expect(page.getByText('noch keinen Zugang zur Fallrunde')).toBeVisible();
});
