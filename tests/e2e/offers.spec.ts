import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { addEntry } from './list-steps.ts';

test('a resource leads to an offer, and the question reaches the department through which one gets it', async ({
  enter,
}) => {
  const [saf, drk] = await Promise.all(['SAF', 'DRK'].map((id) => enter(id)));
  if (!saf || !drk) throw new Error('two people are needed');
  for (const person of [saf, drk]) await openSample(person);
  const { page } = saf;
  await addEntry(page, 'Persönlich', 'Kocht gern für andere');
  await page.getByRole('tab', { name: 'Strategien' }).click();
  const offers = page.getByRole('region', { name: 'Daraus kann etwas werden' });
  const offer = offers
    .getByRole('listitem')
    .filter({ hasText: 'Begegnung und Begleitung im Alltag' });
  await expect(offer).toContainText('aus „Kocht gern für andere“');
  const forChildren = offers.getByRole('listitem').filter({ hasText: 'Teilhabepaket' });
  await expect(forChildren).toContainText('schon im Blick');
  await isAccessible(page, 'offers');
  await offer
    .getByRole('button', { name: 'Frage an DRK: Begegnung und Begleitung im Alltag' })
    .click();
  await expect(offer).toContainText('schon im Blick');
  await saved(page);
  await expect(
    drk.page.getByText('Begegnung und Begleitung im Alltag: Was ist möglich (Familie)?', {
      exact: true,
    }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Instrumente und Phase: A' }).click();
  const suggested = page.getByRole('group', { name: 'Passt zu diesem Fall' });
  await expect(suggested.getByRole('checkbox', { name: /^Integrationskurs/ })).toBeChecked();
  await expect(suggested).toContainText('Wartezeit etwa 60 Tage');
});
