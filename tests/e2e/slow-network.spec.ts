import type { Page, Route } from '@playwright/test';
import { sampleCaseId } from '../../server/access/probe.ts';
import { expect, openSample, test } from './fixtures.ts';
import { boxOf, editRow } from './list-steps.ts';

/** Holds back what matches until the returned function is called. */
async function holdBack(page: Page, what: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isOpen = false;
  await page.route(what, async (route) => {
    if (isOpen) await route.continue();
    else held.push(route);
  });
  return async () => {
    isOpen = true;
    await Promise.all(held.map((route) => route.continue()));
  };
}

test('what is written with says that it is coming, and has the focus when it is there', async ({
  enter,
}) => {
  for (const options of [{}, { viewport: { width: 390, height: 844 } }]) {
    const person = await enter('SAF', options);
    const { page } = person;
    const release = await holdBack(page, /Composer.*\.js/);
    await openSample(person);
    const add = 'viewport' in options ? 'Ergänzen' : 'Sozial: hinzufügen';
    await page.getByRole('button', { name: add }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Wird geladen' })).toHaveCount(1);
    await release();
    await expect(page.getByRole('textbox', { name: /Neue/ })).toBeFocused();
  }
});

test('what arrives late takes the focus from nobody who is writing', async ({ enter }) => {
  const person = await enter('SAF');
  const { page } = person;
  const release = await holdBack(page, /Composer.*\.js/);
  await openSample(person);
  await page.getByRole('button', { name: 'Sozial: hinzufügen' }).click();
  await editRow(page, 'Sozialticket');
  await release();
  await expect(page.getByRole('textbox', { name: 'Neue Ressource' })).toBeVisible();
  await expect(page.locator('[data-item] textarea')).toBeFocused();
});

test('what is settled at the beginning does not move when the comparison arrives', async ({
  app,
  enter,
}) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 768, height: 1024 },
    { width: 390, height: 844 },
  ]) {
    const person = await enter('KJS', { viewport });
    const { page } = person;
    const release = await holdBack(page, /\/snapshots/);
    await openSample(person);
    await page.goto(`${app.url}/fall/${sampleCaseId}/einstieg`);
    const settle = page
      .getByRole('listitem', { name: 'Freie Kindergartenplätze für zwei Kinder nennen' })
      .getByRole('button', { name: 'erledigt', exact: true });
    const compared = page.getByRole('region', { name: 'In sechzig Sekunden' });
    const who = page.getByRole('region', { name: 'Wer ist dabei?' });
    await expect(compared).toHaveAttribute('aria-busy', 'true');
    const before = await boxOf(settle);
    const whoBefore = await boxOf(who);
    await release();
    await expect(compared).toContainText('drei neue Ressourcen');
    expect(await settle.boundingBox()).toEqual(before);
    // Whatever its height, nothing that is pressed stands below it where there is room beside.
    expect((await boxOf(compared)).y).toBeGreaterThan(before.y);
    if (viewport.width > 1300) expect(await who.boundingBox()).toEqual(whoBefore);
  }
});

test('a part the server does not give leaves open what is open beside it', async ({ enter }) => {
  const person = await enter('SAF');
  const { page } = person;
  await page.route(/LaterLens.*\.js/, (route) => route.fulfill({ status: 404 }));
  await openSample(person);
  await page.getByRole('button', { name: 'Sozial: hinzufügen' }).click();
  await page.getByRole('textbox', { name: 'Neue Ressource' }).fill('Halb geschrieben');
  await page.getByRole('tab', { name: 'Verlauf' }).click();
  await expect(page.getByRole('heading', { name: 'Diese Seite ist veraltet' })).toBeFocused();
  await page.getByRole('tab', { name: 'Liste' }).click();
  await page.getByRole('button', { name: 'Sozial: hinzufügen' }).click();
  await expect(page.getByRole('textbox', { name: 'Neue Ressource' })).toHaveValue(
    'Halb geschrieben',
  );
});
