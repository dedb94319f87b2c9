import { expect, type Locator, type Page } from '@playwright/test';
import { pressOn, tabTo } from './keyboard-steps.ts';

export const slider = (page: Page, letter: string): Locator =>
  page.getByRole('slider', { name: `Widerstand der eigenen Dienststelle gegen ${letter}` });

export const column = (page: Page, letter: string): Locator =>
  page.getByRole('article', { name: new RegExp(`^(Strategie|Passivlösung) ${letter}: `) });

/** Chooses a value by its digit and gives it sealed. */
export async function give(
  page: Page,
  letter: string,
  value: number,
  objection = '',
): Promise<void> {
  await slider(page, letter).focus();
  await page.keyboard.press(String(value));
  if (objection)
    await column(page, letter)
      .getByRole('textbox', { name: 'Einwand in einem Satz (optional)' })
      .fill(objection);
  await page.getByRole('button', { name: `Haltung zu ${letter} verdeckt abgeben` }).press('Enter');
  await expect(
    page.getByRole('button', { name: `Haltung zu ${letter} zurückziehen` }),
  ).toBeVisible();
}

export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Haltungen' });

/** Where the departments say what would lower their resistance. */
export const lowering = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Was würde den Widerstand senken?' });

export const answerOf = (dialog: Locator): Locator =>
  dialog.getByRole('textbox', { name: /eher mitgehen, wenn/ });

/** Gives a stance with the thumb: the first step leads to the middle, the others from there. */
export async function tapStance(page: Page, letter: string, value: number): Promise<void> {
  const tab = page.getByRole('tab', { name: new RegExp(`^(Strategie|Passivlösung) ${letter}: `) });
  await tab.tap();
  await expect(slider(page, letter)).toBeVisible();
  const less = page.getByRole('button', { name: 'Weniger', exact: true });
  for (let taps = 0; taps <= 5 - value; taps++) await less.tap();
  await expect(slider(page, letter)).toHaveAttribute('aria-valuetext', `${value} von 10`);
  await page.getByRole('button', { name: 'Verdeckt abgeben' }).tap();
  await expect(tab).toHaveAccessibleName(/Verdeckt abgegeben/);
}

/** Gives a stance by the digit of its value. */
export async function typeStance(page: Page, letter: string, value: number): Promise<void> {
  await tabTo(page, slider(page, letter));
  await page.keyboard.press(String(value));
  await pressOn(page, page.getByRole('button', { name: `Haltung zu ${letter} verdeckt abgeben` }));
  await expect(
    page.getByRole('button', { name: `Haltung zu ${letter} zurückziehen` }),
  ).toBeVisible();
}
