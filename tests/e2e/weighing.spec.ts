import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { removeStrategy, statusQuoId } from '../../shared/case/strategy.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { takeChair } from './list-steps.ts';
import { answerOf, bar, column, give, lowering, slider } from './weighing-steps.ts';

const letters = ['A', 'B', 'C', '0'];

async function giveAll(page: Page, values: readonly number[]): Promise<void> {
  for (const [index, letter] of letters.entries()) await give(page, letter, values[index] ?? 0);
}

/** The lens alone: the frame around it is looked at in tests/a11y, where nobody is away. */
async function isAccessible(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page }).include('#lens').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('stances stay sealed until the chair reveals them, and the round decides in its own words', async ({
  enter,
}) => {
  test.setTimeout(300_000);
  const saf = await enter('SAF');
  const aa = await enter('AA');
  const kjs = await enter('KJS');
  for (const person of [saf, aa, kjs]) await openSample(person, 'Strategien');

  await test.step('nothing is chosen before it is touched', async () => {
    await expect(slider(saf.page, 'A')).toHaveAttribute('aria-valuetext', 'noch nicht gesetzt');
    await expect(bar(saf.page)).toContainText('Noch keine Haltung abgegeben');
  });

  await test.step('two departments give, one of them changes its mind', async () => {
    await giveAll(saf.page, [4, 6, 0, 9]);
    await giveAll(aa.page, [4, 0, 3, 7]);
    await expect(bar(kjs.page)).toContainText('2 von 3 Haltungen abgegeben');
    await expect(column(kjs.page, 'A').getByText('Verdeckt abgegeben')).toHaveCount(0);
    await aa.page.getByRole('button', { name: 'Haltung zu C zurückziehen' }).click();
    await expect(bar(kjs.page)).toContainText('1 von 3 Haltungen abgegeben');
    await give(aa.page, 'C', 3, 'vor Januar keine freien Plätze');
    await expect(bar(kjs.page)).toContainText('2 von 3 Haltungen abgegeben');
  });

  await test.step('somebody else of the department sees the same own values', async () => {
    const colleague = await enter('SAF');
    await openSample(colleague, 'Strategien');
    await expect(slider(colleague.page, 'B')).toHaveAttribute('aria-valuetext', '6 von 10');
    await colleague.page.close();
  });

  await test.step('the chair reveals although one is missing', async () => {
    await takeChair(saf.page);
    await isAccessible(saf.page);
    await bar(saf.page).getByRole('button', { name: 'Haltungen aufdecken' }).click();
    const dialog = saf.page.getByRole('dialog', { name: 'Haltungen aufdecken' });
    await expect(dialog).toContainText('Eine Haltung fehlt: KJS');
    await dialog.getByRole('button', { name: 'Trotzdem aufdecken' }).click();
    for (const { page } of [saf, aa, kjs]) {
      await expect(bar(page)).toContainText('Geringster Widerstand: C, 3 von 20');
      await expect(bar(page)).toContainText('Es fehlten: KJS');
      await expect(column(page, 'C')).toContainText('geringster Widerstand');
      await expect(column(page, 'B').getByRole('list', { name: 'Widerstand' })).toContainText('6');
    }
    await isAccessible(kjs.page);
  });

  await test.step('whoever resists is asked what would help, and everybody sees the answers', async () => {
    await expect(bar(saf.page)).toContainText('Gefragt zu B: Was würde den Widerstand senken?');
    await expect(bar(aa.page)).not.toContainText('Gefragt zu');
    for (const { page } of [saf, aa])
      await bar(page).getByRole('button', { name: 'Widerstand senken' }).click();
    const [chairs, theirs] = [lowering(saf.page), lowering(aa.page)];
    const asked = theirs.getByRole('listitem').filter({ hasText: 'noch keine Antwort' });
    await expect(asked).toHaveCount(2);
    // Whoever opens it can write at once.
    await expect(answerOf(chairs)).toBeFocused();
    await expect(chairs).toContainText('Noch keine Bedingung');
    await answerOf(chairs).fill('die Betreuung der Kinder gesichert ist');
    await expect(theirs).toContainText('SAF schreibt');
    await chairs.getByRole('button', { name: 'Eintragen' }).click();
    await expect(theirs).toContainText('Bedingung eingetragen');
    await expect(chairs).toContainText('Neue Runde: B wird verdeckt neu bewertet.');

    await theirs.getByText('A', { exact: true }).first().click();
    await answerOf(theirs).fill('Teilzeit daneben möglich bleibt');
    await theirs.getByText('Als geänderte Strategie A2 vorlegen').click();
    await theirs.getByRole('button', { name: 'A2 vorlegen' }).click();
    await expect(theirs).toContainText('Bitte Titel oder Satz ändern');
    await expect(theirs.getByLabel('In einem Satz')).toBeFocused();
    await theirs.getByLabel('Titel von A2').fill('Sprache zuerst, Teilzeit daneben');
    await expect(theirs.locator('ins')).toHaveText(', Teilzeit daneben');
    await isAccessible(aa.page);
    await theirs.getByRole('button', { name: 'A2 vorlegen' }).click();
    await expect(chairs).toContainText('Neue Runde: A2 und B werden verdeckt neu bewertet.');
    // All that was typed is sent: leaving asks nothing.
    const leaves = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await expect.poll(() => aa.page.evaluate(leaves)).toBe(true);
    await theirs.getByRole('button', { name: 'Fertig' }).click();
    await expect(column(kjs.page, 'A2')).toContainText('Sprache zuerst, Teilzeit daneben');
  });

  await test.step('a second round for what changed keeps the rest', async () => {
    await lowering(saf.page).getByRole('button', { name: 'Runde 2 starten' }).click();
    await expect(slider(kjs.page, 'B')).toBeVisible();
    await expect(column(kjs.page, 'A')).toContainText('aus Runde 1');
    for (const { page } of [kjs, aa, saf]) await give(page, 'A2', 3);
    await give(kjs.page, 'B', 2);
    await give(aa.page, 'B', 0);
    await give(saf.page, 'B', 1);
    await bar(saf.page).getByRole('button', { name: 'Haltungen aufdecken' }).click();
    await expect(bar(kjs.page)).toContainText('Geringster Widerstand: B, 3 von 30');
    await bar(kjs.page).getByText('Runde 1', { exact: true }).click();
    await expect(bar(kjs.page)).toContainText('Geringster Widerstand: C, 3 von 20');
  });

  await test.step('the decision is in words and visible to all', async () => {
    await bar(saf.page).getByRole('button', { name: 'Entscheidung festhalten' }).click();
    const dialog = saf.page.getByRole('dialog', { name: 'Entscheidung' });
    await dialog.getByRole('textbox').fill('C verfolgen, B ruht bis Kursbeginn.');
    await dialog
      .getByRole('group', { name: /^C / })
      .getByText('verfolgen', { exact: true })
      .click();
    await dialog.getByRole('group', { name: /^B / }).getByText('ruht').click();
    await isAccessible(saf.page);
    await dialog.getByRole('button', { name: 'Entscheidung festhalten' }).click();
    await expect(bar(kjs.page)).toContainText('C verfolgen, B ruht bis Kursbeginn.');
    await expect(bar(kjs.page)).toContainText(/Einwände gegen C.*vor Januar keine freien Plätze/);
    await expect(column(kjs.page, 'C')).toContainText('wird verfolgt');
    await expect(column(kjs.page, 'B')).toContainText('ruht');
  });
});

