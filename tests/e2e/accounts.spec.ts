import type { BrowserContext } from '@playwright/test';
import { invite, openPeople, password, setUp, test } from './account-steps.ts';
import { expect } from './fixtures.ts';

const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'fallrunde')?.value;

test('the first account is made by the link of the server, the second by an invitation', async ({
  app,
  visit,
}) => {
  const { page } = await visit();
  await expect(page.getByText('Noch kein Konto eingerichtet')).toBeVisible();
  await page.goto(`${app.url}/einrichten#gibt-es-nicht-gibt-es-nicht`);
  await expect(page.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' })).toBeVisible();
  await page.getByRole('link', { name: 'Zur Anmeldung' }).click();
  await expect(page.getByText('Noch kein Konto eingerichtet')).toBeVisible();
  await setUp(app, page);
  // Nothing of the token stays behind.
  await page.goBack();
  expect(page.url()).not.toContain('#');
  await page.goto(app.url);
  await openPeople(page);
  const link = await invite(page);
  await expect(page.getByRole('table', { name: 'Offene Links' })).toContainText(
    'Arbeitsvermittlung',
  );

  const second = await visit();
  await second.page.goto(link);
  await expect(second.page.getByText('Arbeitsvermittlung, Mitglied')).toBeVisible();
  await second.page.getByLabel('Dienstliche E-Mail-Adresse').fill('vermittlung@aa.example');
  await second.page.getByLabel('Passwort', { exact: true }).fill('passwort12345');
  await second.page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(second.page.getByText('leicht zu erraten')).toBeVisible();
  await second.page.getByLabel('Passwort', { exact: true }).fill(password);
  await second.page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(
    second.page.getByRole('heading', { level: 1, name: 'Laufende Fälle' }),
  ).toBeVisible();
  await second.page.getByRole('button', { name: 'Konto' }).click();
  await expect(second.page.getByRole('menuitem', { name: 'Personen' })).toHaveCount(0);
  await second.page.keyboard.press('Escape');

  await page.reload();
  await expect(page.getByRole('row', { name: /Arbeitsvermittlung/ })).toContainText('aktiv');
  await expect(page.getByRole('table', { name: 'Offene Links' })).toHaveCount(0);
});

test('somebody signs out, signs in again, and out everywhere', async ({ app, visit }) => {
  const { page, context } = await visit();
  await setUp(app, page);
  const first = await cookieOf(context);
  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await page.getByLabel('Dienstliche E-Mail-Adresse').fill('koordination@stadt.example');
  await page.getByLabel('Passwort', { exact: true }).fill('das war es nicht');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByText('Die Anmeldung ist nicht gelungen')).toBeVisible();
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Laufende Fälle' })).toBeVisible();
  expect(await cookieOf(context)).not.toBe(first);

  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitem', { name: 'Mein Konto' }).click();
  await page.getByLabel('Bisheriges Passwort').fill(password);
  await page.getByLabel('Neues Passwort').fill('sieben Lampen im Flur');
  await page.getByRole('button', { name: 'Passwort ändern' }).click();
  await expect(page.getByText('Das Passwort ist geändert.')).toBeVisible();
  await page.getByRole('button', { name: 'Überall abmelden' }).click();
  await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
});

test('whoever is locked loses what is open', async ({ app, visit }) => {
  const { page } = await visit();
  await setUp(app, page);
  await openPeople(page);
  const link = await invite(page);
  const second = await visit();
  await second.page.goto(link);
  await second.page.getByLabel('Dienstliche E-Mail-Adresse').fill('vermittlung@aa.example');
  await second.page.getByLabel('Passwort', { exact: true }).fill(password);
  await second.page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(
    second.page.getByRole('heading', { level: 1, name: 'Laufende Fälle' }),
  ).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Aktionen für Prozesskoordination' }).click();
  await page.getByRole('menuitem', { name: 'Sperren' }).click();
  await expect(page.getByText('Jemand muss die Koordination behalten.')).toBeVisible();
  await page.getByRole('button', { name: 'Aktionen für Arbeitsvermittlung' }).click();
  await page.getByRole('menuitem', { name: 'Sperren' }).click();
  await expect(page.getByRole('row', { name: /Arbeitsvermittlung/ })).toContainText('gesperrt');
  await second.page.reload();
  await expect(second.page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
});
