import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { addEntry } from './list-steps.ts';

test('the course of the case, a snapshot by name, and what has changed since', async ({
  enter,
}) => {
  const [saf, kjs] = await Promise.all(['SAF', 'KJS'].map((id) => enter(id)));
  if (!saf || !kjs) throw new Error('two people are needed');
  for (const person of [saf, kjs]) await openSample(person);
  const { page } = saf;
  await page.getByRole('tab', { name: 'Verlauf' }).click();
  const chart = page.getByRole('region', { name: 'Zeitstrahl nach Dienststellen' });
  await expect(chart.getByText('75 Tage: Termin bei der Agentur für Arbeit')).toBeVisible();
  await expect(chart.getByText('77 Tage: Zwei Kindergartenplätze – weiter offen')).toBeVisible();
  await isAccessible(page, 'course');

  const minute = page.getByRole('region', { name: 'In sechzig Sekunden' });
  await expect(minute).toHaveText(
    'In sechzig Sekunden' +
      'Vom 13.07.2017 bis 21.09.2017: drei neue Ressourcen, zwei neue Lücken, drei Lücken weiter offen und zwei Vereinbarungen erledigt. ' +
      'Die Richtung war „Deutsch lernen öffnet alle Türen“ und ist jetzt ' +
      '„Arbeit und Deutsch – beides hängt an der Betreuung der Kinder“. ' +
      'Am längsten offen ist „Was will die Mutter für sich erreichen?“, seit 77 Tagen.',
  );

  await test.step('the board of that day, in every lens, with what has become different marked', async () => {
    await page.getByRole('link', { name: 'Auf der Karte zeigen' }).click();
    const card = (text: string) => page.getByRole('article', { name: text });
    await expect(card('Ressource: Sprachkurs zur Überbrückung')).toContainText('neu');
    await expect(card('Zwei Kindergartenplätze fehlen')).toContainText('seit 77 Tagen offen');
    await expect(card('Ressource: Gesundheitskarte')).not.toContainText('neu');
    await isAccessible(page, 'marks on the map of a snapshot');
    await page.getByRole('button', { name: 'Zeichen ausblenden' }).click();
    await expect(card('Ressource: Sprachkurs zur Überbrückung')).not.toContainText('neu');
    for (const lens of ['Liste', 'Lücken', 'Wille', 'Strategien', 'Vereinbarungen', 'Verlauf']) {
      await page.getByRole('tab', { name: lens }).click();
      await expect(page.getByRole('tabpanel', { name: lens })).toContainText(/\S/);
      await expect(page.getByText('Momentaufnahme vom Donnerstag, 21. September')).toBeVisible();
    }
    await page.getByRole('link', { name: /Momentaufnahme vom .* 13. Juli 2017 ansehen/ }).click();
    await expect(page.getByText('Deutsch lernen öffnet alle Türen')).toBeVisible();
    await page.getByRole('tab', { name: 'Liste' }).click();
    await expect(page.getByText('Sprachkurs zur Überbrückung')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Ergänzen' })).toHaveCount(0);
    await isAccessible(page, 'a snapshot as a list');
    const entries = page.locator('[data-item]:is([data-root="resources"], [data-root="gaps"])');
    const count = await entries.count();
    expect(count).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Karte als Plakat drucken (A3)' }).click();
    const poster = page.getByRole('dialog', { name: 'Karte als Plakat drucken' });
    await expect(poster.getByRole('img', { name: 'Vorschau' })).toBeVisible();
    await isAccessible(page, 'poster');
    await page.emulateMedia({ media: 'print' });
    const printed = page.locator('[data-printed]');
    await expect(printed).toContainText('Ressourcenkarte Familie O.');
    await expect(printed).toContainText('Momentaufnahme 1 · 13.07.2017');
    await expect(printed).toContainText('Deutsch lernen öffnet');
    await expect(printed.locator('[data-card]')).toHaveCount(count);
    expect(await printed.evaluate(whatHasNoRoom)).toEqual([]);
    await expect(poster).toBeHidden();
    await page.emulateMedia({ media: null });
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Zum heutigen Stand' }).click();
    await expect(page.getByText('Sprachkurs zur Überbrückung')).toBeVisible();
    await page.getByRole('tab', { name: 'Verlauf' }).click();
  });

  await page.getByText('Tabelle', { exact: true }).click();
  const row = (what: string) => page.getByRole('row').filter({ hasText: what });
  await expect(row('Termin bei der Agentur für Arbeit').first()).toContainText('75');
  await expect(row('Zwei Kindergartenplätze')).toContainText('dauert an');
  await expect(row('Zwei Kindergartenplätze')).toContainText('77');
  await isAccessible(page, 'course as a table');

  await page.getByRole('button', { name: 'Ereignis eintragen' }).click();
  const event = page.getByRole('dialog', { name: 'Ereignis eintragen' });
  await event.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await expect(event.getByText('Ein paar Worte fehlen noch.')).toBeVisible();
  await event.getByLabel('Was ist geschehen?').fill('Hausbesuch');
  await event.getByLabel('Wann?').fill('2017-10-02');
  await isAccessible(page, 'entering an event');
  await event.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await expect(row('Hausbesuch')).toContainText('02.10.2017');

  await page.getByRole('button', { name: 'Momentaufnahme machen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Momentaufnahme machen' });
  await dialog.getByRole('button', { name: 'Momentaufnahme machen' }).click();
  await expect(dialog.getByText('Ein Name fehlt noch.')).toBeVisible();
  await isAccessible(page, 'taking a snapshot');
  await dialog.getByLabel('Name').fill('Vor dem Hausbesuch');
  await dialog.getByRole('button', { name: 'Momentaufnahme machen' }).click();
  await expect(dialog).toHaveCount(0);

  await addEntry(kjs.page, 'Sozial', 'Nachbarin übersetzt');
  await saved(kjs.page);
  const from = page.getByLabel('Von', { exact: true });
  const named = from.getByRole('option', { name: /Vor dem Hausbesuch/ });
  await expect(named).toHaveCount(1);
  const [name = ''] = await named.allTextContents();
  await from.selectOption({ label: name });
  await page.getByLabel('Bis', { exact: true }).selectOption('now');
  const comparison = page.getByRole('region', { name: 'Vergleichen' });
  await expect(comparison.getByText('Nachbarin übersetzt')).toBeVisible();
  await expect(minute).toContainText('eine neue Ressource');
});

/** What a printed sheet would cut: parts beyond their card, or beyond the sheet. */
function whatHasNoRoom(printed: Element): string[] {
  const beyond = (inner: DOMRect, outer: DOMRect) =>
    inner.left < outer.left ||
    inner.top < outer.top ||
    inner.right > outer.right ||
    inner.bottom > outer.bottom;
  return [...printed.querySelectorAll('[data-sheet]')].flatMap((sheet) =>
    [...sheet.querySelectorAll('*')]
      .filter((part) => {
        const box = part.closest('[data-card]') ?? sheet;
        return (
          part.textContent !== '' &&
          beyond(part.getBoundingClientRect(), box.getBoundingClientRect())
        );
      })
      .map(({ textContent }) => textContent),
  );
}
