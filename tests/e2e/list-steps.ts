import { expect, type Locator, type Page } from '@playwright/test';

/** One entry of the Liste by its words. */
export function row(within: Page | Locator, text: string): Locator {
  return within.locator('[data-item][data-root]:not([data-ghost])').filter({ hasText: text });
}

/** Where it stands, once it moves no more. */
export async function boxOf(locator: Locator) {
  let box: Awaited<ReturnType<Locator['boundingBox']>> = null;
  await expect(async () => {
    const before = box;
    box = await locator.boundingBox();
    expect(box).not.toBeNull();
    expect(box).toEqual(before);
  }).toPass();
  return box ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Adds an entry at the end of a field the way one does by keyboard. */
export async function addEntry(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('button', { name: `${field}: hinzufügen` }).click();
  const composer = page.getByRole('form', { name: `Neuer Eintrag in ${field}` });
  await composer.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(row(page, text)).toBeVisible();
}

/** Opens the text of an entry with the caret at its end. */
export async function editRow(page: Page, text: string): Promise<void> {
  await row(page, text).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-item] textarea')).toBeFocused();
}

export async function takeChair(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Moderation übernehmen' }).first().click();
  await expect(page.getByRole('button', { name: 'Moderation übernehmen' })).toHaveCount(0);
}

/** Proposes a direction; with `set`, the chair makes it the current one. */
export async function propose(page: Page, text: string, { set = false } = {}): Promise<void> {
  await page.getByRole('button', { name: 'Richtung besprechen' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Allgemeine Aufmerksamkeitsrichtung' });
  await dialog.getByRole('textbox', { name: 'Richtung in einem Satz' }).fill(text);
  await page.keyboard.press('Enter');
  const proposal = dialog.getByRole('listitem').filter({ hasText: text });
  await expect(proposal).toBeVisible();
  if (set) await proposal.getByRole('button', { name: 'Als Richtung setzen' }).click();
  else await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}
