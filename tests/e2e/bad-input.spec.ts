import type { Page } from '@playwright/test';
import { expect, openSample, saved, test } from './fixtures.ts';
import { addEntry, editRow, row } from './list-steps.ts';

const errorToast = (page: Page) =>
  page.getByRole('region', { name: 'Meldungen' }).getByRole('alert');

test('blank and too long text are refused with a word, and nothing typed is lost', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSample(saf);
  await page.getByRole('button', { name: 'Sozial: hinzufügen' }).click();
  const input = page.getByRole('textbox', { name: 'Neue Ressource' });
  const before = await page.locator('[data-item][data-root]').count();
  await input.fill('   ');
  await input.press('Enter');
  await expect(page.locator('[data-item][data-root]')).toHaveCount(before);
  const long = 'zu lang '.repeat(60);
  await input.fill(long);
  await input.press('Enter');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expect(input).toHaveAccessibleDescription(/Höchstens 280 Zeichen/);
  await expect(input).toHaveValue(long);
  await expect(page.locator('[data-item][data-root]')).toHaveCount(before);
  await saved(page);
});

test('what is typed is kept until it is sent, whatever is closed meanwhile', async ({ enter }) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSample(saf);
  const add = page.getByRole('button', { name: 'Sozial: hinzufügen' });
  await add.click();
  const input = page.getByRole('textbox', { name: 'Neue Ressource' });
  await input.fill('Halb geschrieben');
  await input.press('Escape');
  await expect(input).toHaveCount(0);
  await page.getByRole('tab', { name: 'Strategien' }).click();
  await page.getByRole('tab', { name: 'Liste' }).click();
  await add.click();
  await expect(input).toHaveValue('Halb geschrieben');
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expect(row(page, 'Halb geschrieben')).toBeFocused();

  const gap = page.locator('[data-item][data-root="gaps"]:not([data-ghost])').first();
  await gap.focus();
  await page.keyboard.press('Shift+Enter');
  const sheet = page.getByRole('dialog', { name: /Eintrag bearbeiten/ });
  const answer = sheet.getByRole('textbox', { name: 'Antwort' });
  await answer.fill('Das weiß die Großmutter');
  await answer.press('Escape');
  await expect(sheet).toHaveCount(0);
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await closing;
  await gap.focus();
  await page.keyboard.press('Shift+Enter');
  await expect(answer).toHaveValue('Das weiß die Großmutter');
  await sheet.getByRole('button', { name: 'Fertig' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(row(page, 'Das weiß die Großmutter')).toHaveCount(1);
});

test('the word about a refused command goes with the next that succeeds', async ({ enter }) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSample(saf);
  await page.getByRole('button', { name: 'Sozial: hinzufügen' }).click();
  const input = page.getByRole('textbox', { name: 'Neue Ressource' });
  await input.press('Enter');
  await expect(errorToast(page)).toHaveCount(1);
  await input.fill('Nachbarin');
  await input.press('Enter');
  await expect(row(page, 'Nachbarin')).toBeVisible();
  await expect(errorToast(page)).toHaveCount(0);
});

test('a paste of 50 kB into a card is refused, the card stays as it was', async ({ enter }) => {
  const saf = await enter('SAF');
  const { page } = saf;
  await openSample(saf);
  await editRow(page, 'Sozialticket');
  await page.evaluate(() => document.execCommand('insertText', false, 'x'.repeat(50_000)));
  await page.keyboard.press('Escape');
  await expect(row(page, 'Sozialticket')).toHaveCount(1);
  await expect(row(page, 'xxx')).toHaveCount(0);
  await expect(errorToast(page)).toContainText('280');
});

test('emoji, right-to-left words and umlauts survive in everybody’s browser', async ({ enter }) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  await openSample(saf);
  await openSample(ifk);
  const words = 'عائلة كبيرة 👨‍👩‍👧‍👦 größer';
  await addEntry(saf.page, 'Sozial', words);
  await expect(row(ifk.page, words)).toBeVisible();
});

