import { isAccessible } from '../a11y/is-accessible.ts';
import { expect, openSample, saved, test } from './fixtures.ts';

test('two people at one chain: days, a skipped step, the order and the hand-over; contradictions are refused', async ({
  enter,
}) => {
  const [saf, kjs] = await Promise.all(['SAF', 'KJS'].map((id) => enter(id)));
  if (!saf || !kjs) throw new Error('two people are needed');
  for (const person of [saf, kjs]) {
    await openSample(person);
    await person.page.getByRole('tab', { name: 'Verlauf' }).click();
    await person.page.getByText('Kette', { exact: true }).click();
  }
  const chainOf = ({ page }: typeof saf) =>
    page.getByRole('region', { name: 'Dienstleistungskette' });
  const step = (person: typeof saf, name: string) =>
    chainOf(person).getByRole('listitem').filter({ hasText: name });
  const places = 'Zwei Kindergartenplätze';
  const course = 'Teilqualifizierung Maler';
  await expect(step(saf, places)).toContainText('überfällig');
  await isAccessible(saf.page, 'the chain');

  // At the same moment: one begins a step, the other skips one.
  await kjs.page.getByRole('button', { name: `${places}, begonnen noch kein Tag` }).click();
  await step(saf, course)
    .getByRole('button', { name: `${course}: mehr` })
    .click();
  await saf.page.getByRole('menuitem', { name: 'Überspringen …' }).click();
  const skip = saf.page.getByRole('dialog', { name: 'Schritt überspringen' });
  await skip.getByRole('button', { name: 'Überspringen' }).click();
  await expect(skip.getByText('Ein Grund fehlt noch.')).toBeVisible();
  await skip.getByLabel('Grund').fill('erst nach dem Kurs');
  await Promise.all([
    skip.getByRole('button', { name: 'Überspringen' }).click(),
    kjs.page.getByRole('button', { name: 'Heute', exact: true }).click(),
  ]);
  for (const person of [saf, kjs]) {
    await expect(step(person, places)).toContainText('läuft seit heute');
    await expect(step(person, course)).toContainText('übersprungen: erst nach dem Kurs');
  }

  // What cannot be is refused in words, and the day stays as it was.
  await saf.page.getByRole('button', { name: `${places}, erledigt noch kein Tag` }).click();
  await saf.page.getByLabel('Tag', { exact: true }).fill('2017-07-10');
  await saf.page.keyboard.press('Enter');
  await expect(saf.page.getByText(/kann nicht erledigt sein, bevor er beginnt/)).toBeVisible();
  await saf.page.keyboard.press('Escape');
  await saf.page.keyboard.press('Escape');
  await expect(
    saf.page.getByRole('button', { name: `${places}, erledigt noch kein Tag` }),
  ).toBeVisible();

  // By keyboard to another place, and back by undo.
  const name = step(kjs, course).getByRole('button', { name: course, exact: true });
  await name.press('Alt+ArrowUp');
  await expect(name).toBeFocused();
  const last = (person: typeof saf) => chainOf(person).getByRole('listitem').nth(11);
  await expect(last(saf)).toContainText('Rechtskreiswechsel, Übergabe');
  await kjs.page.keyboard.press('ControlOrMeta+z');
  await expect(last(saf)).toContainText(course);

  const handover = (person: typeof saf) => person.page.getByRole('region', { name: 'Übergabe' });
  await expect(handover(kjs)).toContainText('4 von 7');
  await kjs.page.getByLabel('Krankenkasse umgestellt').check();
  await saf.page.getByLabel('Familie über Änderungen informiert').check();
  for (const person of [saf, kjs]) await expect(handover(person)).toContainText('6 von 7');

  // Taken back, the change is to come again, and is entered anew with its list as it was.
  const change = 'Rechtskreiswechsel, Übergabe';
  const clock = (person: typeof saf) =>
    person.page.getByRole('region', { name: 'Rechtskreiswechsel' });
  await saf.page.getByRole('button', { name: `${change}, begonnen 12.09.17` }).click();
  await saf.page.getByRole('button', { name: 'Kein Tag', exact: true }).click();
  await expect(clock(kjs)).toContainText('voraussichtlich am 12.09.2017');
  await clock(kjs).getByRole('button', { name: 'Wechsel eintragen …' }).click();
  const record = kjs.page.getByRole('dialog', { name: 'Wechsel in SGB II eintragen' });
  await record.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await expect(clock(saf)).toContainText('am 12.09.2017, Tag');
  await expect(handover(saf)).toContainText('6 von 7');

  const lead = (person: typeof saf) =>
    person.page.getByRole('region', { name: 'Fallverantwortung' });
  await saf.page.getByRole('radio', { name: /^geht über an/ }).check();
  await expect(lead(kjs).getByRole('radio', { name: /^geht über an/ })).toBeChecked();
  await isAccessible(saf.page, 'the decision on the Fallverantwortung');
  await saved(saf.page);
  await saved(kjs.page);
});

test('the chain of Familie O. on 21 September 2017 is that of the article', async ({
  app,
  enter,
}) => {
  const { page } = await enter('SAF');
  const answer = await page.request.get(`${app.url}/api/cases/familie-o/snapshots`);
  const { at } = ((await answer.json()) as { at: number }[]).toSorted((a, b) => b.at - a.at)[0] ?? {
    at: 0,
  };
  await page.goto(`${app.url}/fall/familie-o/momentaufnahme/${at}/verlauf`);
  await page.getByText('Kette', { exact: true }).click();
  const chain = page.getByRole('region', { name: 'Dienstleistungskette' });
  const step = (name: string) => chain.getByRole('listitem').filter({ hasText: name });
  await expect(step('Zwei Kindergartenplätze')).toContainText('seit 77 Tagen, Ziel 30');
  await expect(step('Termin bei der Agentur für Arbeit')).toContainText('75 Tage, Ziel 28');
  await expect(step('Alphabetisierungskurs')).toContainText(
    'übersprungen: direkt Integrationskurs',
  );
  await expect(chain.getByText('fällig ab November')).toBeVisible();
  await expect(chain.getByText('läuft, 4 von 7')).toBeVisible();
  const clock = page.getByRole('region', { name: 'Rechtskreiswechsel' });
  await expect(clock).toContainText('am 12.09.2017, Tag 9 von 28');
  await expect(clock).toContainText('Übergabe bis 10.10.2017');
  await expect(clock).toContainText('Die Uhr rechnet nur, sie entscheidet nicht.');
  await expect(page.getByLabel('Grund')).toHaveValue('Kita-Plätze offen, Dublin-Prüfung läuft');
  await isAccessible(page, 'the chain as it was');
});
