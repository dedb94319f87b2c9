import type { Page } from '@playwright/test';
import { App, test as base, expect } from './fixtures.ts';

export const password = 'fünf Stühle am Fenster';

/** A server whose first account is made by the link it prints. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern
  app: async ({}, use) => {
    const app = await App.launch({ PROBE: 'off' });
    await use(app);
    await app.stop();
  },
});

export async function setUp(app: App, page: Page): Promise<void> {
  await page.goto(app.setUpLink);
  await expect(page.getByRole('heading', { name: 'Fallrunde einrichten' })).toBeVisible();
  expect(page.url()).toBe(`${app.url}/einrichten`);
  await page.getByLabel('Dienstliche E-Mail-Adresse').fill('koordination@stadt.example');
  await page.getByLabel('Funktion').fill('Prozesskoordination');
  await page.getByLabel('Dienststelle').selectOption('SAF');
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Laufende Fälle' })).toBeVisible();
}

export async function openPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitem', { name: 'Personen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Personen' })).toBeVisible();
}

/** Invites somebody of AA; returns the link. */
export async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Person einladen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Funktion').fill('Arbeitsvermittlung');
  await dialog.getByLabel('Dienststelle').selectOption('AA');
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await page.getByLabel('Persönlicher Link').inputValue();
  await page.getByRole('button', { name: 'Fertig' }).click();
  return link;
}
