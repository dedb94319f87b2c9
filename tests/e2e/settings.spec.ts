import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openSample, type Person, test } from './fixtures.ts';

async function openSettings({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Einstellungen der Stadt' }).click();
  await expect(page.getByRole('heading', { name: 'Dienststellen' })).toBeVisible();
}

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(/^Gespeichert\. Gilt seit/)).toBeVisible();
};

const departments = (page: Page) => page.locator('#dienststellen [data-row]');

test('by keyboard: rename, reorder, retire, one more minute; the case shows it', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSettings(saf);

  await page.getByRole('button', { name: /^Sozialdienst/ }).focus();
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Flüchtlingsdienst');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Dienst');
  await page.getByRole('button', { name: 'Fertig' }).press('Enter');
  await expect(page.getByRole('button', { name: /^Dienst\s*Flüchtlingsdienst/ })).toBeFocused();

  const handle = page.getByRole('button', { name: 'SAF verschieben' });
  await handle.press('ArrowUp');
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(departments(page).first()).toContainText('SAF');

  await page.getByRole('button', { name: /^Rotes Kreuz/ }).press('Enter');
  await page.getByRole('button', { name: 'Ruhen lassen' }).press('Enter');
  await expect(departments(page)).toHaveCount(8);
  await expect(page.getByRole('button', { name: 'DRK aufnehmen' })).toBeVisible();
  const into = page.getByRole('combobox', { name: 'DRK aufgegangen in' });
  await expect(into).toBeFocused();
  await page.keyboard.type('CBE');
  await expect(into).toHaveValue('CBE');

  await page.getByRole('textbox', { name: 'Minuten für Wille' }).press('ArrowUp');
  await expect(page.getByText('zusammen 36 min')).toBeVisible();

  // A link elsewhere asks; staying keeps everything.
  await page.getByRole('link', { name: 'Übersicht', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Weiter bearbeiten' }).press('Enter');
  await save(page);
  await page.reload();
  await expect(departments(page).first()).toContainText('Flüchtlingsdienst');
  await expect(into).toHaveValue('CBE');
  await page.getByRole('button', { name: /^Version 1 .* ansehen$/ }).click();
  const version = page.getByRole('dialog', { name: /^Version 1/ });
  await expect(version.getByText('DRK ist in CBE aufgegangen')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Übersicht', exact: true }).click();
  await openSample(saf, 'Liste');
  const table = page.getByRole('list', { name: 'Am Tisch' });
  await expect(table.getByRole('img', { name: 'SAF, Flüchtlingsdienst' })).toBeVisible();
  await expect(table.getByRole('img', { name: /^DRK/ })).toHaveCount(0);
});

test('of two who change at once nobody loses anything', async ({ enter }) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  await openSettings(saf);
  await openSettings(ifk);
  await saf.page.getByRole('textbox', { name: 'Ort', exact: true }).fill('Rathaus, Raum 2');
  await save(saf.page);

  await ifk.page.getByRole('button', { name: 'Minuten für Richtung: eine mehr' }).click();
  await ifk.page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(ifk.page.getByText(/Inzwischen hat jemand anderes gespeichert/)).toBeVisible();
  await ifk.page.getByRole('button', { name: 'Auf den neuen Stand übertragen' }).click();
  await expect(ifk.page.getByRole('textbox', { name: 'Ort', exact: true })).toHaveValue(
    'Rathaus, Raum 2',
  );
  await expect(ifk.page.getByText('zusammen 36 min')).toBeVisible();
  await save(ifk.page);
  await expect(ifk.page.getByText(/^Version 2 vom .*, IFK$/)).toBeVisible();
});

test('a wrong entry is named and the field has the focus', async ({ enter }) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSettings(saf);
  await page.getByRole('button', { name: 'Frage', exact: true }).click();
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(
    page.getByText(/^Fragenkatalog, Eintrag \d+: Hier fehlt noch etwas\.$/),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Frage', exact: true })).toBeFocused();
  await page.keyboard.type('Was gibt Ihnen Ruhe?');
  await save(page);
});

test('settings leave as a file and come back changed', async ({ app, enter }) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSettings(saf);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Als Datei sichern' }).click();
  const file = join(app.dataDir, (await download).suggestedFilename());
  expect(file).toMatch(/fallrunde-einstellungen-\d{4}-\d\d-\d\d\.json$/);
  await (await download).saveAs(file);
  const text = await readFile(file, 'utf8');

  const choose = page.locator('input[type="file"]');
  await writeFile(file, text.slice(0, -20));
  await choose.setInputFiles(file);
  await expect(
    page.getByText('Das ist keine Datei mit Einstellungen von Fallrunde.'),
  ).toBeVisible();

  await writeFile(file, text.replace('"Ausländeramt"', '"Amt für Einwanderung"'));
  await choose.setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Einstellungen übernehmen?' });
  await expect(dialog.getByRole('listitem')).toHaveText(['DienststellenAUS geändert']);
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await save(page);
  await expect(page.getByRole('button', { name: /Amt für Einwanderung/ })).toBeVisible();

  await page.getByRole('button', { name: 'Ausgangsstand ansehen' }).click();
  await page.getByRole('button', { name: 'Als Grundlage nehmen' }).click();
  await save(page);
  await expect(page.getByRole('button', { name: /Amt für Einwanderung/ })).toHaveCount(0);
});
