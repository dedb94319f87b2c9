import { expect, openSample, saved, test } from '../e2e/fixtures.ts';
import { row } from '../e2e/list-steps.ts';
import { isAccessible } from './is-accessible.ts';

test('axe finds nothing on any screen', async ({ app, browser, enter }) => {
  const visitor = await browser.newContext({ locale: 'de-DE' });
  const entrance = await visitor.newPage();
  await entrance.goto(app.url);
  await expect(entrance.getByRole('button', { name: /Sozialdienst/ })).toBeVisible();
  await isAccessible(entrance, 'entrance');
  await visitor.close();

  const saf = await enter('SAF');
  const { page } = saf;
  await expect(page.getByRole('link', { name: /Familie O\./ }).first()).toBeVisible();
  await isAccessible(page, 'home');
  await page.getByRole('link', { name: 'Fall anlegen' }).click();
  await expect(page.getByRole('heading', { name: 'Fall anlegen' })).toBeVisible();
  await isAccessible(page, 'new case');
  await page.goBack();
  await page.getByRole('link', { name: 'Einstellungen der Stadt' }).click();
  await page.getByRole('button', { name: /^Jobcenter/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  await isAccessible(page, 'settings');
  for (const name of [/^Ankommen und Arbeit, Ü25/, /^15 Monate Aufenthalt/]) {
    await page.getByRole('button', { name }).click();
    await isAccessible(page, `settings, ${name}`);
  }
  await page.goBack();

  await openSample(saf, 'Liste');
  await saved(page);
  await isAccessible(page, 'list');
  await row(page, 'Sieben Jahre Maler und Lackierer').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible();
  await isAccessible(page, 'side sheet');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Richtung besprechen' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible(page, 'direction dialog');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Karte' }).click();
  await expect(page.locator('[data-entry]').first()).toBeVisible();
  await isAccessible(page, 'map');
  await page.getByRole('tab', { name: 'Strategien' }).click();
  await expect(page.getByText('Erst Kita-Plätze').first()).toBeVisible();
  await isAccessible(page, 'strategies');
  await page.goto(page.url().replace('strategien', 'luecken'));
  await expect(page.getByRole('heading', { name: 'Fragen an die anderen' })).toBeVisible();
  await isAccessible(page, 'gap round');
  const course = page.getByRole('navigation', { name: 'Ablauf der Beratung' });
  await course.getByRole('button', { name: 'Beratung starten' }).click();
  await course.getByRole('button', { name: /^Einstieg/ }).click();
  await expect(page.getByText('zugeschaltet').first()).toBeVisible();
  await isAccessible(page, 'opening');
  await course.getByRole('button', { name: /^Vereinbarungen/ }).click();
  await page.getByRole('button', { name: 'nicht erledigt' }).first().click();
  await page.getByRole('button', { name: 'Vereinbarung hinzufügen' }).click();
  await expect(page.getByText('Bitte eintragen')).toBeVisible();
  await isAccessible(page, 'agreements');
  await page.getByRole('button', { name: /^Neu vereinbaren/ }).click();
  await isAccessible(page, 'agreeing anew');
  await page.keyboard.press('Escape');

  await page.goto(page.url().replace(/[a-z]+$/, 'wille'));
  await page.getByRole('button', { name: 'Wunsch eintragen: Mutter' }).click();
  await page.getByRole('button', { name: 'Beleg verknüpfen: Vater' }).click();
  await expect(page.getByRole('dialog', { name: 'Beleg verknüpfen: Vater' })).toBeVisible();
  await isAccessible(page, 'will');

  const unknown = page.getByRole('heading', { name: 'Dieser Fall existiert nicht' });
  await page.goto(`${app.url}/fall/kurz/liste`);
  await expect(unknown).toBeVisible();
  await page.goto(`${app.url}/fall/gibt-es-nicht/liste`);
  await expect(unknown).toBeVisible();
  await isAccessible(page, 'unknown case');
});

test('axe finds nothing on the page of data protection', async ({ app, enter }) => {
  const { page } = await enter('SAF');
  await page.goto(`${app.url}/fall/familie-o/datenschutz`);
  await expect(page.getByText(/^Kette geprüft/)).toBeVisible();
  await page.getByRole('button', { name: 'Löschen', exact: true }).click();
  await isAccessible(page, 'data protection');
  await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Eintragen' }).click();
  await isAccessible(page, 'consent dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Widerruf für KJS' }).click();
  await isAccessible(page, 'withdrawal dialog');
  await page.keyboard.press('Escape');
  await page.getByLabel(/^Zur Bestätigung/).fill('Familie O.');
  await page.getByRole('button', { name: 'Löschen', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Der Fall ist gelöscht' })).toBeVisible();
  await isAccessible(page, 'receipt');
});

test('axe finds nothing on the pages of conferences', async ({ app, enter }) => {
  const { page } = await enter('SAF');
  await page.goto(`${app.url}/konferenz/neu`);
  await expect(page.getByRole('heading', { name: 'Fallberatung planen' })).toBeVisible();
  await isAccessible(page, 'new conference');
  await page.getByRole('button', { name: 'Anlegen und Fälle auswählen' }).click();
  await page.getByRole('button', { name: 'Fälle hinzufügen' }).click();
  await page.getByRole('checkbox', { name: /Familie O\./ }).check();
  await isAccessible(page, 'adding cases');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pause hinzufügen' }).click();
  await expect(page.getByRole('button', { name: /Pause verschieben/ })).toBeVisible();
  await isAccessible(page, 'conference');
  await page.getByRole('link', { name: 'Fallberatungen' }).click();
  await expect(page.getByRole('heading', { name: 'Geplant' })).toBeVisible();
  await isAccessible(page, 'conferences');
  await page.goto(app.url);
  await expect(page.getByRole('link', { name: /Vorbereiten: Familie O\./ })).toBeVisible();
  await isAccessible(page, 'home with a conference');
});

test('axe finds nothing on a phone', async ({ enter }) => {
  const saf = await enter('SAF', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await isAccessible(saf.page, 'home');
  await openSample(saf, 'Liste');
  await saved(saf.page);
  await isAccessible(saf.page, 'list');
  await saf.page.getByRole('tab', { name: 'Karte' }).click();
  await expect(saf.page.getByText('Sozialticket').first()).toBeVisible();
  await isAccessible(saf.page, 'map without canvas');
  await saf.page.getByRole('tab', { name: 'Strategien' }).click();
  await expect(saf.page.getByText('Sprache zuerst').first()).toBeVisible();
  await isAccessible(saf.page, 'strategies');
  await saf.page.goto(saf.page.url().replace('strategien', 'luecken'));
  await expect(saf.page.getByRole('button', { name: 'Lücke schließen' })).toBeVisible();
  await isAccessible(saf.page, 'gap round');
  await saf.page.goto(saf.page.url().replace('luecken', 'vereinbarungen'));
  await expect(saf.page.getByRole('form', { name: 'Neue Vereinbarung' })).toBeVisible();
  await isAccessible(saf.page, 'agreements');
  await saf.page.goto(saf.page.url().replace(/[a-z]+$/, 'wille'));
  await expect(saf.page.getByRole('article', { name: 'Mutter' })).toBeVisible();
  await isAccessible(saf.page, 'will');
});
