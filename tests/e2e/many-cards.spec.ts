import { addResource } from '../../shared/case/resource.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { boxOf, editRow, row } from './list-steps.ts';
import { rendersSince, watchRenders } from './renders.ts';

/** Cards added to the sample case before the server starts. */
const cards = 500;

test('500 cards: one remote edit renders one card, in the list and on the map', async ({
  app,
  enter,
}) => {
  await app.rewriteSample((board, author) => {
    for (let number = 0; number < cards; number++) {
      const field = resourceFields[number % resourceFields.length] ?? 'personal';
      addResource(board, author, { field, text: `Karte Nummer ${number}` });
    }
  });
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  await watchRenders(ifk.page);
  await openSample(saf, 'Liste');
  await ifk.page.reload();
  await openSample(ifk, 'Liste');
  await expect(row(ifk.page, 'Karte Nummer 499')).toBeAttached();
  const edited = row(saf.page, 'Sozialticket');
  const id = await edited.getAttribute('data-item');
  if (!id) throw new Error('the entry has no id');

  await test.step('list', async () => {
    await editRow(saf.page, 'Sozialticket');
    await expect(row(ifk.page, 'Sozialticket')).toContainText('SAF schreibt');
    await rendersSince(ifk.page);
    await saf.page.keyboard.type(' neu', { delay: 30 });
    await expect(row(ifk.page, 'Sozialticket neu')).toBeAttached();
    const renders = await rendersSince(ifk.page);
    expect(Object.keys(renders)).toEqual([id]);
    await saf.page.keyboard.press('Escape');
  });

  await test.step('map', async () => {
    await ifk.page.getByRole('tab', { name: 'Karte' }).click();
    await expect(ifk.page.locator('[data-entry]').first()).toBeVisible();
    const shown = ifk.page
      .locator('[data-entry]')
      .filter({ hasText: 'Integrationskurs ab November' });
    await expect(shown).toBeVisible();
    const shownId = await shown.getAttribute('data-entry');
    await editRow(saf.page, 'Integrationskurs ab November');
    await expect(shown).toContainText('SAF schreibt');
    await rendersSince(ifk.page);
    await saf.page.keyboard.type(' 2017', { delay: 30 });
    await expect(shown).toContainText('Integrationskurs ab November 2017');
    expect(Object.keys(await rendersSince(ifk.page))).toEqual([shownId]);
    await saf.page.keyboard.press('Escape');
    await saved(saf.page);
  });

  await test.step('the map pans', async () => {
    const card = ifk.page.locator('[data-entry]').first();
    const before = await boxOf(card);
    await ifk.page.getByRole('button', { name: 'Karte verschieben' }).click();
    await ifk.page.mouse.move(700, 300);
    await ifk.page.mouse.down();
    await ifk.page.mouse.move(640, 240, { steps: 6 });
    await ifk.page.mouse.up();
    await expect.poll(async () => (await card.boundingBox())?.y).toBeLessThan(before.y - 40);
  });
});