test('on a phone one strategy at a time, equal stances give no advice', async ({ enter }) => {
  const saf = await enter('SAF', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await openSample(saf, 'Strategien');
  const { page } = saf;
  for (const letter of letters) {
    await expect(slider(page, letter)).toBeVisible();
    await page.getByRole('button', { name: 'Mehr', exact: true }).click();
    await page.getByRole('button', { name: 'Verdeckt abgeben' }).click();
    if (letter === letters.at(-1)) break;
    await page.getByRole('button', { name: /^Weiter zu/ }).click();
  }
  await isAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const aa = await enter('AA');
  await openSample(aa, 'Strategien');
  await expect(slider(aa.page, 'A')).toBeVisible();
  // What cannot be sent goes by itself once the connection is back.
  await aa.context.setOffline(true);
  await expect(aa.page.getByText('Keine Verbindung.')).toBeVisible();
  await slider(aa.page, 'A').press('5');
  await aa.page.getByRole('button', { name: 'Haltung zu A verdeckt abgeben' }).press('Enter');
  await expect(column(aa.page, 'A')).toContainText('Nicht übertragen');
  await aa.context.setOffline(false);
  await expect(aa.page.getByRole('button', { name: 'Haltung zu A zurückziehen' })).toBeVisible();
  for (const letter of letters.slice(1)) await give(aa.page, letter, 5);
  await takeChair(aa.page);
  await bar(aa.page).getByRole('button', { name: 'Haltungen aufdecken' }).click();
  await expect(bar(page)).toContainText('Alle Strategien wecken gleich viel Widerstand.');
});

test('a strategy removed meanwhile takes no stance; without strategies nothing is weighed', async ({
  app,
  enter,
}) => {
  const saf = await enter('SAF');
  const aa = await enter('AA');
  await openSample(saf, 'Strategien');
  await openSample(aa, 'Strategien');
  await slider(saf.page, 'B').focus();
  await saf.page.keyboard.press('7');
  await aa.page.getByRole('button', { name: 'Aktionen für B' }).click();
  await aa.page.getByRole('menuitem', { name: 'Strategie entfernen' }).click();
  await expect(column(saf.page, 'B')).toHaveCount(0);
  await aa.page.getByRole('button', { name: 'Rückgängig' }).first().click();
  await expect(slider(saf.page, 'B')).toHaveAttribute('aria-valuetext', '7 von 10');
  await saved(aa.page);

  await app.rewriteSample((board, author) => {
    for (const id of [...board.getMap('strategies').keys()])
      if (id !== statusQuoId) removeStrategy(board, author, id);
  });
  await saf.page.reload();
  await expect(saf.page.getByText('Noch keine Strategie.').first()).toBeVisible();
  await expect(bar(saf.page)).toHaveCount(0);
});
