import { readFile } from 'node:fs/promises';
import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, test } from './fixtures.ts';

test('a case is saved as a file and taken over from it; a file that was changed is not', async ({
  enter,
}) => {
  const person = await enter('SAF');
  const { page } = person;
  await openSample(person);
  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: 'Fall als Datei sichern' }).click();
  await expect(page.getByRole('dialog')).toContainText('Die Datei ist nicht geschützt.');
  await isAccessible(page, 'the dialog');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Datei sichern' }).click();
  const text = await readFile(await (await download).path(), 'utf8');

  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('button', { name: 'Fall aus Datei übernehmen' }).click();
  const dialog = page.getByRole('dialog');
  const choose = (name: string, content: string) =>
    dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await choose('verändert.json', text.replace('"personIds":["', '"personIds":["nobody'));
  await expect(dialog).toContainText('es ist nichts gespeichert');
  await expect(dialog.locator('code')).toHaveText(/^board\.\w+\[\d+\]\.personIds\[0\]$/);
  await choose('Fall.json', text);
  await expect(dialog).toContainText('bekommt eine neue Nummer');
  await isAccessible(page, 'the dialog');
  await dialog.getByRole('button', { name: 'Familie O. übernehmen' }).click();
  await expect(page.getByRole('heading', { name: 'Familie O.' }).first()).toBeVisible();
  await expect(page).not.toHaveURL(/familie-o/);
});
