import { join } from 'node:path';
import { expect, openSample, saved, test } from './fixtures.ts';

const screens = join(import.meta.dirname, '..', '..', 'docs', 'screens');

test('the picture of the README shows the board as it is', async ({ enter }) => {
  const saf = await enter('SAF');
  await openSample(saf, 'Karte');
  const ifk = await enter('IFK');
  await openSample(ifk, 'Karte');
  await saved(saf.page);
  await expect(saf.page.getByText('Sieben Jahre Maler und Lackierer')).toBeVisible();
  await expect(saf.page.locator('[data-presence="here"]')).toHaveCount(2);
  await saf.page.evaluate(() => document.fonts.ready);
  const picture = await saf.page.screenshot(
    process.env.UPDATE_SCREENS ? { path: join(screens, 'karte.png') } : {},
  );
  expect(picture.byteLength).toBeGreaterThan(50_000);
});
