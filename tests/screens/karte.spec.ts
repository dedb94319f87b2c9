import { expect, openSample, saved, test } from '../e2e/fixtures.ts';
import { shoot } from './shoot.ts';

test('the picture of the README', async ({ enter }) => {
  const saf = await enter('SAF');
  await openSample(saf, 'Karte');
  const ifk = await enter('IFK');
  await openSample(ifk, 'Karte');
  await saved(saf.page);
  await expect(saf.page.getByText('Sieben Jahre Maler und Lackierer')).toBeVisible();
  await expect(saf.page.locator('[data-presence="here"]')).toHaveCount(2);
  await shoot(saf.page, 'karte');
});
