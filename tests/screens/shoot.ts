import { join } from 'node:path';
import type { Page } from '@playwright/test';

const screens = join(import.meta.dirname, '..', '..', 'docs', 'screens');

/** The page as it is once its fonts are there and nothing moves any more. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)));
  });
  await page.screenshot({ path: join(screens, `${name}.png`) });
}
