import type { Page } from '@playwright/test';
import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { addEntry, row } from './list-steps.ts';

const words = 'Gute psychische Verfassung';
const added = 'Der Nachbar fährt zur Sprachschule';

const notice = (page: Page, department: string) =>
  page
    .getByRole('region', { name: 'Meldungen' })
    .getByText(new RegExp(`^${department} hat den Stand von heute .* wiederhergestellt\\.$`));

test('an earlier state is restored for all, and taken back by somebody else', async ({ enter }) => {
  const [saf, kjs] = await Promise.all(['SAF', 'KJS'].map((id) => enter(id)));
  if (!saf || !kjs) throw new Error('two people are needed');
  for (const person of [saf, kjs]) await openSample(person);
  await row(kjs.page, words).getByRole('button', { name: 'Aktionen' }).click();
  await kjs.page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await addEntry(kjs.page, 'Sozial', added);
  await saved(kjs.page);
  await expect(row(saf.page, added)).toBeVisible();

  await saf.page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await saf.page.getByRole('menuitem', { name: 'Früheren Stand wiederherstellen' }).click();
  const dialog = saf.page.getByRole('dialog', { name: 'Früheren Stand wiederherstellen' });
  await dialog.getByRole('radio', { name: 'seitdem 1 neu und 1 entfernt' }).check();
  await expect(dialog.getByText('Ein Eintrag, der seitdem entfernt wurde')).toBeVisible();
  await isAccessible(saf.page, 'restoring');
  await dialog.getByRole('button', { name: /^Stand von heute .* wiederherstellen$/ }).click();
  await expect(dialog).toHaveCount(0);

  for (const { page } of [saf, kjs]) {
    await expect(row(page, words)).toBeVisible();
    await expect(row(page, added)).toHaveCount(0);
    await expect(notice(page, 'SAF')).toBeVisible();
  }
  const undo = notice(kjs.page, 'SAF')
    .locator('xpath=ancestor::*[@role="status"]')
    .getByRole('button', { name: 'Rückgängig' });
  await undo.click();
  for (const { page } of [saf, kjs]) {
    await expect(row(page, added)).toBeVisible();
    await expect(row(page, words)).toHaveCount(0);
  }
  await expect(notice(saf.page, 'KJS')).toBeVisible();
});
