import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, saved, test } from './fixtures.ts';

test('two write the notes at once, the chair closes the minutes, and what comes later is a Nachtrag', async ({
  enter,
}) => {
  const [saf, jc] = await Promise.all(['SAF', 'JC'].map((id) => enter(id)));
  if (!saf || !jc) throw new Error('two people are needed');
  for (const person of [saf, jc]) await openSample(person);
  await saf.page.getByRole('button', { name: 'Beratung starten' }).click();
  // Both are taken along to the first phase before they go their own way.
  for (const { page } of [saf, jc])
    await expect(page.getByRole('tab', { name: 'Einstieg', selected: true })).toBeVisible();
  for (const { page } of [saf, jc]) await page.getByRole('tab', { name: 'Protokoll' }).click();
  const notes = ({ page }: typeof saf) =>
    page.getByRole('textbox', { name: 'Anmerkungen, gemeinsam geschrieben' });
  for (const person of [saf, jc]) await notes(person).click();
  await Promise.all([
    saf.page.keyboard.type('Der Rechtsanspruch ist angemeldet. ', { delay: 20 }),
    jc.page.keyboard.type('Das Jobcenter lädt ein. ', { delay: 20 }),
  ]);
  for (const person of [saf, jc]) {
    await expect(notes(person)).toContainText('Der Rechtsanspruch ist angemeldet.');
    await expect(notes(person)).toContainText('Das Jobcenter lädt ein.');
  }
  await expect(notes(saf).locator('.note-flag')).toHaveText('JC');
  await isAccessible(saf.page, 'minutes');

  for (const person of [saf, jc]) await saved(person.page);
  await saf.page.getByRole('button', { name: 'Abschließen mit Momentaufnahme' }).click();
  const dialog = saf.page.getByRole('dialog', { name: /Protokoll vom .* abschließen\?/ });
  await expect(dialog.getByText('Die Beratung läuft noch')).toBeVisible();
  await expect(dialog.getByText('JC schreibt gerade in den Anmerkungen.')).toBeVisible();
  await jc.context.setOffline(true);
  await expect(jc.page.locator('[data-state="offline"]')).toBeVisible();
  await jc.page.keyboard.press('End');
  await jc.page.keyboard.press('Enter');
  await jc.page.keyboard.type('Im Funkloch geschrieben.', { delay: 20 });
  await dialog.getByRole('button', { name: 'Protokoll abschließen' }).click();
  await expect(saf.page.getByText(/^Abgeschlossen am/)).toBeVisible();
  await jc.context.setOffline(false);
  await expect(jc.page.getByText('Das Protokoll wurde abgeschlossen.')).toBeVisible();
  const closedNotes = jc.page.getByRole('region', { name: 'Anmerkungen' });
  await expect(jc.page.getByText(/^Abgeschlossen am/)).toBeVisible();
  await expect(closedNotes).toContainText('Der Rechtsanspruch ist angemeldet.');
  await expect(notes(jc)).toHaveCount(0);

  const late = ({ page }: typeof saf) =>
    page.getByRole('region', { name: 'Nach dem Abschluss kamen noch Worte an:' });
  await expect(late(jc)).toContainText('Im Funkloch geschrieben.');
  await expect(closedNotes).not.toContainText('Im Funkloch geschrieben.');
  await isAccessible(saf.page, 'late words');
  await late(saf).getByRole('button', { name: 'Als Nachtrag übernehmen' }).click();
  for (const person of [saf, jc]) await expect(late(person)).toHaveCount(0);
  await expect(jc.page.getByRole('region', { name: 'Nachträge' })).toContainText(
    'Im Funkloch geschrieben.',
  );

  await jc.page.getByRole('button', { name: 'Nachtragen' }).click();
  await expect(jc.page.getByText('Ein paar Worte fehlen noch.')).toBeVisible();
  await jc.page.getByLabel('Was ist nachzutragen?').fill('Der Platz ist ab Januar frei.');
  await jc.page.getByRole('button', { name: 'Nachtragen' }).click();
  const addenda = saf.page.getByRole('region', { name: 'Nachträge' });
  await expect(addenda).toContainText('Nachtrag vom');
  await expect(addenda).toContainText('Der Platz ist ab Januar frei.');
  await isAccessible(saf.page, 'closed minutes');

  const download = saf.page.waitForEvent('download');
  await saf.page.getByRole('button', { name: 'Word' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Protokoll-\d{4}-\d\d-\d\d\.docx$/);
  const { 'word/document.xml': said = new Uint8Array() } = unzipSync(
    await readFile(await file.path()),
  );
  for (const text of ['Das Jobcenter lädt ein.', 'Der Platz ist ab Januar frei.'])
    expect(strFromU8(said)).toContain(text);

  await saf.page.emulateMedia({ media: 'print' });
  await expect(saf.page.getByRole('region', { name: 'Anmerkungen' })).toBeVisible();
  await expect(saf.page.getByRole('tab', { name: 'Protokoll' })).toBeHidden();
  await expect(saf.page.getByRole('button', { name: 'Nachtragen' })).toBeHidden();
});

test('the family gets a sheet of sentences people stand for, in its language, and nothing else goes on paper', async ({
  enter,
}) => {
  const [saf, jc] = await Promise.all(['SAF', 'JC'].map((id) => enter(id)));
  if (!saf || !jc) throw new Error('two people are needed');
  for (const person of [saf, jc]) {
    await openSample(person);
    await person.page.getByRole('tab', { name: 'Protokoll' }).click();
    await person.page.getByRole('button', { name: 'Familienblatt' }).click();
    await expect(person.page.getByText('0 von 3 Sätzen fertig')).toBeVisible();
  }
  const sheet = ({ page }: typeof saf) => page.getByRole('article', { name: 'Familienblatt' });
  const row = (person: typeof saf, text: string) =>
    sheet(person).getByRole('listitem').filter({ hasText: text });
  const checkUp = 'Wir begleiten die Vorsorgeuntersuchung der Kinder.';
  await expect(row(saf, checkUp)).toContainText('Vorschlag');
  await saf.page.getByRole('button', { name: `Passt so: ${checkUp}` }).click();
  await expect(saf.page.getByRole('button', { name: `Anders sagen: ${checkUp}` })).toBeFocused();
  await expect(row(jc, checkUp)).toContainText('Fertig');
  await expect(jc.page.getByText('1 von 3 Sätzen fertig')).toBeVisible();

  await jc.page.getByLabel('Sprache der Übersetzung').selectOption('Arabisch');
  const translation = ({ page }: typeof saf) =>
    page.getByRole('textbox', { name: `Arabisch: ${checkUp}` });
  await translation(jc).fill('نرافق فحص الأطفال.');
  await translation(jc).press('Enter');
  await expect(translation(saf)).toHaveValue('نرافق فحص الأطفال.');
  await expect(translation(saf)).toHaveAttribute('dir', 'rtl');
  await expect(translation(saf)).toHaveAttribute('lang', 'ar');

  const places = 'Wir nennen freie Kindergartenplätze für zwei Kinder.';
  await jc.page.getByRole('button', { name: `Anders sagen: ${places}` }).click();
  const field = jc.page.getByRole('textbox', { name: 'Satz für die Familie' });
  await expect(field).toBeFocused();
  await field.fill('Wir sagen Ihnen, wo zwei Plätze frei sind.');
  await isAccessible(jc.page, 'family sheet');
  await field.press('Enter');
  await expect(row(saf, 'Wir sagen Ihnen, wo zwei Plätze frei sind.')).toContainText('Fertig');

  await saf.page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset.printed = 'yes';
    };
  });
  await saf.page.getByRole('button', { name: 'A4' }).click();
  const asked = saf.page.getByRole('dialog', { name: 'Ein Satz ist noch nicht bestätigt' });
  await expect(asked.getByRole('listitem')).toHaveText(
    'Wir vereinbaren einen Termin bei der Agentur für Arbeit.',
  );
  await expect(saf.page.locator('html')).not.toHaveAttribute('data-printed');
  await asked.getByRole('button', { name: 'Nur fertige Sätze drucken' }).click();
  await expect(saf.page.locator('html')).toHaveAttribute('data-printed', 'yes');
  await saf.page.emulateMedia({ media: 'print' });
  await expect(sheet(saf).getByText(checkUp, { exact: true })).toBeVisible();
  await expect(sheet(saf).locator('p[lang="ar"]')).toHaveText('نرافق فحص الأطفال.');
  await expect(sheet(saf).locator('p[lang="ar"]')).toBeVisible();
  await expect(row(saf, 'Agentur für Arbeit')).toBeHidden();
  await expect(row(saf, checkUp).getByText('Fertig')).toBeHidden();
  await expect(saf.page.getByRole('tab', { name: 'Protokoll' })).toBeHidden();
});
