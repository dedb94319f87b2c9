import type { Page } from '@playwright/test';
import { expect, type Person, saved, test } from './fixtures.ts';

const course = (page: Page) => page.getByRole('navigation', { name: 'Ablauf der Beratung' });
const lastTime = (page: Page) => page.getByRole('region', { name: 'Vom letzten Mal' });
const today = (page: Page) => page.getByRole('region', { name: 'Heute vereinbart' });
const composer = (page: Page) => page.getByRole('form', { name: 'Neue Vereinbarung' });
const kita = 'Freie Kindergartenplätze für zwei Kinder nennen';

/** From what is due on the start page to the agreement itself. */
async function openFromDue({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: kita }).click();
  await expect(page.getByRole('tab', { name: 'Vereinbarungen', selected: true })).toBeVisible();
}

const row = (region: ReturnType<typeof today>, what: string) =>
  region.getByRole('listitem', { name: what });

test('who is here, what became of last time, and who does what until when', async ({ enter }) => {
  const saf = await enter('SAF');
  const kjs = await enter('KJS', { viewport: { width: 390, height: 844 }, hasTouch: true });
  for (const person of [saf, kjs]) await openFromDue(person);

  await test.step('the opening: who takes part is noted by the chair and seen by all', async () => {
    await course(saf.page).getByRole('button', { name: 'Beratung starten' }).click();
    await course(saf.page)
      .getByRole('button', { name: /^Einstieg/ })
      .click();
    await expect(kjs.page.getByRole('tab', { name: 'Einstieg', selected: true })).toBeVisible();
    const jobcenter = (page: Page) =>
      page
        .getByRole('region', { name: 'Wer ist dabei?' })
        .getByRole('listitem')
        .filter({ hasText: 'Jobcenter' });
    await expect(jobcenter(kjs.page)).toContainText('noch nicht vermerkt');
    await jobcenter(saf.page).getByText('zugeschaltet').click();
    await expect(jobcenter(kjs.page)).toContainText('zugeschaltet');
    // Whom the chair has noted sits at the table, with or without the case open.
    await saf.page.getByRole('tab', { name: 'Karte' }).click();
    await expect(saf.page.locator('[data-seat="JC"]')).toContainText('am Tisch');
    await expect(saf.page.locator('[data-seat="JC"]')).not.toContainText('nicht am Tisch');
    await expect(saf.page.locator('[data-seat="CBE"]')).toContainText('nicht am Tisch');
    await saf.page.getByRole('tab', { name: 'Einstieg' }).click();
    await expect(kjs.page.getByText('drei neue Ressourcen')).toBeVisible();
  });

  await test.step('last time: not done with one click, why, and agreed anew', async () => {
    const own = kjs.page.getByRole('region', { name: 'Fällig bei uns' });
    await own.getByRole('button', { name: 'nicht erledigt' }).tap();
    await own.getByLabel('Was stand im Weg?').fill('Nur ein Platz ab Januar');
    await kjs.page.keyboard.press('Enter');
    await expect(row(lastTime(saf.page), kita)).toContainText('nicht erledigt');
    await expect(lastTime(saf.page).getByLabel('Was stand im Weg?')).toHaveValue(
      'Nur ein Platz ab Januar',
    );
    await own.getByRole('button', { name: `Neu vereinbaren: ${kita}` }).tap();
    await kjs.page
      .getByRole('group', { name: 'Vorschläge für das Datum' })
      .getByRole('button')
      .first()
      .tap();
    await expect(row(own, kita)).toBeFocused();
    await expect(row(lastTime(saf.page), kita)).toContainText(
      'Im Weg stand: Nur ein Platz ab Januar',
    );
    await expect(row(lastTime(saf.page), kita)).toContainText('neu vereinbart bis');
  });

  await test.step('one Tab path: who, what, from, until when, and Enter begins the next row', async () => {
    const { page } = saf;
    await course(page).getByRole('button', { name: 'Ablauf steuern' }).click();
    await page.getByRole('menuitem', { name: 'Vereinbarungen' }).click();
    await page.getByRole('tab', { name: 'Vereinbarungen' }).click();
    await expect(row(today(page), kita)).toBeVisible();
    await composer(page).getByLabel('Wer').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Übersetzung der Zeugnisse beauftragen');
    await page.keyboard.press('Enter');
    await expect(composer(page).getByRole('alert')).toHaveText('Bitte eintragen, bis wann.');
    await expect(composer(page).getByLabel('Bis wann')).toBeFocused();
    await expect(today(kjs.page)).toContainText('schreibt eine Vereinbarung');
  });

  await test.step('what is typed stays over a remote change and another lens', async () => {
    const { page } = kjs;
    await composer(page).getByLabel('Was').fill('Warteliste für beide bestätigen');
    await composer(page).getByRole('group').getByRole('button').first().tap();
    await composer(page)
      .getByRole('button', { name: /^Zusagen bis/ })
      .tap();
    await expect(row(today(saf.page), 'Warteliste für beide bestätigen')).toContainText('KJS');
    await saf.page.getByRole('tab', { name: 'Liste' }).click();
    await saf.page.getByRole('tab', { name: 'Vereinbarungen' }).click();
    const what = composer(saf.page).getByLabel('Was');
    await expect(what).toHaveValue('Übersetzung der Zeugnisse beauftragen');
    await what.focus();
    await saf.page.keyboard.press('Tab');
    await saf.page.keyboard.press('Tab');
    await composer(saf.page).getByLabel('Bis wann').fill('2099-10-19');
    await saf.page.keyboard.press('Enter');
    await expect(composer(saf.page).getByLabel('Wer')).toBeFocused();
    await expect(row(today(kjs.page), 'Übersetzung der Zeugnisse beauftragen')).toContainText(
      '19.10.2099',
    );
  });

  await test.step('a question without an agreement gets one, and is gone from the list', async () => {
    const { page } = saf;
    const open = page.getByRole('region', { name: 'Noch ohne Vereinbarung' });
    const question = 'Gibt es Kontakte außerhalb der Unterkunft?';
    await open.getByRole('button', { name: `Vereinbaren: ${question}` }).click();
    await expect(composer(page).getByLabel('Was')).toBeFocused();
    await expect(composer(page).getByLabel('Wer')).toHaveValue('CBE|');
    await page.keyboard.type('Schwimmverein ansprechen');
    await composer(page).getByRole('group').getByRole('button').first().click();
    await page.keyboard.press('Enter');
    await expect(row(today(kjs.page), 'Schwimmverein ansprechen')).toContainText('CBE');
    await expect(open).not.toContainText(question);
  });

  await test.step('removed, and brought back', async () => {
    const { page } = saf;
    await page.getByRole('button', { name: 'Aktionen: Schwimmverein ansprechen' }).click();
    await page.getByRole('menuitem', { name: 'Entfernen' }).click();
    await expect(row(today(kjs.page), 'Schwimmverein ansprechen')).toHaveCount(0);
    await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
    await expect(row(today(kjs.page), 'Schwimmverein ansprechen')).toBeVisible();
    await saved(page);
  });
});
