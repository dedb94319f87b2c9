import { course, handOver, lead, phase, selected } from './course-steps.ts';
import { expect, openSample, saved, test } from './fixtures.ts';
import { row } from './list-steps.ts';

test('a consultation is led, followed, handed over, and outlives the server', async ({
  app,
  enter,
}) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  const kjs = await enter('KJS', { viewport: { width: 390, height: 844 } });
  // A clock that is an hour late shows the same minutes.
  await ifk.page.clock.install({ time: Date.now() - 3_600_000 });
  await ifk.page.reload();
  for (const person of [saf, ifk, kjs]) await openSample(person, 'Liste');
  const pill = course(kjs.page).getByRole('button');

  await test.step('one click starts it for everybody', async () => {
    await course(saf.page).getByRole('button', { name: 'Beratung starten' }).click();
    for (const { page } of [saf, ifk]) {
      await expect(phase(page)).toContainText('Einstieg');
      await expect(phase(page)).toContainText('noch 2 min');
    }
    await expect(pill).toContainText('Einstieg');
    // It runs: nobody can start a second one.
    await expect(course(ifk.page).getByRole('button', { name: 'Beratung starten' })).toHaveCount(0);
  });

  await test.step('the others follow lens and filter of the chair', async () => {
    await saf.page.getByRole('tab', { name: 'Strategien' }).click();
    for (const { page } of [ifk, kjs]) await selected(page, 'Strategien');
    // Turning to another strategy on the phone is no way of one's own.
    await kjs.page.getByRole('tab', { name: /^Strategie B/ }).click();
    await saf.page.getByRole('tab', { name: 'Liste' }).click();
    await selected(kjs.page, 'Liste');
    await saf.page.getByRole('button', { name: 'Vater', exact: true }).click();
    await expect(
      ifk.page.getByRole('button', { name: 'Vater', exact: true, pressed: true }),
    ).toBeVisible();
  });

  await test.step('the chair shows one entry to all', async () => {
    const item = saf.page.locator('[data-item][data-root="resources"]').first();
    const text = await item.getAttribute('data-item');
    await item.focus();
    await saf.page.keyboard.press('Shift+Enter');
    await saf.page.getByRole('button', { name: 'Für alle hervorheben' }).click();
    await saf.page.keyboard.press('Escape');
    await expect(ifk.page.locator(`[data-item="${text}"]`).first()).toHaveAccessibleName(
      /hervorgehoben für alle/,
    );
    await saf.page.getByRole('button', { name: 'Familie', exact: true }).click();
  });

  await test.step('who goes their own way stays there, and comes back by one key', async () => {
    await ifk.page.getByRole('tab', { name: 'Strategien' }).click();
    await expect(
      course(ifk.page).getByRole('button', { name: 'Der Moderation folgen' }),
    ).toHaveAttribute('aria-pressed', 'false');
    await saf.page.getByRole('tab', { name: 'Karte' }).click();
    await selected(kjs.page, 'Liste');
    await selected(ifk.page, 'Strategien');
    await ifk.page.keyboard.press('F8');
    await selected(ifk.page, 'Karte');
  });

  await test.step('"Für alle zeigen" brings everybody once, with a way back', async () => {
    await ifk.page.getByRole('tab', { name: 'Liste' }).click();
    await lead(saf.page, 'Für alle zeigen');
    await selected(ifk.page, 'Karte');
    await ifk.page.getByRole('button', { name: 'Zurück zur eigenen' }).click();
    await selected(ifk.page, 'Liste');
    await ifk.page.keyboard.press('F8');
    await selected(ifk.page, 'Karte');
  });

  await test.step('nobody is taken away while they write', async () => {
    await saf.page.getByRole('tab', { name: 'Liste' }).click();
    await selected(ifk.page, 'Liste');
    await ifk.page.getByRole('button', { name: 'Hinzufügen' }).first().click();
    await ifk.page.keyboard.type('Ein halber Satz');
    await saf.page.getByRole('tab', { name: 'Strategien' }).click();
    await selected(kjs.page, 'Strategien');
    await ifk.page.keyboard.type(' wird ganz');
    await selected(ifk.page, 'Liste');
    await ifk.page.keyboard.press('Enter');
    await ifk.page.keyboard.press('Escape');
    await selected(ifk.page, 'Strategien');
    await saf.page.getByRole('tab', { name: 'Liste' }).click();
    await expect(row(saf.page, 'Ein halber Satz wird ganz')).toBeVisible();
  });

  await test.step('phases go on and back, and nothing counted is lost', async () => {
    const next = course(saf.page).getByRole('button', { name: /^Weiter zu/ });
    await next.click();
    await expect(phase(ifk.page)).toContainText('Ressourcen und Lücken');
    await expect(pill).toContainText('Lücken');
    await next.click();
    await expect(phase(ifk.page)).toContainText('Wille');
    await lead(saf.page, 'Ressourcen und Lücken');
    await expect(phase(ifk.page)).toContainText('Ressourcen und Lücken');
    // Looking ahead changes the own view only.
    await course(ifk.page)
      .getByRole('button', { name: /^Strategien/ })
      .click();
    await selected(ifk.page, 'Strategien');
    await expect(phase(saf.page)).toContainText('Ressourcen und Lücken');
    await ifk.page.keyboard.press('F8');
  });

  await test.step('one minute more, and a pause', async () => {
    await lead(saf.page, 'Eine Minute mehr');
    await expect(phase(ifk.page)).toContainText('noch 11 min');
    await lead(saf.page, 'Pause');
    await expect(phase(ifk.page)).toContainText('Pause');
    await lead(saf.page, 'Weiter');
    await expect(phase(ifk.page)).toContainText('noch 11 min');
  });

  await test.step('the course of this one case is adapted', async () => {
    await lead(saf.page, 'Ablauf anpassen');
    const dialog = saf.page.getByRole('dialog', { name: 'Ablauf anpassen' });
    const minutes = dialog.getByRole('spinbutton', { name: 'Minuten für Wille' });
    await minutes.fill('0');
    await dialog.getByRole('button', { name: 'Übernehmen' }).click();
    await expect(
      dialog.getByRole('alert').filter({ hasText: 'ganze Minuten von 1 bis 120' }),
    ).toBeVisible();
    await expect(minutes).toBeFocused();
    await minutes.fill('7');
    await dialog.getByRole('textbox', { name: 'Name von Richtung' }).fill('Worauf achten wir');
    await dialog.getByRole('button', { name: 'Momentaufnahme weglassen' }).click();
    await dialog.getByRole('button', { name: 'Übernehmen' }).click();
    await expect(course(ifk.page).getByText('Worauf achten wir')).toBeVisible();
    await expect(course(ifk.page).getByText('Momentaufnahme')).toHaveCount(0);
    await saved(saf.page);
  });

  await test.step('the server is killed and starts again: the course stands where it stood', async () => {
    await app.kill();
    await app.restart();
    for (const { page } of [saf, ifk, kjs]) await saved(page);
    await expect(phase(ifk.page)).toContainText('Ressourcen und Lücken');
    await expect(course(ifk.page).getByText('Worauf achten wir')).toBeVisible();
  });

  await test.step('the chair is handed over', async () => {
    await handOver(saf.page, 'IFK');
    await expect(course(ifk.page).getByRole('button', { name: /^Weiter zu/ })).toBeVisible();
    await expect(course(saf.page).getByRole('button', { name: /^Weiter zu/ })).toHaveCount(0);
    await course(ifk.page)
      .getByRole('button', { name: /^Weiter zu/ })
      .click();
    await expect(phase(saf.page)).toContainText('Wille');
  });

  await test.step('it is closed, with the day of the next look', async () => {
    await lead(ifk.page, 'Beratung schließen');
    const dialog = ifk.page.getByRole('dialog', { name: 'Beratung schließen' });
    await dialog.getByLabel('Nächster Blick').fill('2017-01-01');
    await dialog.getByRole('button', { name: 'Beratung schließen' }).click();
    await expect(dialog.getByRole('alert').filter({ hasText: 'ab heute' })).toBeVisible();
    await dialog.getByLabel('Nächster Blick').fill('2099-10-19');
    await dialog.getByRole('button', { name: 'Beratung schließen' }).click();
    for (const { page } of [saf, ifk])
      await expect(course(page).getByRole('button', { name: 'Beratung starten' })).toBeVisible();
    await expect(pill).toContainText('Ablauf');
  });
});

test('the chair is gone for a minute: the others are told and can take over', async ({ enter }) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  for (const person of [saf, ifk]) await openSample(person, 'Liste');
  await course(saf.page).getByRole('button', { name: 'Beratung starten' }).click();
  await expect(phase(ifk.page)).toContainText('Einstieg');
  await saf.context.close();
  await expect(
    ifk.page.getByRole('list', { name: 'Am Tisch' }).locator('[data-presence="here"]'),
  ).toHaveCount(1);
  const notice = ifk.page
    .getByRole('status')
    .filter({ hasText: 'seit einer Minute nicht mehr da' });
  await expect(notice).toBeVisible({ timeout: 90_000 });
  await notice.getByRole('button', { name: 'Moderation übernehmen' }).click();
  await expect(notice).toHaveCount(0);
  await expect(course(ifk.page).getByRole('button', { name: /^Weiter zu/ })).toBeVisible();
});
