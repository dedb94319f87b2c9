import type { Page } from '@playwright/test';
import { sampleCaseId } from '../../server/access/probe.ts';
import { expect, openSample, type Person, saved, test } from '../e2e/fixtures.ts';
import { shoot } from './shoot.ts';

/** A value per department for A, B, C and the Passivlösung. */
const stances: Readonly<Record<string, readonly number[]>> = {
  SAF: [4, 6, 0, 9],
  JC: [2, 3, 2, 6],
  KJS: [1, 2, 4, 6],
  AA: [4, 0, 3, 7],
};
const objections: Readonly<Record<string, string>> = {
  'KJS 2': 'vor Januar keine freien Plätze',
  'AA 2': 'Arbeitsaufnahme verzögert sich',
};

const shownLens = '[id^="lens-tab"][aria-selected="true"]';

async function giveStances({ page, context, department }: Person): Promise<void> {
  const ids = await page
    .locator('[data-strategy-column]')
    .evaluateAll((columns) => columns.map((each) => each.getAttribute('data-strategy-column')));
  const origin = new URL(page.url()).origin;
  for (const [index, resistance] of (stances[department] ?? []).entries()) {
    const objection = objections[`${department} ${index}`];
    const answer = await context.request.put(
      `${origin}/api/cases/${sampleCaseId}/stances/${ids[index]}`,
      { data: { resistance, ...(objection ? { objection } : {}) }, headers: { origin } },
    );
    expect(answer.ok()).toBe(true);
  }
}

test('every phase of a consultation, as everybody sees it', async ({ browser, enter, app }) => {
  test.setTimeout(240_000);
  const saf = await enter('SAF');
  const jc = await enter('JC', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' });
  const kjs = await enter('KJS', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const aa = await enter('AA');
  for (const person of [saf, jc, aa]) await openSample(person, 'Karte');
  await openSample(kjs, 'Liste');
  const wall = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1920, height: 1080 },
    storageState: await saf.context.storageState(),
  });
  const room = await wall.newPage();
  await room.goto(`${app.url}/raum/${sampleCaseId}`);

  const { page } = saf;
  const course = page.getByRole('navigation', { name: 'Ablauf der Beratung' });
  const shootAll = async (phase: string) => {
    const lens = await page.locator(shownLens).textContent();
    if (phase !== '4-richtung')
      for (const each of [jc.page, kjs.page])
        await expect(each.locator(shownLens)).toHaveText(String(lens));
    await saved(page);
    const screens: [string, Page][] = [
      ['1440', page],
      ['1920-dark', jc.page],
      ['390', kjs.page],
      ['room', room],
    ];
    for (const [size, each] of screens) await shoot(each, `${phase}-${size}`);
  };
  const goOn = (phase: string) =>
    course.getByRole('button', { name: `Weiter zu ${phase}` }).click();

  await course.getByRole('button', { name: 'Beratung starten' }).click();
  await expect(page.getByRole('tab', { name: 'Einstieg', selected: true })).toBeVisible();
  await shootAll('1-einstieg');
  await goOn('Ressourcen und Lücken');
  await shootAll('2-luecken');
  await goOn('Wille');
  await shootAll('3-wille');
  await goOn('Richtung');
  await shootAll('4-richtung');
  await goOn('Strategien');
  for (const each of [aa.page, kjs.page])
    await expect(each.getByRole('tab', { name: 'Strategien', selected: true })).toBeVisible();
  for (const person of [jc, aa]) await giveStances(person);
  await expect(page.getByText('2 von 4 Haltungen abgegeben')).toBeVisible();
  await shootAll('5-strategien-verdeckt');
  for (const person of [saf, { ...kjs, page }]) await giveStances(person);
  await expect(page.getByText('4 von 4 Haltungen abgegeben')).toBeVisible();
  await page.getByRole('button', { name: 'Haltungen aufdecken' }).click();
  await expect(room.getByText('geringster Widerstand')).toBeVisible();
  await shootAll('5-strategien-aufgedeckt');
  await page.getByRole('button', { name: 'Widerstand senken' }).click();
  const dialog = page.getByRole('dialog', { name: 'Was würde den Widerstand senken?' });
  await dialog.getByRole('textbox').fill('die Betreuung der Kinder gesichert ist');
  await dialog.getByRole('button', { name: 'Eintragen' }).click();
  await expect(dialog.getByText('Bedingung eingetragen')).toBeVisible();
  await shoot(page, '5-widerstand-senken-1440');
  await dialog.getByRole('button', { name: 'Ohne neue Runde weiter' }).click();
  await page.getByRole('button', { name: 'Entscheidung festhalten' }).click();
  const decision = page.getByRole('dialog', { name: 'Entscheidung' });
  await decision.getByRole('textbox').fill('C verfolgen, B ruht bis Kursbeginn.');
  await decision
    .getByRole('group', { name: /^C / })
    .getByText('verfolgen', { exact: true })
    .click();
  await decision.getByRole('button', { name: 'Entscheidung festhalten' }).click();
  await goOn('Vereinbarungen');
  await shootAll('6-vereinbarungen');
  await goOn('Momentaufnahme');
  await shootAll('7-momentaufnahme');
  await wall.close();
});
