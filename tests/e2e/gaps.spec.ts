import type { Page } from '@playwright/test';
import { expect, openSample, saved, test } from './fixtures.ts';

const notice = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'an die eigene Dienststelle' });
const answer = (page: Page) => page.getByRole('textbox', { name: 'Antwort' });
const question = (page: Page, text: string) =>
  page.locator('[data-item]').filter({ hasText: text });
const closed = (page: Page) => page.getByRole('region', { name: /^Heute geschlossen/ });

const places = 'Zwei Kindergartenplätze fehlen – ab wann frei?';
const mother = 'Was will die Mutter für sich erreichen?';
const contacts = 'Gibt es Kontakte außerhalb der Unterkunft?';
const childCare = 'Kann der Kinderhort hier überbrücken?';

test('a question lights up where it is asked and is answered, passed on or taken along', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  const kjs = await enter('KJS');
  for (const person of [saf, kjs]) await openSample(person, 'Liste');

  await test.step('with the phase it shows in whatever lens, and takes no focus', async () => {
    await saf.page.getByRole('button', { name: 'Beratung starten' }).click();
    await expect(kjs.page.getByRole('button', { name: /^Einstieg/ })).toBeVisible();
    await expect(kjs.page.getByRole('tab', { name: 'Einstieg', selected: true })).toBeVisible();
    // Whoever goes their own way is told; the others are taken to the gap round.
    await kjs.page.getByRole('tab', { name: 'Liste' }).click();
    await saf.page.getByRole('button', { name: 'Weiter zu Ressourcen und Lücken' }).click();
    await expect(notice(kjs.page)).toContainText('Eine Frage an die eigene Dienststelle');
    await expect(kjs.page.getByRole('tab', { name: 'Liste' })).toBeFocused();
    await notice(kjs.page).getByRole('button', { name: 'Hinweis beiseitelegen' }).click();
    await expect(notice(kjs.page)).toHaveCount(0);
  });

  await test.step('a question that is passed on arrives there', async () => {
    await expect(saf.page.getByRole('tab', { name: 'Lücken', selected: true })).toBeVisible();
    await question(saf.page, mother).getByRole('button', { name: 'Nicht zuständig' }).click();
    await saf.page.getByRole('menuitem', { name: /Kinder, Jugend/ }).click();
    await expect(
      saf.page.getByRole('heading', { name: 'Keine Frage an die eigene Dienststelle' }),
    ).toBeFocused();
    await expect(notice(kjs.page)).toContainText('Zwei Fragen an die eigene Dienststelle');
    await notice(kjs.page).getByRole('button', { name: 'Beantworten' }).click();
    await expect(answer(kjs.page)).toBeFocused();
  });

  await test.step('others see that the answer is on its way', async () => {
    await kjs.page.getByRole('button', { name: 'Abbrechen' }).click();
    await question(kjs.page, places).getByRole('button', { name: 'Beantworten' }).click();
    await expect(answer(kjs.page)).toBeFocused();
    await kjs.page.keyboard.type('Ein Platz ab Januar');
    await expect(question(saf.page, places)).toContainText('KJS schreibt');
  });

  await test.step('what is being typed survives that somebody else answers', async () => {
    await question(saf.page, places)
      .getByRole('button', { name: /^Aktionen für/ })
      .click();
    await saf.page.getByRole('menuitem', { name: 'Beantworten' }).click();
    await expect(answer(saf.page)).toBeFocused();
    await saf.page.keyboard.type('Warteliste ist offen');
    await saf.page.keyboard.press('Control+Enter');
    await expect(question(kjs.page, places)).toContainText(
      'Inzwischen beantwortet: „Warteliste ist offen“ (SAF)',
    );
    await expect(answer(kjs.page)).toHaveValue('Ein Platz ab Januar');
    await expect(answer(kjs.page)).toBeFocused();
    await kjs.page.getByRole('button', { name: 'Als Ressource ergänzen' }).click();
  });

  await test.step('a part of an answer leaves the rest open; accepting is seen by all', async () => {
    await expect(answer(kjs.page)).toBeFocused();
    await kjs.page.keyboard.type('Sie möchte Deutsch lernen');
    await kjs.page.getByText('beobachtet', { exact: true }).click();
    await kjs.page.getByRole('checkbox', { name: 'Ein Teil bleibt offen' }).check();
    await kjs.page.getByRole('textbox', { name: 'Was bleibt offen?' }).fill('Und beruflich?');
    await kjs.page.keyboard.press('Control+Enter');
    const rest = question(kjs.page, 'Und beruflich?');
    await rest.getByRole('button', { name: 'Annehmen' }).click();
    await expect(rest).toContainText('angenommen');
    await expect(question(saf.page, 'Und beruflich?')).toContainText('angenommen');
    await expect(closed(saf.page).getByRole('listitem')).toHaveText([
      /Warteliste ist offen/,
      /Sie möchte Deutsch lernen/,
    ]);
  });

  await test.step('for who is not at the table it is taken along, never without a day', async () => {
    const item = question(saf.page, contacts);
    await expect(item).toContainText('niemand am Tisch kann antworten');
    await item.getByLabel('Bis wann').fill('');
    await item.getByRole('button', { name: 'Mitnehmen' }).click();
    await expect(item.getByRole('alert')).toHaveText('Bitte eintragen, bis wann.');
    await expect(item.getByLabel('Bis wann')).toBeFocused();
    await item.getByRole('group', { name: 'Vorschläge' }).getByRole('button').nth(1).click();
    await item.getByRole('button', { name: 'Mitnehmen' }).click();
    await expect(question(kjs.page, contacts)).toContainText('mitgenommen: SAF bis');
  });

  await test.step('on a phone there is one question a screen', async () => {
    const drk = await enter('DRK', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await openSample(drk, 'Lücken');
    const card = drk.page.getByRole('article', { name: childCare });
    await expect(card).toBeVisible();
    await answer(drk.page).fill('Ja, an drei Tagen');
    await drk.page.getByRole('button', { name: 'Lücke schließen' }).tap();
    await expect(closed(saf.page)).toContainText('Ja, an drei Tagen');
    await expect(card).toHaveCount(0);
    await saved(drk.page);
  });
});
