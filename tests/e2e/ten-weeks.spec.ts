import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { course, lead } from './course-steps.ts';
import { expect, openSample, type Person, saved, test } from './fixtures.ts';
import { addEntry, propose, row } from './list-steps.ts';

const tenWeeksMs = 70 * 24 * 60 * 60_000;

/** "28.11.2026" in the town's time. */
const day = (aheadMs: number) =>
  new Intl.DateTimeFormat('de-DE', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'Europe/Berlin',
  }).format(Date.now() + aheadMs);

async function begin(page: Page): Promise<void> {
  await course(page).getByRole('button', { name: 'Beratung starten' }).click();
  await expect(course(page).locator('[aria-current="step"]')).toContainText('Einstieg');
  await page.getByRole('tab', { name: 'Liste' }).click();
}

async function finish(page: Page): Promise<void> {
  await saved(page);
  await lead(page, 'Beratung schließen');
  await page
    .getByRole('dialog', { name: 'Beratung schließen' })
    .getByRole('button', { name: 'Beratung schließen' })
    .click();
  await expect(course(page).getByRole('button', { name: 'Beratung starten' })).toBeVisible();
}

/** The words of the minutes that are shown, out of their Word file. */
async function wordOf(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Word' }).click();
  const { 'word/document.xml': document = new Uint8Array() } = unzipSync(
    await readFile(await (await download).path()),
  );
  return strFromU8(document).replace(/<[^>]*>/g, ' ');
}

test('two consultations ten weeks apart: the comparison tells what was planted, and nothing else', async ({
  app,
  enter,
}) => {
  const first = await enter('SAF');
  await openSample(first);
  await begin(first.page);
  await addEntry(first.page, 'Materiell', 'Kinderwagen geliehen');
  await finish(first.page);
  await first.context.close();

  await app.restartLater(tenWeeksMs);
  const people: Person[] = [];
  for (const department of ['SAF', 'KJS']) people.push(await enter(department));
  for (const person of people) await openSample(person);
  const [saf, kjs] = people;
  if (!saf || !kjs) throw new Error('two people are needed');
  const { page } = saf;
  await begin(page);
  await kjs.page.getByRole('tab', { name: 'Liste' }).click();
  // New by another department, changed, dropped, answered.
  await addEntry(kjs.page, 'Infrastrukturell', 'Platz in der Spielgruppe ab Januar');
  await row(page, 'Kinderwagen geliehen').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-item] textarea').fill('Kinderwagen geschenkt');
  await page.keyboard.press('Escape');
  await row(page, 'Grundkenntnisse am Computer').focus();
  await page.keyboard.press('Delete');
  await row(page, 'Gibt es Kontakte außerhalb der Unterkunft?').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Antwort auf/ }).fill('Die Nachbarin geht mit');
  await page.keyboard.press('Control+Enter');
  await expect(row(page, 'Die Nachbarin geht mit')).toBeVisible();
  await propose(page, 'Die Kinder kommen an', { set: true });
  await saved(kjs.page);
  await finish(page);

  // The server may keep it a moment after everybody sees that the consultation is over.
  let isKept = false;
  await page.route(/\/snapshots$/, async (route) => {
    const response = await route.fetch();
    const snapshots = await response.json();
    await route.fulfill({ response, json: isKept ? snapshots : snapshots.slice(1) });
    isKept = true;
  });
  await page.getByRole('tab', { name: 'Verlauf' }).click();
  const comparison = page.getByRole('region', { name: 'Vergleichen' });
  await expect(comparison).toBeVisible();
  const told = comparison.getByRole('listitem').filter({ hasNotText: 'weiter offen' });
  await expect(told).toHaveText([
    'weggefallen: Grundkenntnisse am Computerweggefallen',
    'Lücke geschlossen: Gibt es Kontakte außerhalb der Unterkunft?Lücke geschlossen · Antwort: Die Nachbarin geht mit',
    'geändert: Kinderwagen geliehenKinderwagen geschenktgeändert',
    'neu: Platz in der Spielgruppe ab Januarneu · Kinder, Jugend, Schule',
  ]);
  await expect(comparison.getByText('weiter offen', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'In sechzig Sekunden' }).locator('p')).toHaveText(
    new RegExp(
      `^Vom ${day(0)} bis ${day(tenWeeksMs)}: eine neue Ressource, eine Lücke geschlossen und vier Lücken weiter offen\\. ` +
        'Die Richtung war „Arbeit und Deutsch – beides hängt an der Betreuung der Kinder“ und ist jetzt ' +
        '„Die Kinder kommen an“\\. ' +
        'Am längsten offen ist „Was will die Mutter für sich erreichen\\?“, seit \\d+ Tagen\\.$',
    ),
  );

  // The minutes of both: the later ones of today, the earlier ones of that day, though nobody closed them.
  await page.getByRole('tab', { name: 'Protokoll' }).click();
  const before = 'Arbeit und Deutsch – beides hängt an der Betreuung der Kinder';
  const later = await wordOf(page);
  expect(later).toContain(day(tenWeeksMs));
  expect(later).toContain('Die Kinder kommen an');
  expect(later).toContain('Die Nachbarin geht mit');
  expect(later).not.toContain(before);
  const sittings = page.getByLabel('Beratung', { exact: true });
  const earliest = await sittings.getByRole('option', { name: day(0) }).getAttribute('value');
  await sittings.selectOption(earliest);
  const theDirection = page.getByRole('region', { name: 'Allgemeine Aufmerksamkeitsrichtung' });
  await expect(theDirection).toContainText(before);
  const earlier = await wordOf(page);
  expect(earlier).toContain(day(0));
  expect(earlier).toContain(before);
  expect(earlier).toContain('Gibt es Kontakte außerhalb der Unterkunft?');
  for (const text of ['Die Kinder kommen an', 'Die Nachbarin geht mit'])
    expect(earlier).not.toContain(text);
});
