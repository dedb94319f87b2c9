import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { isAccessible } from '../a11y/is-accessible.ts';
import { proposeExample, releaseExample } from '../fixtures/release.ts';
import { signIn } from '../fixtures/test-server.ts';
import { townOf } from '../fixtures/town.ts';
import { expect, openSample, test } from './fixtures.ts';

const title = 'Kita-Bedarf am Tag der Ankunft anmelden';
/** Proposed by somebody else, and released in the browser. */
const proposed = ['Zwei Kinder, Mutter im Kurs', 'Bäcker, ein Kita-Platz fehlt'];
const step = 'Kita-Bedarf anmelden';

test('from released cases to a rule: drafted, discussed and accepted, a chain follows it, and the report tells of it', async ({
  app,
  enter,
  visit,
}) => {
  const [saf, ifk] = await Promise.all(['SAF', 'IFK'].map((id) => signIn(app.url, id)));
  if (!saf || !ifk) throw new Error('two people are needed');
  const examples = townOf(20170921, 60).filter(({ planted }) => planted.asked.includes(0));
  for (const example of examples.slice(0, 8)) await releaseExample(saf, ifk, example);
  for (const [index, name] of proposed.entries()) {
    const example = examples[8 + index];
    if (example) await proposeExample(ifk, example, name);
  }

  const coordinator = await enter('SAF');
  const { page } = coordinator;
  for (const name of proposed) {
    await page.goto(`${app.url}/beispiele`);
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await expect(page.getByText('noch nicht freigegeben')).toHaveCount(0);
  }
  await page.goto(app.url);
  await page.getByRole('link', { name: 'Regelwerk' }).click();
  await expect(page.getByText('10 exemplarische Fälle')).toBeVisible();
  await expect(page.getByRole('row', { name: /Kindergartenplatz/ })).toContainText('über dem Ziel');
  const question = page.getByRole('button', { name: /in den Fragenkatalog übernehmen/ });
  await question.first().click();
  await expect(page.getByText('im Fragenkatalog', { exact: true }).first()).toBeVisible();
  await page.getByText('Kinder', { exact: true }).click();
  await expect(page).toHaveURL(/\?field=children$/);
  await page.getByLabel('Rechtskreis').selectOption('SGB VIII');
  await expect(page.getByText(/ist keine Übergabe ausgewiesen/)).toBeVisible();
  await page.getByRole('button', { name: 'Auswahl aufheben' }).click();
  await expect(page.getByText('10 exemplarische Fälle')).toBeVisible();

  await page.getByRole('button', { name: 'Entwurf schreiben' }).click();
  const form = page.getByRole('dialog', { name: 'Entwurf schreiben' });
  await form.getByRole('button', { name: 'Entwurf speichern' }).click();
  await expect(form.getByLabel('Titel')).toBeFocused();
  await form.getByLabel('Titel').fill(title);
  await form.getByLabel('Was soll gelten?').fill('Nicht erst nach dem Profiling I.');
  await form
    .getByLabel('Handlungsfeld')
    .selectOption({ label: 'Kindliche Bildung und Aufwachsen in Wohlergehen' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Weiter bearbeiten' }).click();
  await expect(form.getByLabel('Titel')).toHaveValue(title);
  await form.getByText('Schritt hinzufügen').click();
  await form.getByLabel('Vorlage').selectOption({ label: 'Ankommen und Arbeit, Ü25' });
  await form.getByLabel('Was geschieht?').fill(step);
  await form.getByLabel('Ziel, Tage').fill('7');
  await form.getByLabel('Ein Beispiel').first().check();
  await expect(form.getByText('1 von höchstens 30 gewählt')).toBeVisible();
  await isAccessible(page, 'the draft of a rule');
  await form.getByRole('button', { name: 'Entwurf speichern' }).click();
  const card = page.getByRole('article', { name: title });
  await expect(card).toContainText('R 01');
  await card.getByRole('button', { name: 'Zur Prüfung geben' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zur Prüfung geben' }).click();
  await expect(card).toContainText('in Prüfung bis');
  // The button is gone; the focus stays at the rule.
  await expect(card.getByRole('heading')).toBeFocused();

  const steering = await visit();
  await steering.page.getByRole('button', { name: /Als Lenkungsgruppe/ }).click();
  const nav = steering.page.getByRole('navigation', { name: 'Hauptnavigation' });
  await expect(nav.getByRole('link')).toHaveText(['Beispiele', 'Regelwerk']);
  const rule = steering.page.getByRole('article', { name: title });
  await rule.getByRole('button', { name: 'Rückfrage' }).click();
  await steering.page.getByLabel('Was ist offen?').fill('Wer meldet am Wochenende?');
  await steering.page.getByRole('button', { name: 'Eintragen' }).click();
  await rule.getByRole('button', { name: 'Zustimmen' }).click();
  await expect(rule).toContainText('Wer meldet am Wochenende?');
  await expect(rule).toContainText('1 Zustimmung');
  await isAccessible(steering.page, 'the Regelwerk');

  // Meanwhile the draft is changed: what is decided is what is seen.
  await card.getByRole('button', { name: 'R 01: mehr' }).click();
  await page.getByRole('menuitem', { name: 'Bearbeiten …' }).click();
  await page
    .getByLabel('Was soll gelten?')
    .fill('Das SOZ meldet, montags auch für das Wochenende.');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(card).toContainText('montags');
  await rule.getByRole('button', { name: 'Entscheiden …' }).click();
  const decision = steering.page.getByRole('dialog', { name: 'R 01 entscheiden' });
  await expect(decision).toContainText('Wer meldet am Wochenende?');
  await expect(decision).toContainText('Ein Fall stützt, keine Ausnahme');
  await decision.getByLabel('gilt ab').fill('2017-06-01');
  await decision.getByRole('button', { name: 'Regel annehmen' }).click();
  await expect(decision.getByText(/montags/)).toBeVisible();
  await expect(decision.getByLabel('gilt ab')).toHaveValue('2017-06-01');
  await decision.getByRole('button', { name: 'Regel annehmen' }).click();
  await expect(rule).toContainText('gilt seit 01.06.2017');
  await expect(rule).toContainText('Angenommen am');

  await steering.page.getByRole('button', { name: 'Bericht' }).click();
  const report = steering.page.getByRole('dialog', { name: 'Bericht an die Lenkungsgruppe' });
  const quarter = report.getByLabel('Quartal');
  const due = report.getByRole('option', { selected: true });
  // The quarter before this one is to be reported, in which nobody wrote a rule.
  await expect(report).toContainText('In diesem Quartal wurde keine Regel geschrieben');
  await expect(due).not.toContainText('läuft noch');
  await quarter.selectOption({ index: 0 });
  await expect(report.getByText('läuft noch').last()).toBeVisible();
  const rules = report.getByRole('region', { name: 'Regeln', exact: true });
  await expect(rules.getByRole('row', { name: title })).toContainText(
    /entworfen am .*, angenommen am .*gilt seit 01\.06\.2017/,
  );
  await expect(report).toContainText('Sie werden nur je Halbjahr ausgewiesen');
  await isAccessible(steering.page, 'the report of a quarter');
  const download = steering.page.waitForEvent('download');
  await report.getByRole('button', { name: 'Word' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Bericht-\d{4}-Q[1-4]\.docx$/);
  const { 'word/document.xml': said = new Uint8Array() } = unzipSync(
    await readFile(await file.path()),
  );
  for (const text of ['Quartal', '10 exemplarische Fälle', 'Kindergartenplatz', title])
    expect(strFromU8(said)).toContain(text);

  await page.goto(app.url);
  await openSample(coordinator);
  await page.getByRole('tab', { name: 'Verlauf' }).click();
  await page.getByText('Kette', { exact: true }).click();
  await page.getByRole('button', { name: /^Vorlage:/ }).click();
  await expect(page.getByText('folgt R 01')).toBeVisible();
  await page.getByRole('button', { name: 'Anwenden' }).click();
  const chain = page.getByRole('region', { name: 'Dienstleistungskette' });
  await expect(chain.getByRole('listitem').filter({ hasText: step })).toBeVisible();
  const follows = page.getByRole('link', { name: 'folgt R 01' });
  await expect(follows).toHaveAttribute('href', '/regelwerk#regel-1');
  await steering.page.keyboard.press('Escape');
  await rule.getByRole('button', { name: 'R 01: mehr' }).click();
  await steering.page.getByRole('menuitem', { name: 'Regel beenden …' }).click();
  const ending = steering.page.getByRole('dialog', { name: 'R 01 beenden' });
  await ending.getByLabel('Grund').fill('Es geht auch ohne.');
  await ending.getByRole('button', { name: 'Regel beenden' }).click();
  await expect(ending).toBeHidden();
  await page.reload();
  await page.getByText('Kette', { exact: true }).click();
  await expect(page.getByRole('button', { name: /^Vorlage:/ })).toBeVisible();
  await expect(follows).toBeHidden();
});