test('a second tab of the same person: both write, both see, one seat at the table', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  await openSample(saf);
  const second = await saf.context.newPage();
  await second.goto(saf.page.url());
  await expect(row(second, 'Sozialticket')).toBeVisible();
  await addEntry(saf.page, 'Sozial', 'Aus dem ersten Fenster');
  await addEntry(second, 'Sozial', 'Aus dem zweiten Fenster');
  await expect(row(second, 'Aus dem ersten Fenster')).toBeVisible();
  await expect(row(saf.page, 'Aus dem zweiten Fenster')).toBeVisible();
  await expect(saf.page.locator('[data-presence="here"]')).toHaveCount(1);
});

test('a clock an hour wrong does not show: times are the server’s', async ({ enter }) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  await ifk.page.clock.install({ time: Date.now() + 3_600_000 });
  await ifk.page.reload();
  await openSample(saf);
  await openSample(ifk);
  await addEntry(ifk.page, 'Sozial', 'Mit falscher Uhr');
  await row(saf.page, 'Mit falscher Uhr').focus();
  await saf.page.keyboard.press('Shift+Enter');
  const sheet = saf.page.getByRole('dialog', { name: /Eintrag bearbeiten/ });
  const time = sheet.getByText(/^\d{1,2}:\d{2}$/).last();
  await expect(time).toBeVisible();
  const [hours = '', minutes = ''] = ((await time.textContent()) ?? '').split(':');
  const berlin = new Intl.DateTimeFormat('de-DE', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.now());
  const [nowHours = '', nowMinutes = ''] = berlin.split(':');
  const apart = Math.abs(
    Number(hours) * 60 + Number(minutes) - Number(nowHours) * 60 - Number(nowMinutes),
  );
  expect(Math.min(apart, 24 * 60 - apart)).toBeLessThan(10);
});

test('a case from a newer version is shown read-only, with the reason', async ({ app, enter }) => {
  await app.rewriteSample((board) => board.getMap('meta').set('schemaVersion', 99));
  const saf = await enter('SAF');
  const { page } = saf;
  await openSample(saf);
  await expect(
    page.getByText(
      'Der Fall wurde mit einer neueren Version gespeichert. Bis zur Aktualisierung nur lesen.',
    ),
  ).toBeVisible();
  await expect(row(page, 'Sozialticket')).toBeVisible();
  await expect(page.getByRole('button', { name: /hinzufügen/ })).toHaveCount(0);
  await row(page, 'Sozialticket').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-item] textarea')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Strategien' }).click();
  await expect(page.getByText('Erst Kita-Plätze').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Strategie vorschlagen' })).toHaveCount(0);
});

test('leaving with unsaved edits asks; leaving within the app loses nothing', async ({ enter }) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  const { page, context } = saf;
  // While it opens the connection is gone: nothing can be written, and nothing has been.
  let isCut = true;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) void socket.close();
    else socket.connectToServer();
  });
  await page.route(/\/sync\//, (route) => (isCut ? route.abort() : route.continue()));
  await page.getByRole('link', { name: /Familie O\./ }).click();
  const notices = page.getByRole('region', { name: 'Meldungen' });
  await expect(notices).toHaveText(
    'Keine Verbindung. Der Fall öffnet sich, sobald sie wieder da ist.Erneut verbinden',
  );
  isCut = false;
  await notices.getByRole('button', { name: 'Erneut verbinden' }).click();
  await expect(notices).toHaveText('Wieder verbunden.');
  await page.getByRole('tab', { name: 'Liste' }).click();
  await openSample(ifk);
  // What is written with is there now.
  await addEntry(page, 'Sozial', 'Schon übertragen');
  await saved(page);
  await context.setOffline(true);
  await expect(page.locator('[data-state="offline"]')).toBeVisible();
  await addEntry(page, 'Sozial', 'Noch nicht übertragen');
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await closing;
  await page
    .getByRole('link', { name: /Fallrunde/ })
    .first()
    .click();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Der Server antwortet nicht' })).toBeVisible();
  await context.setOffline(false);
  await expect(row(ifk.page, 'Noch nicht übertragen')).toBeVisible();
  await expect(row(page, 'Noch nicht übertragen')).toBeVisible();
});
