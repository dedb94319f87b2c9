import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page, choose: (axe: AxeBuilder) => AxeBuilder) {
  // A colour that is still on its way is not the colour people read.
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  // Without a second page that puts the findings of frames together: there are none.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
  }));
}

/** axe finds nothing on the page as it is now, and nothing about its colours when it is dark. */
export async function isAccessible(page: Page, what: string): Promise<void> {
  expect(await findings(page, (axe) => axe.withTags(tags)), what).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(page, (axe) => axe.withRules(['color-contrast'])), `${what}, dark`).toEqual(
    [],
  );
  await page.emulateMedia({ colorScheme: 'light' });
}
