import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures.ts';
import { row } from '../e2e/list-steps.ts';

/** Presses Tab until the focus is on something of that name; the way there is bounded. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
      const words = labels.map((label) => label.textContent).join(' ');
      return `${focused?.getAttribute('aria-label') ?? ''} ${focused?.textContent ?? ''}${words}`;
    });
    if (name.test(label)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** Moves with the arrows to the entry that holds `text`. */
async function arrowTo(page: Page, text: string): Promise<void> {
  const wanted = row(page, text);
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 30; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach „${text}“`);
}

test('the whole list is worked by keyboard alone, from the entrance on', async ({
  app,
  browser,
}) => {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  // A mouse anywhere in this test would be a mistake of the test.
  await page.addInitScript(() => {
    for (const type of ['mousedown', 'pointerdown', 'touchstart'])
      addEventListener(type, () => Object.assign(window, { usedMouse: true }), { capture: true });
  });
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: /Sozialdienst/ })).toBeVisible();
  await tabTo(page, /Sozialdienst/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /Familie O\./ }).first()).toBeVisible();
  await tabTo(page, /Familie O\./);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Karte' })).toBeVisible();
  await tabTo(page, /^ ?Karte/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Liste' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Persönlich' })).toBeVisible();

  const field = (name: string) => page.getByRole('region', { name, exact: true });

  await test.step('F6 walks through the areas', async () => {
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await expect(row(field('Persönlich'), 'Pünktlich und verlässlich')).toBeFocused();
  });

  await test.step('edit in place', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type(' immer', { delay: 20 });
    await page.keyboard.press('Enter');
    await expect(row(page, 'Pünktlich und verlässlich immer')).toBeFocused();
  });

  await test.step('move to another field and undo it', async () => {
    await page.keyboard.press('v');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('3');
    await expect(row(field('Materiell'), 'Pünktlich und verlässlich immer')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(row(field('Persönlich'), 'Pünktlich und verlässlich immer')).toBeVisible();
  });

  await test.step('reorder', async () => {
    await arrowTo(page, 'Pünktlich und verlässlich immer');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(field('Persönlich').locator('[data-item][data-root]').nth(1)).toContainText(
      'immer',
    );
  });

  await test.step('assign to a person and link to a strategy', async () => {
    await page.keyboard.press('p');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('2');
    await expect(row(page, 'Pünktlich und verlässlich immer')).toContainText('Vater');
    await page.keyboard.press('k');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('a');
    await expect(row(page, 'Pünktlich und verlässlich immer')).toContainText('A');
  });

  await test.step('add a resource and a question', async () => {
    await page.keyboard.press('n');
    await page.keyboard.type('Kann sehr gut kochen', { delay: 10 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('? Wer hütet die Kinder?', { delay: 10 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(row(field('Persönlich'), 'Kann sehr gut kochen')).toBeVisible();
    await expect(row(field('Persönlich'), 'Wer hütet die Kinder?')).toBeVisible();
  });

  await test.step('address a question, answer it: it becomes a resource in its place', async () => {
    await arrowTo(page, 'Wer hütet die Kinder?');
    await page.keyboard.press('a');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('3');
    await expect(row(page, 'Wer hütet die Kinder?')).toContainText('SAF');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Die Großmutter hütet die Kinder', { delay: 10 });
    await page.keyboard.press('Enter');
    await expect(row(field('Persönlich'), 'Die Großmutter hütet die Kinder')).toBeVisible();
    await expect(row(page, 'Wer hütet die Kinder?')).toHaveCount(0);
  });

  await test.step('mark as a gap', async () => {
    await arrowTo(page, 'Kann sehr gut kochen');
    await page.keyboard.press('g');
    await expect(page.getByRole('row', { name: /^Frage: Kann sehr gut kochen/ })).toBeVisible();
  });

  await test.step('remove, and bring back', async () => {
    await arrowTo(page, 'Fahrerfahrung');
    await page.keyboard.press('Delete');
    await expect(row(page, 'Fahrerfahrung')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(row(page, 'Fahrerfahrung')).toBeVisible();
  });

  await test.step('the side sheet opens, edits and gives the focus back', async () => {
    await arrowTo(page, 'Fahrerfahrung');
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible();
    await tabTo(page, /^ *erzählt$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(row(page, 'Fahrerfahrung')).toBeFocused();
    await expect(
      page.getByRole('row', { name: /Fahrerfahrung.*Grundlage: beobachtet/ }),
    ).toBeVisible();
  });

  await test.step('the list of keys', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  expect(await page.evaluate(() => 'usedMouse' in window)).toBe(false);
  await context.close();
});
