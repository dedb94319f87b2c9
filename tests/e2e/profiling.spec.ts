import { readFile } from 'node:fs/promises';
import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, test } from './fixtures.ts';
import { row } from './list-steps.ts';

/** As an office writes it: Windows-1252, semicolons. */
const csv = Buffer.from(
  [
    'Berufserfahrung;Nachweis;Stärken;Berufswunsch;Datum;SB-Kürzel',
    'Fünf Jahre Fliesenleger;nein;Hilft Älteren;Fliesen legen;31.02.2017;xy',
  ].join('\r\n'),
  'latin1',
);

test('a questionnaire is mended, taken over as one step, undone, and found again', async ({
  enter,
}) => {
  const person = await enter('SAF');
  const { page } = person;
  await openSample(person);
  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: 'Fragebogen übernehmen' }).click();
  await expect(page).toHaveURL(/fragebogen$/);
  const choose = async () => {
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'profiling2.csv', mimeType: 'text/csv', buffer: csv });
    await expect(page.getByText('Windows-1252 · Semikolon')).toBeVisible();
    await page.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
  };
  await choose();
  await isAccessible(page, 'the preview');
  await expect(page.getByText('Zeile 2, Spalte „Datum“:', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '3 Einträge übernehmen' })).toBeDisabled();
  await page.getByPlaceholder('TT.MM.JJJJ').fill('28.02.2017');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '3 Einträge übernehmen' }).click();
  await expect(page.getByRole('heading', { name: '3 Einträge übernommen' })).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByRole('button', { name: '0 vorhanden' })).toBeVisible();
  await page.getByRole('button', { name: '3 Einträge übernehmen' }).click();
  await page.getByRole('link', { name: 'Zur Liste' }).click();
  await expect(row(page, 'Fünf Jahre Fliesenleger')).toContainText('ohne Nachweis');
  await expect(row(page, 'Hilft Älteren')).toBeVisible();

  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: 'Fragebogen übernehmen' }).click();
  await choose();
  await expect(page.getByRole('button', { name: '3 vorhanden' })).toBeVisible();

  await test.step('what the next department may know is handed over, with the consent of the family', async () => {
    await page.goto(new URL('/fall/familie-o/liste', page.url()).href);
    await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
    await page.getByRole('menuitem', { name: 'Datenübergabe' }).click();
    const dialog = page.getByRole('dialog', { name: 'Daten an eine Dienststelle übergeben' });
    const to = dialog.getByLabel('Nächste Dienststelle');
    await to.selectOption('CBE');
    await expect(dialog.getByRole('status')).toContainText('widerrufen');
    await expect(dialog.getByRole('checkbox')).toHaveCount(0);
    await to.selectOption('JC');
    await expect(dialog.getByRole('status')).toContainText('Übergabe, Leistungen');
    await dialog.getByLabel('Persönlich').check();
    const block = dialog.getByLabel('Übergabeblock für das Fachverfahren');
    await expect(block).toHaveValue(/Fünf Jahre Fliesenleger \(Vater; erzählt; ohne Nachweis/);
    await isAccessible(page, 'handing data over');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'CSV', exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Datenuebergabe-F-0617-JC.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('"Fünf Jahre Fliesenleger";"ohne Nachweis"');
    expect(text).not.toContain('Sozialticket');
  });
});
