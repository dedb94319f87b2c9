import { expect, type Locator, type Page } from '@playwright/test';

/** More than any screen has stops. */
const mostPresses = 150;

/** Presses the key until `target` has the focus, as somebody without a mouse does; the way there is bounded. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'F6' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < mostPresses; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${target}`);
}

/** Goes to `target` and presses it. */
export async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Remembers whether a mouse or a finger was used on the page, from the next load on. */
export async function noticeMouse(page: Page): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    for (const type of ['mousedown', 'pointerdown', 'touchstart'])
      addEventListener(type, () => Object.assign(window, { usedMouse: true }), { capture: true });
  });
  await page.reload();
  return () => page.evaluate(() => 'usedMouse' in window);
}
