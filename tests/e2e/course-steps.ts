import { expect, type Locator, type Page } from '@playwright/test';

export const course = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Ablauf der Beratung' });

/** The step of the course that runs. */
export const phase = (page: Page): Locator => course(page).locator('[aria-current="step"]');

export const selected = (page: Page, lens: string): Promise<void> =>
  expect(page.getByRole('tab', { name: lens, selected: true })).toBeVisible();

/** What the chair chooses from the menu of the course. */
export async function lead(page: Page, step: string): Promise<void> {
  await course(page).getByRole('button', { name: 'Ablauf steuern' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${step}`) }).click();
}

export async function handOver(page: Page, department: string): Promise<void> {
  await lead(page, 'Moderation übergeben');
  await page.getByRole('button', { name: `Moderation an ${department} übergeben` }).click();
}
