import { expect, openSample, saved, test } from './fixtures.ts';
import { addEntry, row } from './list-steps.ts';

test('a page older than the server says so, and what it could not send any more is there after the reload', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  const { page, context } = saf;
  // From now on the page is what it was before an update of the server: its next connection says so.
  await page.evaluate(() => {
    const Current = WebSocket;
    window.WebSocket = class extends Current {
      constructor(address: string | URL, protocols?: string | string[]) {
        const url = new URL(address);
        if (document.documentElement.dataset.old) url.searchParams.set('schema', '1');
        super(url, protocols);
      }
    };
  });
  await openSample(saf);
  await openSample(ifk);
  // What is written with is there now.
  await addEntry(page, 'Sozial', 'Noch verbunden geschrieben');
  await saved(page);
  await page.evaluate(() => {
    document.documentElement.dataset.old = 'true';
  });
  await context.setOffline(true);
  await expect(page.locator('[data-state="offline"]')).toBeVisible();
  await addEntry(page, 'Sozial', 'Vor der Aktualisierung geschrieben');
  await context.setOffline(false);
  await expect(page.getByText('Fallrunde wurde aktualisiert')).toBeVisible();
  // It has written nothing in its old form.
  await addEntry(ifk.page, 'Sozial', 'Danach geschrieben');
  await saved(ifk.page);
  await expect(row(ifk.page, 'Vor der Aktualisierung geschrieben')).toHaveCount(0);

  await page.getByRole('button', { name: 'Neu laden' }).click();
  await expect(row(page, 'Danach geschrieben')).toBeVisible();
  await expect(row(page, 'Vor der Aktualisierung geschrieben')).toBeVisible();
  await saved(page);
  await expect(row(ifk.page, 'Vor der Aktualisierung geschrieben')).toHaveCount(1);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('unsaved');
  await page.reload();
  await expect(row(page, 'Vor der Aktualisierung geschrieben')).toHaveCount(1);
});
