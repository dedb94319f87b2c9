import AxeBuilder from '@axe-core/playwright';
import { expect, openSample, saved, test } from './fixtures.ts';
import { row } from './list-steps.ts';

test('what is asked in an interview becomes a resource, a wish or a gap in one step', async ({
  enter,
}) => {
  const saf = await enter('SAF');
  const ifk = await enter('IFK');
  await openSample(saf);
  await openSample(ifk);
  const { page } = saf;
  const guide = page.getByRole('region', { name: 'Gesprächsleitfaden' });
  const area = (name: string) => guide.getByRole('button', { name: new RegExp(`^${name} `) });

  await page.getByRole('button', { name: 'Mehr zum Fall' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Leitfaden' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Leitfaden' })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  await test.step('the family is asked for what concerns all, the father by his age', async () => {
    await expect(area('Arbeit Ü25')).toHaveCount(0);
    await guide.getByRole('radio', { name: 'Vater' }).press('Space');
    await expect(guide.getByText('Mit Sprachmittlung')).toBeVisible();
    await expect(area('Arbeit U25')).toHaveCount(0);
    await area('Arbeit Ü25').press('Enter');
    await expect(area('Arbeit Ü25')).toContainText('0 von');
  });

  await test.step('an answer lies on everybody’s map', async () => {
    const question = 'Was haben Sie bisher gearbeitet, bezahlt oder unbezahlt?';
    await guide.getByRole('button', { name: `Antwort eintragen: ${question}` }).press('Enter');
    await page.keyboard.type('Hat auf dem Hof der Eltern gearbeitet');
    await page.keyboard.press('Enter');
    await expect(
      guide.getByRole('button', { name: 'Hat auf dem Hof der Eltern gearbeitet' }),
    ).toBeVisible();
    await expect(
      guide.getByRole('button', { name: `Antwort eintragen: ${question}` }),
    ).toBeFocused();
    await expect(area('Arbeit Ü25')).toContainText('1 von');
    await expect(row(ifk.page, 'Hat auf dem Hof der Eltern gearbeitet')).toBeVisible();
  });

  await test.step('what nobody could answer is a gap, and can be taken back', async () => {
    const asGap = guide.getByRole('button', { name: /^Als Lücke: Welche Abschlüsse/ });
    const onBoard = row(ifk.page, 'Welche Abschlüsse, Zeugnisse');
    await asGap.press('Enter');
    await expect(onBoard).toBeVisible();
    await expect(area('Arbeit Ü25')).toContainText('2 von');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect(onBoard).toHaveCount(0);
  });

  await test.step('an answer about the Wille is a wish', async () => {
    await area('Wille').press('Enter');
    await guide
      .getByRole('button', { name: /^Antwort eintragen: Was wollen Sie selbst/ })
      .press('Enter');
    await page.keyboard.type('Eine eigene Werkstatt');
    await page.keyboard.press('Enter');
    await expect(guide.getByText('Eine eigene Werkstatt')).toBeVisible();
    await expect(ifk.page.getByText('Eine eigene Werkstatt').first()).toBeVisible();
    await saved(page);
  });

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
