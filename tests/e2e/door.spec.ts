import type { Page } from '@playwright/test';
import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, saved, test } from './fixtures.ts';

const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  userAgent: 'Mozilla/5.0 (iPhone) Mobile',
};

/** Everything that reaches a page, over HTTP and over the socket. */
function listen(page: Page): { readonly text: () => string; readonly clear: () => void } {
  let heard = '';
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      heard += payload.toString();
    }),
  );
  page.on('response', async (response) => {
    if (response.url().includes('/api/'))
      heard += `${response.url()} ${await response.text().catch(() => '')}`;
  });
  return {
    text: () => heard,
    clear: () => {
      heard = '';
    },
  };
}

test('a phone comes in by a link, waits, is let in, contributes and is sent out', async ({
  enter,
  visit,
  app,
}) => {
  const saf = await enter('SAF');
  await openSample(saf, 'Karte');
  await saf.page.getByRole('button', { name: 'Einladen' }).click();
  const dialog = saf.page.getByRole('dialog', { name: 'Zur Fallberatung einladen' });
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  await expect(dialog.getByLabel('Dienststelle')).toBeFocused();
  await dialog.getByLabel('Dienststelle').selectOption('AA');
  await dialog.getByLabel('Person (optional)').fill('Arbeitsvermittlung');
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await expect(dialog.getByText('wartet auf erste Nutzung')).toBeVisible();
  await isAccessible(saf.page, 'inviting');
  // On a narrow screen too everything can be pressed.
  for (const width of [320, 390]) {
    await saf.page.setViewportSize({ width, height: 844 });
    const wide = await dialog.evaluate((element) =>
      [...element.querySelectorAll('button, input, select')]
        .filter(
          (each) => each.getBoundingClientRect().right > element.getBoundingClientRect().right,
        )
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(wide, `${width}`).toEqual([]);
  }
  await saf.page.setViewportSize({ width: 1440, height: 900 });
  await saf.page.keyboard.press('Escape');

  const guest = await visit(phone);
  const wire = listen(guest.page);
  await guest.page.goto(link);
  await expect(guest.page.getByLabel('Name für die Runde')).toHaveValue('Arbeitsvermittlung');
  // The token has left the address bar.
  expect(guest.page.url()).toBe(`${app.url}/b`);
  await guest.page.getByRole('button', { name: 'Um Einlass bitten' }).click();
  await expect(guest.page.getByText('Bitte bestätigen, dass niemand')).toBeVisible();
  await isAccessible(guest.page, 'asking to be let in');
  await guest.page.getByRole('checkbox').check();
  await guest.page.getByRole('button', { name: 'Um Einlass bitten' }).click();
  await expect(
    guest.page.getByRole('heading', { name: 'Der Platz am Tisch ist vorbereitet' }),
  ).toBeVisible();
  await isAccessible(guest.page, 'waiting');
  const early = await guest.context.request.get(`${app.url}/api/cases/familie-o`);
  expect(early.status()).toBe(404);
  for (const word of ['Familie O', 'Maler', 'Kinderbetreuung', 'F-0617', 'Arbeit und Deutsch'])
    expect(wire.text()).not.toContain(word);

  const notice = saf.page.getByRole('region', { name: 'Bittet um Einlass' });
  await expect(notice).toContainText('Arbeitsvermittlung');
  await expect(notice).toContainText('Telefon');
  // The Wille makes room, one press shows it again.
  const will = saf.page.getByRole('region', { name: 'Wille', exact: true });
  await expect(will.getByRole('listitem')).toHaveCount(0);
  await will.getByRole('button', { name: /von \d erfragt/ }).click();
  await expect(will.getByRole('listitem').first()).toBeVisible();
  await isAccessible(saf.page, 'somebody knocks');
  await saf.page.keyboard.press('Alt+e');
  await expect(guest.page.getByRole('heading', { name: 'Familie O.' })).toBeVisible();
  await expect(notice).toBeHidden();
  await expect.poll(() => wire.text()).toContain('Maler');

  // A guest contributes, but has neither chair nor invitations.
  await guest.page.getByRole('button', { name: 'Ergänzen' }).click();
  const text = guest.page.getByRole('textbox').last();
  await text.pressSequentially('Bildungsgutschein möglich', { delay: 5 });
  await text.press('Control+Enter');
  await saved(guest.page);
  await saf.page.getByRole('tab', { name: 'Liste' }).click();
  await expect(saf.page.getByText('Bildungsgutschein möglich', { exact: true })).toBeVisible();
  await expect(guest.page.getByRole('button', { name: 'Einladen' })).toHaveCount(0);
  await expect(guest.page.getByRole('button', { name: /Moderation übernehmen/ })).toHaveCount(0);

  await saf.page.getByRole('button', { name: 'Einladen' }).click();
  await dialog.getByRole('button', { name: 'Zugang beenden: Arbeitsvermittlung' }).click();
  await saf.page
    .getByRole('dialog', { name: /Zugang von Arbeitsvermittlung beenden/ })
    .getByRole('button', { name: 'Zugang beenden' })
    .click();
  await expect(guest.page.getByRole('heading', { name: 'Der Zugang ist beendet' })).toBeVisible();
  await expect(guest.page.getByText('Maler')).toHaveCount(0);
  await isAccessible(guest.page, 'access ended');
  // A case that is not there any more for a guest leads to where it says why.
  await guest.page.goto(`${app.url}/fall/gibt-es-nicht`);
  await expect(guest.page.getByRole('heading', { name: 'Der Zugang ist beendet' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Schließen' })).toBeFocused();
  await expect(dialog.getByText('gesperrt', { exact: true })).toBeVisible();
  await saf.page.keyboard.press('Escape');
  wire.clear();
  await saf.page.getByRole('button', { name: 'Hinzufügen' }).first().click();
  const later = saf.page.getByRole('textbox').last();
  await later.pressSequentially('Danach geschrieben', { delay: 5 });
  await later.press('Enter');
  await saved(saf.page);
  expect(wire.text()).not.toContain('Danach');
});

test('a guest who is not let in reads why and asks again; a reload of the page needs no new knock', async ({
  enter,
  visit,
  app,
}) => {
  const saf = await enter('SAF');
  await openSample(saf, 'Liste');
  await saf.page.getByRole('button', { name: /Beratung starten/ }).click();
  await saf.page.getByRole('button', { name: 'Einladen' }).click();
  const dialog = saf.page.getByRole('dialog', { name: 'Zur Fallberatung einladen' });
  const code = (await dialog.getByText(/^\d{3} \d{3}$/).innerText()).replace(/\D/g, '');
  await saf.page.keyboard.press('Escape');

  const guest = await visit(phone);
  await guest.page.goto(`${app.url}/b`);
  await guest.page.getByLabel('Raumcode').fill('12');
  await guest.page.getByRole('button', { name: 'Weiter' }).click();
  await expect(guest.page.getByText('Kein Raum mit diesem Code')).toBeVisible();
  await guest.page.getByLabel('Raumcode').fill(code);
  await guest.page.getByRole('button', { name: 'Weiter' }).click();
  await guest.page.getByLabel('Name für die Runde').fill('Ehrenamt');
  await guest.page.getByLabel('Dienststelle').selectOption('DRK');
  await guest.page.getByRole('checkbox').check();
  await guest.page.getByRole('button', { name: 'Um Einlass bitten' }).click();
  await expect(guest.page.getByText('Der Platz am Tisch')).toBeVisible();

  const notice = saf.page.getByRole('region', { name: 'Bittet um Einlass' });
  await notice.getByRole('button', { name: 'Ablehnen' }).click();
  await saf.page.getByRole('menuitem', { name: /Funktion und Dienststelle/ }).click();
  await expect(saf.page.getByRole('tab', { name: 'Einstieg' })).toBeFocused();
  await expect(
    guest.page.getByRole('alert').filter({ hasText: 'Bitte Funktion und Dienststelle angeben.' }),
  ).toBeFocused();
  await guest.page.getByLabel('Name für die Runde').fill('Ehrenamt Unterkunft');
  await guest.page.getByRole('checkbox').check();
  await guest.page.getByRole('button', { name: 'Um Einlass bitten' }).click();
  await notice.getByRole('button', { name: 'Einlassen' }).click();
  await expect(guest.page.getByRole('heading', { name: 'Familie O.' })).toBeVisible();
  await guest.page.reload();
  await expect(guest.page.getByRole('heading', { name: 'Familie O.' })).toBeVisible();

  // Who observes is asked for no stance, and nobody waits for one.
  await saf.page.getByRole('button', { name: 'Einladen' }).click();
  await dialog.getByLabel('Dienststelle').selectOption('AUS');
  await dialog.getByText('beobachten').click();
  await dialog.getByText('8 Stunden').click();
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  const observer = await visit(phone);
  await observer.page.goto(link);
  await observer.page.getByLabel('Name für die Runde').fill('Bleiberecht');
  await observer.page.getByRole('checkbox').check();
  await observer.page.getByRole('button', { name: 'Um Einlass bitten' }).click();
  // Somebody comes while others are being invited.
  await expect(dialog.getByRole('button', { name: 'Einlassen' })).toBeVisible();
  await saf.page.keyboard.press('Alt+e');
  await expect(dialog.getByRole('button', { name: 'Einlassen' })).toHaveCount(0);
  await saf.page.keyboard.press('Escape');
  for (const { page } of [observer, saf])
    await page.getByRole('tab', { name: 'Strategien' }).click();
  await expect(observer.page.getByRole('heading', { name: 'Sprache zuerst' })).toBeVisible();
  await expect(observer.page.getByText('Eigener Widerstand')).toHaveCount(0);
  await expect(observer.page.getByText('Rolle: beobachten')).toBeAttached();
  const table = saf.page.getByRole('region', { name: 'Haltungen' }).getByRole('listitem');
  await expect(table.filter({ hasText: 'DRK' })).toBeVisible();
  await expect(table.filter({ hasText: 'AUS' })).toHaveCount(0);
});

test('who does not sit at the table does not see the case; a change of the table reaches open pages', async ({
  enter,
  app,
}) => {
  const saf = await enter('SAF');
  const kjs = await enter('KJS');
  await openSample(saf, 'Liste');
  await openSample(kjs, 'Liste');
  await saf.page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await saf.page.getByRole('menuitem', { name: /Runder Tisch/ }).click();
  const table = saf.page.getByRole('dialog', { name: /Runder Tisch/ });
  for (const button of await table.getByRole('button').all())
    expect(await button.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
  await isAccessible(saf.page, 'the round table');
  await table.getByRole('checkbox', { name: /Kinder, Jugend/ }).uncheck();
  await table.getByRole('button', { name: 'Tisch sichern' }).click();
  await expect(kjs.page.getByRole('heading', { name: 'Der Zugang ist beendet' })).toBeVisible();
  await kjs.page.goto(app.url);
  await expect(kjs.page.getByRole('heading', { name: 'Laufende Fälle' })).toBeVisible();
  await expect(kjs.page.getByText('Familie O.')).toHaveCount(0);
});
