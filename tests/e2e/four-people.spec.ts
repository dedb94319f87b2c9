import type { Page } from '@playwright/test';
import { expect, openSample, type Person, saved, test } from './fixtures.ts';
import { addEntry, boxOf, editRow, propose, row, takeChair } from './list-steps.ts';

/** Everything an entry list says, as the reader sees it: for comparison between people. */
async function boardAsSeen(page: Page): Promise<string[]> {
  const rows = await page.locator('[data-item][data-root]:not([data-ghost])').allInnerTexts();
  return rows.map((text) => text.replace(/\s+/g, ' ').trim()).sort();
}

async function everybodySees(people: readonly Person[], text: string): Promise<void> {
  await Promise.all(people.map(({ page }) => expect(row(page, text)).toBeVisible()));
}

async function sameForAll(people: readonly Person[]): Promise<void> {
  const [first, ...others] = people;
  if (!first) return;
  for (const { page } of others)
    await expect(async () => {
      const wanted = await boardAsSeen(first.page);
      expect(wanted.length).toBeGreaterThan(20);
      expect(await boardAsSeen(page)).toEqual(wanted);
    }).toPass({ timeout: 15_000 });
}

test('four departments write on one board, and nobody loses a word', async ({ app, enter }) => {
  const [saf, ifk, aa, kjs] = await Promise.all(['SAF', 'IFK', 'AA', 'KJS'].map((id) => enter(id)));
  if (!saf || !ifk || !aa || !kjs) throw new Error('four people are needed');
  const people = [saf, ifk, aa, kjs];
  for (const person of people) await openSample(person);

  await test.step('everyone adds', async () => {
    await Promise.all(
      people.map(({ page, department }) => addEntry(page, 'Sozial', `Beitrag von ${department}`)),
    );
    for (const { department } of people) await everybodySees(people, `Beitrag von ${department}`);
  });

  await test.step('two write in the same card at once', async () => {
    await Promise.all([
      editRow(saf.page, 'Gesundheitskarte'),
      editRow(ifk.page, 'Gesundheitskarte'),
    ]);
    await ifk.page.keyboard.press('Home');
    await Promise.all([
      saf.page.keyboard.type(' ist beantragt', { delay: 25 }),
      ifk.page.keyboard.type('Die ', { delay: 40 }),
    ]);
    await saf.page.keyboard.press('Escape');
    await ifk.page.keyboard.press('Escape');
    await everybodySees(people, 'Die Gesundheitskarte ist beantragt');
  });

  await test.step('one drags a card to another field while another writes in it', async () => {
    await aa.page.getByRole('tab', { name: 'Karte' }).click();
    const card = aa.page.locator('[data-entry]').filter({ hasText: 'Sozialticket' });
    await expect(card).toBeVisible();
    await editRow(kjs.page, 'Sozialticket');
    await kjs.page.keyboard.type(' bis', { delay: 25 });
    const target = await boxOf(
      aa.page.locator('[data-entry]').filter({ hasText: 'Integrationskurs ab November' }),
    );
    const from = await boxOf(card);
    await aa.page.mouse.move(from.x + from.width / 2, from.y + 12);
    await aa.page.mouse.down();
    await aa.page.mouse.move(from.x + from.width / 2 + 20, from.y + 30, { steps: 4 });
    await aa.page.mouse.move(target.x + target.width / 2, target.y + 8, { steps: 12 });
    await kjs.page.keyboard.type(' Dezember', { delay: 25 });
    await aa.page.mouse.up();
    await kjs.page.keyboard.type(' gültig', { delay: 25 });
    await kjs.page.keyboard.press('Escape');
    const infrastructural = saf.page.getByRole('region', { name: 'Infrastrukturell' });
    await expect(row(infrastructural, 'Sozialticket bis Dezember gültig')).toBeVisible();
    await aa.page.getByRole('tab', { name: 'Liste' }).click();
    await everybodySees(people, 'Sozialticket bis Dezember gültig');
  });

  await test.step('one is offline for ten seconds', async () => {
    await ifk.context.setOffline(true);
    await addEntry(ifk.page, 'Materiell', 'Im Funkloch geschrieben');
    await expect(ifk.page.locator('[data-state="offline"]')).toBeVisible();
    await addEntry(saf.page, 'Materiell', 'Währenddessen von SAF');
    await saved(saf.page);
    await ifk.page.waitForTimeout(10_000);
    await expect(row(saf.page, 'Im Funkloch geschrieben')).toHaveCount(0);
    await ifk.context.setOffline(false);
    await everybodySees(people, 'Im Funkloch geschrieben');
    await everybodySees(people, 'Währenddessen von SAF');
    await saved(ifk.page);
  });

  await test.step('two set a direction at the same time, and both are shown', async () => {
    await takeChair(saf.page);
    await saf.context.setOffline(true);
    await expect(saf.page.locator('[data-state="offline"]')).toBeVisible();
    await propose(saf.page, 'Erst die Kinder, dann alles andere.', { set: true });
    await takeChair(aa.page);
    await propose(aa.page, 'Der Vater will arbeiten, jetzt den Einstieg ebnen.', { set: true });
    await saf.context.setOffline(false);
    const decision = aa.page.getByRole('dialog', { name: 'Zwei Richtungen gleichzeitig gesetzt' });
    await expect(decision).toBeVisible();
    for (const { page } of [saf, ifk, kjs])
      await expect(
        page.getByText('Zwei Fassungen, die Moderation entscheidet').first(),
      ).toBeVisible();
    await decision
      .getByRole('button', { name: 'Diese Fassung setzen: Erst die Kinder, dann alles andere.' })
      .click();
    for (const { page } of people) {
      const band = page.getByRole('region', { name: /Allgemeine Aufmerksamkeitsrichtung/ });
      await expect(band).toContainText('Erst die Kinder, dann alles andere.');
      await expect(band).not.toContainText('Der Vater will arbeiten');
    }
  });

  await test.step('a fifth joins later and sees the same, and so does who reloads', async () => {
    await Promise.all(people.map(({ page }) => saved(page)));
    const drk = await enter('DRK');
    await openSample(drk);
    await everybodySees([drk], 'Im Funkloch geschrieben');
    await kjs.page.reload();
    await everybodySees([kjs], 'Im Funkloch geschrieben');
    await sameForAll([...people, drk]);
  });

  await test.step('the server is killed in the middle: what showed "Gesichert" is there', async () => {
    const shownSaved: string[] = [];
    let isKilled = false;
    const write = async ({ page, department }: Person) => {
      for (let number = 1; !isKilled; number++) {
        const text = `${department} schreibt ${number}`;
        await addEntry(page, 'Persönlich', text);
        const isSaved = await page
          .locator('[data-state="saved"]')
          .waitFor({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          );
        if (isSaved && !isKilled) shownSaved.push(text);
      }
    };
    const writers = people.map(write);
    await expect.poll(() => shownSaved.length, { timeout: 60_000 }).toBeGreaterThan(7);
    await app.kill();
    isKilled = true;
    await Promise.all(writers);
    await app.restart();
    for (const { page } of people) await saved(page);
    const late = await enter('JC');
    await openSample(late);
    for (const text of shownSaved) await expect(row(late.page, text)).toBeVisible();
    await sameForAll([...people, late]);
  });
});
