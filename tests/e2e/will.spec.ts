import { expect, openSample, saved, test } from './fixtures.ts';

test('a wish becomes a Wille by evidence, is lost with it, and nobody loses what they type', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  for (const { page } of [saf, ifk]) {
    await openSample(page === saf.page ? saf : ifk, 'Liste');
    await page.goto(page.url().replace(/liste$/, 'wille'));
    await saved(page);
  }
  const rowOf = ({ page }: typeof saf, who: string) => page.getByRole('article', { name: who });
  const stateOf = (person: typeof saf, who: string) =>
    rowOf(person, who)
      .getByRole('listitem')
      .filter({ has: person.page.getByRole('heading', { name: 'Wille', exact: true }) });

  await test.step('the question for the Wille is asked of another department in one step', async () => {
    const mother = rowOf(saf, 'Mutter');
    await mother.getByRole('button', { name: /^Frage an SAF.* öffnen: / }).click();
    await saf.page.getByRole('button', { name: 'Entfernen', exact: true }).click();
    await mother
      .getByRole('button', { name: 'Nach dem Willen fragen lassen: Mutter' })
      .press('Enter');
    await saf.page.getByRole('menuitem', { name: /^DRK/ }).click();
    await expect(mother.getByRole('heading', { name: 'Mutter' })).toBeFocused();
    await expect(
      rowOf(ifk, 'Mutter').getByRole('button', {
        name: /^Frage an DRK.* öffnen: Was will die Mutter/,
      }),
    ).toBeVisible();
  });

  const form = ifk.page.getByRole('textbox', { name: 'Wunsch: Mutter' });
  await test.step('one piece of evidence makes the wish of the family a Wille, for everybody', async () => {
    await rowOf(ifk, 'Mutter').getByRole('button', { name: 'Wunsch eintragen: Mutter' }).click();
    await ifk.page.keyboard.type('Ich möchte nä');
    await expect(stateOf(ifk, 'Familie')).toContainText('bleibt Wunsch');
    await rowOf(saf, 'Familie')
      .getByRole('button', { name: /^andere …/ })
      .press('Enter');
    await saf.page.getByRole('searchbox', { name: 'Belege suchen' }).fill('pünktlich');
    await saf.page.keyboard.press('Enter');
    await saf.page.keyboard.press('Escape');
    await expect(stateOf(ifk, 'Familie')).toContainText('Wille, ein Beleg');
  });

  await test.step('the last evidence goes, the Wille is a wish again and says so', async () => {
    await rowOf(saf, 'Familie')
      .getByRole('button', { name: 'Pünktlich und verlässlich nicht mehr als Beleg verknüpfen' })
      .press('Enter');
    await expect(rowOf(saf, 'Familie').getByRole('button', { name: /^andere …/ })).toBeFocused();
    await expect(stateOf(ifk, 'Familie')).toContainText('wieder Wunsch');
    await expect(stateOf(ifk, 'Familie')).toContainText('Der letzte Beleg ist entfernt.');
    await stateOf(saf, 'Familie').getByRole('button', { name: 'Hinweis schließen' }).click();
    await expect(stateOf(ifk, 'Familie')).toContainText('bleibt Wunsch');
  });

  await test.step('two enter a wish of the same person: both are there, no word is lost', async () => {
    await rowOf(saf, 'Mutter').getByRole('button', { name: 'Wunsch eintragen: Mutter' }).click();
    await saf.page.keyboard.type('Ich möchte Deutsch lernen.');
    await saf.page.keyboard.press('Enter');
    await expect(rowOf(ifk, 'Mutter').getByText('„Ich möchte Deutsch lernen.“')).toBeVisible();
    await expect(form).toBeFocused();
    await ifk.page.keyboard.type('hen.');
    await ifk.page.keyboard.press('Enter');
    await expect(rowOf(saf, 'Mutter').getByText('„Ich möchte nähen.“')).toBeVisible();
    await expect(rowOf(saf, 'Mutter')).toHaveCount(2);
  });

  await test.step('a judgement needs its reason', async () => {
    await rowOf(saf, 'Mutter')
      .first()
      .getByRole('button', { name: /noch nicht eingeschätzt/ })
      .click();
    const dialog = saf.page.getByRole('dialog', { name: 'Umsetzbarkeit einschätzen: Mutter' });
    await dialog.getByText('kaum').click();
    await dialog.getByRole('button', { name: 'Übernehmen' }).click();
    await expect(dialog.getByText('Bitte begründen.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Begründung' }).fill('Die Kita-Plätze fehlen');
    await saf.page.keyboard.press('Enter');
    await expect(rowOf(ifk, 'Mutter').getByText('Die Kita-Plätze fehlen')).toBeVisible();
  });
});
