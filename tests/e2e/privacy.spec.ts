import type { Page } from '@playwright/test';
import { expect, openSample, type Person, saved, test } from './fixtures.ts';

async function openPrivacy({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: 'Datenschutz' }).click();
  await expect(page.getByRole('heading', { name: 'Datenschutz dieses Falls' })).toBeVisible();
  await expect(page.getByText(/^Kette geprüft/)).toBeVisible();
}

const consent = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('a withdrawn consent closes what the department has open, and its page says why', async ({
  enter,
}) => {
  const [saf, kjs] = [await enter('SAF'), await enter('KJS')];
  await openSample(kjs, 'Liste');
  await saved(kjs.page);
  await openSample(saf, 'Liste');
  await openPrivacy(saf);
  const { page } = saf;

  // Who leads the case cannot be left out of it.
  await page.getByRole('button', { name: 'Widerruf für SAF' }).click();
  await expect(page.getByText('Erst die Fallverantwortung übergeben')).toBeVisible();

  await page.getByRole('button', { name: 'Widerruf für KJS' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Zugang beenden' }).press('Enter');
  await expect(consent(page, 'Kinder, Jugend, Schule')).toContainText('Zugang beendet');
  await expect(page.getByText('hat den Widerruf für KJS eingetragen')).toBeVisible();
  await expect(kjs.page.getByText(/Die Einwilligung .* wurde widerrufen/)).toBeVisible();
  await expect(kjs.page.getByText('Pünktlich und verlässlich')).toHaveCount(0);
  await kjs.page.getByRole('main').getByRole('link', { name: 'Zur Übersicht' }).click();
  await expect(kjs.page.getByRole('heading', { name: 'Laufende Fälle' })).toBeVisible();
  await expect(kjs.page.getByRole('link', { name: /Familie O\./ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Eintragen' }).click();
  await expect(dialog.getByLabel('Dienststelle')).toBeFocused();
  await dialog.getByLabel('Dienststelle').selectOption('KJS');
  await dialog.getByText('digital', { exact: true }).click();
  await dialog.getByLabel('Zweck').fill('Schulbesuch');
  await dialog.getByRole('button', { name: 'Eintragen' }).click();
  await expect(consent(page, 'Schulbesuch')).toContainText('digital');
  await kjs.page.reload();
  await openSample(kjs, 'Liste');
  await saved(kjs.page);
});

test('a case is kept longer with a reason, and its log can be taken along', async ({ enter }) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSample(saf, 'Liste');
  await openPrivacy(saf);
  await page.getByRole('button', { name: 'Verlängern, mit Grund' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Verlängern' }).click();
  await expect(dialog.getByLabel('Aufbewahren bis')).toBeFocused();
  await dialog.getByLabel('Aufbewahren bis').fill('2999-05-01');
  await dialog.getByLabel('Grund').fill('Klage vor dem Sozialgericht');
  await dialog.getByRole('button', { name: 'Verlängern' }).click();
  await expect(page.getByText('Verlängert bis 01.05.2999: Klage')).toBeVisible();
  await expect(page.getByText('hat die Aufbewahrung bis 01.05.2999 verlängert')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Zugriffsprotokoll-F-0617-.*\.csv$/);
  await page.getByText('Protokoll', { exact: true }).click();
  await expect(page.getByText('hat das Zugriffsprotokoll exportiert')).toBeVisible();
});

test('a new case says that consents are missing until they are entered', async ({ enter }) => {
  const { page } = await enter('SAF');
  await page.evaluate(async () => {
    await fetch('/api/cases', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        pseudonym: 'Familie Neu',
        persons: [{ label: 'Vater', kinship: 'father' }],
        legalSphere: 'SGB II',
        legalSphereSince: '2026-01-01',
        departments: ['SAF', 'KJS'],
      }),
    });
  });
  await page.reload();
  await page.getByRole('link', { name: 'Familie Neu' }).click();
  const notice = page.getByText('Ohne Einwilligung am Tisch');
  await expect(notice).toContainText('KJS und SAF');
  await page.getByRole('link', { name: 'Zum Datenschutz' }).click();
  for (const department of ['SAF', 'KJS']) {
    await page.getByRole('button', { name: `Einwilligung für ${department} eintragen` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('gesetzlicher Auftrag').click();
    await dialog.getByRole('button', { name: 'Eintragen' }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByText('für alle am Tisch eingetragen')).toBeVisible();
});

test('whoever types the name of a case erases it and gets a receipt', async ({ enter }) => {
  const [saf, kjs] = [await enter('SAF'), await enter('KJS')];
  await openSample(kjs, 'Liste');
  await saved(kjs.page);
  const { page } = saf;
  await openSample(saf, 'Liste');
  await openPrivacy(saf);
  const field = page.getByLabel('Zur Bestätigung „Familie O.“ eingeben');
  await field.fill('Familie');
  await page.getByRole('button', { name: 'Löschen', exact: true }).click();
  await expect(page.getByText('Zum Löschen erst „Familie O.“')).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill('Familie O.');
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: 'Der Fall ist gelöscht' })).toBeFocused();
  await expect(page.getByText(/^Fall F-0617 · gelöscht .* · durch SAF$/)).toBeVisible();
  await expect(page.getByText(/^Prüfwert [0-9a-f]{4} /)).toBeVisible();
  await expect(page.getByText('Familie O.')).toHaveCount(0);

  await expect(kjs.page.getByText('Dieser Fall wurde gelöscht')).toBeVisible();
  await expect(kjs.page.getByText('Pünktlich und verlässlich')).toHaveCount(0);
  await page.getByRole('link', { name: 'Zur Übersicht' }).click();
  await expect(page.getByRole('link', { name: 'Familie O.' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Gelöschte Fälle' }).click();
  await expect(page.getByRole('dialog')).toContainText('Fall F-0617 · gelöscht');
});

test('nothing of the page is cut off, from the phone to the large screen', async ({
  app,
  enter,
}) => {
  const { page } = await enter('SAF');
  await page.goto(`${app.url}/fall/familie-o/datenschutz`);
  await expect(page.getByText(/^Kette geprüft/)).toBeVisible();
  for (const [width, height] of [
    [1920, 1080],
    [1440, 900],
    [768, 1024],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
        message: `${width}`,
      })
      .toBe(width);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => !element.closest('.visually-hidden'))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(wide, `${width}`).toEqual([]);
  }
});
