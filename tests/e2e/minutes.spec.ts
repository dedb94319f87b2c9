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
  await dialog.getByRole('button', { name: 'Protokoll abschließen' }).click();
  const closedNotes = jc.page.getByRole('region', { name: 'Anmerkungen' });
  await expect(jc.page.getByText(/^Abgeschlossen am/)).toBeVisible();
  await expect(closedNotes).toContainText('Der Rechtsanspruch ist angemeldet.');
  await expect(notes(jc)).toHaveCount(0);

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
