import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { isAccessible } from '../a11y/is-accessible.ts';
import { course, phase } from './course-steps.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { editRow, row } from './list-steps.ts';

const words = 'Gute psychische Verfassung';
const reason = 'Datenschutzvereinbarung Gesundheit';

async function chooseInMenu(page: Page, text: string, item: string): Promise<void> {
  await row(page, text).getByRole('button', { name: 'Aktionen' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** What "Fall als Datei sichern" saves. */
async function exported(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await page.getByRole('menuitem', { name: 'Fall als Datei sichern' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Datei sichern' }).click();
  expect((await download).suggestedFilename()).toBe('Fall-F-0617.json');
  return readFile(await (await download).path(), 'utf8');
}

test('an entry is entrusted: in its place for some, a number for everybody else', async ({
  enter,
}) => {
  const [saf, kjs, aa] = await Promise.all(['SAF', 'KJS', 'AA'].map((id) => enter(id)));
  if (!saf || !kjs || !aa) throw new Error('three people are needed');
  for (const person of [saf, kjs, aa]) await openSample(person);
  const stub = (page: Page) =>
    page.locator('[data-area="personal"]').getByText('Ein anvertrauter Eintrag');
  await expect(row(aa.page, words)).toBeVisible();

  await test.step('SAF entrusts it to KJS, with a reason', async () => {
    await chooseInMenu(saf.page, words, 'Anvertrauen');
    const dialog = saf.page.getByRole('dialog', { name: 'Eintrag anvertrauen' });
    await expect(dialog.getByRole('button', { name: /^SAF/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await dialog.getByRole('button', { name: /^KJS/ }).click();
    await dialog.getByRole('button', { name: 'Anvertrauen', exact: true }).click();
    await expect(dialog.getByText('Bitte einen Grund angeben.')).toBeVisible();
    await isAccessible(saf.page, 'entrusting');
    await dialog.getByRole('textbox', { name: 'Grund' }).fill(reason);
    await dialog.getByRole('button', { name: 'Anvertrauen', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('KJS sees and edits it in its place', async () => {
    const entry = row(kjs.page, words);
    await expect(entry.getByText('anvertraut:')).toBeVisible();
    await expect(stub(kjs.page)).toHaveCount(0);
    await editRow(kjs.page, words);
    await kjs.page.keyboard.type(', schläft gut', { delay: 25 });
    await kjs.page.keyboard.press('Enter');
    await saved(kjs.page);
    await expect(row(saf.page, `${words}, schläft gut`)).toBeVisible();
  });

  await test.step('AA sees that there is one, and nothing of it', async () => {
    await expect(stub(aa.page)).toBeVisible();
    await expect(row(aa.page, words)).toHaveCount(0);
    await isAccessible(aa.page, 'entrusted to others');
    // Text, nothing to go to.
    const area = aa.page.locator('[data-area="personal"] p').filter({ hasText: 'anvertraut' });
    await expect(
      area.locator('xpath=descendant-or-self::*[@tabindex or self::button or self::a]'),
    ).toHaveCount(0);
    await aa.page.reload();
    await expect(stub(aa.page)).toBeVisible();
    await expect(aa.page.getByText(words)).toHaveCount(0);
  });

  await test.step('the same on the map', async () => {
    for (const { page } of [kjs, aa]) await page.getByRole('tab', { name: 'Karte' }).click();
    await kjs.page.getByRole('button', { name: /^Persönlich/ }).click();
    const card = kjs.page.locator('[data-entry]').filter({ hasText: words });
    await expect(card.first()).toContainText('anvertraut: KJS, SAF');
    const field = aa.page.getByRole('region', { name: 'Persönlich' });
    await expect(field.getByText('1 anvertraut')).toBeVisible();
    await aa.page.getByRole('button', { name: /^Persönlich/ }).click();
    await expect(aa.page.getByText('Ein anvertrauter Eintrag', { exact: true })).toBeVisible();
    await expect(aa.page.locator('[data-entry]').filter({ hasText: words })).toHaveCount(0);
  });

  await test.step('and in the export', async () => {
    expect(await exported(kjs.page)).toContain(`${words}, schläft gut`);
    const closed = await exported(aa.page);
    expect(closed).not.toContain(words);
    expect(closed).not.toContain(reason);
    expect(JSON.parse(closed)).toMatchObject({ leftOut: { entrusted: { personal: 1 } } });
  });

  await test.step('KJS opens it for all again', async () => {
    await kjs.page.keyboard.press('Escape');
    await kjs.page.getByRole('tab', { name: 'Liste' }).click();
    await chooseInMenu(kjs.page, words, 'Für alle öffnen');
    const dialog = kjs.page.getByRole('dialog', { name: 'Eintrag für alle öffnen' });
    await dialog.getByRole('textbox', { name: 'Grund' }).fill('Die Familie ist einverstanden');
    await dialog.getByRole('button', { name: 'Für alle öffnen', exact: true }).click();
    await aa.page.getByRole('tab', { name: 'Liste' }).click();
    const entry = row(aa.page, `${words}, schläft gut`);
    await expect(entry).toBeVisible();
    await expect(stub(aa.page)).toHaveCount(0);
    await entry.focus();
    await aa.page.keyboard.press('Shift+Enter');
    await expect(
      aa.page.getByText('hat den Eintrag für alle geöffnet: Die Familie ist einverstanden'),
    ).toBeVisible();
  });
});

test('a screen for everybody shows of an entrusted entry its number, whoever opened it', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  await openSample(saf);
  await chooseInMenu(saf.page, words, 'Anvertrauen');
  const dialog = saf.page.getByRole('dialog', { name: 'Eintrag anvertrauen' });
  await dialog.getByRole('textbox', { name: 'Grund' }).fill(reason);
  await dialog.getByRole('button', { name: 'Anvertrauen', exact: true }).click();
  await expect(row(saf.page, words).getByText('anvertraut:')).toBeVisible();
  await saf.page.getByRole('button', { name: 'Moderation übernehmen' }).first().click();
  await course(saf.page).getByRole('button', { name: 'Beratung starten' }).click();
  await course(saf.page)
    .getByRole('button', { name: /^Weiter zu/ })
    .click();
  await expect(phase(saf.page)).toContainText('Ressourcen und Lücken');
  await expect(saf.page.getByRole('tab', { name: 'Lücken', selected: true })).toBeVisible();
  await saf.page.getByRole('tab', { name: 'Karte' }).click();
  const room = await saf.context.newPage();
  await room.setViewportSize({ width: 1920, height: 1080 });
  await room.goto(new URL('/raum/familie-o', saf.page.url()).href);
  await expect(room.getByText('Ein anvertrauter Eintrag')).toBeVisible();
  await expect(room.getByRole('heading', { name: 'Persönlich' })).toBeVisible();
  await expect(room.getByText(words)).toHaveCount(0);
});
