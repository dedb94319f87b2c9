import type { Page } from '@playwright/test';
import { daysAfter } from '../../client/ui/due-days.ts';
import { sampleCaseId } from '../../server/access/probe.ts';
import { wallClock } from '../../shared/method/agenda.ts';
import { course, handOver, lead, phase } from './course-steps.ts';
import { type App, expect, type Person, saved, test } from './fixtures.ts';
import { noticeMouse, pressOn, tabTo } from './keyboard-steps.ts';
import { propose, row } from './list-steps.ts';
import { answerOf, bar, column, give, lowering, tapStance, typeStance } from './weighing-steps.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const kita = 'Freie Kindergartenplätze für zwei Kinder nennen';
const places = 'Zwei Kindergartenplätze fehlen – ab wann frei?';
const mother = 'Was will die Mutter für sich erreichen?';
const contacts = 'Gibt es Kontakte außerhalb der Unterkunft?';
const childCare = 'Kann der Kinderhort hier überbrücken?';
const placeFree = 'Ein Platz ab Januar, der zweite ab März';
const kindergarten = 'Erst ein Platz für beide Kinder, dann lernen beide Eltern.';
const secret = 'verdeckt gesagt';
const condition = 'die Wohnsitzauflage vorher geklärt ist';
const decision = 'C verfolgen, B ruht bis zur Klärung.';
const letters = ['A', 'B', 'C', '0'] as const;

const question = (page: Page, text: string) =>
  page.locator('[data-item]').filter({ hasText: text });
const agreement = (page: Page, what: string) => page.getByRole('listitem', { name: what });
const composer = (page: Page) => page.getByRole('form', { name: 'Neue Vereinbarung' });
const picture = (page: Page, name: string) => page.locator(`[data-picture="${name}"]`);
const isPhone = ({ page }: Person) => (page.viewportSize()?.width ?? 0) < 500;

/** What must hold for every participant. */
async function all(
  people: readonly Person[],
  check: (page: Page, person: Person) => Promise<void>,
): Promise<void> {
  await Promise.all(people.map((person) => check(person.page, person)));
}

/** Everybody sees where the course stands. */
const stands = (people: readonly Person[], name: string, short = name) =>
  all(people, (page, person) =>
    isPhone(person)
      ? expect(course(page).getByRole('button')).toContainText(short)
      : expect(phase(page), person.department).toContainText(name),
  );

/** Everybody is shown that lens; narrow screens have the list for the map. */
const areAt = (people: readonly Person[], lens: string) =>
  all(people, (page, person) =>
    expect(
      page.getByRole('tab', {
        name: lens === 'Karte' && isPhone(person) ? 'Liste' : lens,
        selected: true,
      }),
      person.department,
    ).toBeVisible(),
  );

const next = (page: Page, name: string) =>
  course(page)
    .getByRole('button', { name: `Weiter zu ${name}` })
    .click();

const join = ({ page }: Person, app: App) => page.goto(`${app.url}/fall/${sampleCaseId}/liste`);

test('eight departments hold a whole consultation, one of them by keyboard alone', async ({
  app,
  enter,
  visit,
}) => {
  test.setTimeout(420_000);
  const [saf, ifk, jc, soz, aus] = await Promise.all([
    enter('SAF'),
    enter('IFK'),
    enter('JC'),
    enter('SOZ'),
    enter('AUS'),
  ]);
  const [kjs, drk] = await Promise.all([enter('KJS', phone), enter('DRK', phone)]);
  const aa: Person = { ...(await visit()), department: 'AA' };
  const usedMouse = await noticeMouse(aa.page);
  const others = [saf, ifk, jc, soz, aus, kjs, drk];
  const people = [...others, aa];
  const desks = people.filter((person) => !isPhone(person));
  /** Who was sent anything of a stance. */
  const told = new Set<string>();
  for (const { page, department } of people)
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (/verdeckt gesagt|resistance/.test(payload.toString())) told.add(department);
      }),
    );
  const room = await saf.context.newPage();
  await room.setViewportSize({ width: 1920, height: 1080 });

  await test.step('they come in, one by keyboard, and the room is asleep', async () => {
    await Promise.all(others.map((person) => join(person, app)));
    await room.goto(`${app.url}/raum/${sampleCaseId}`);
    await expect(room.getByText('Die Anzeige beginnt mit der Fallberatung.')).toBeVisible();
    await pressOn(aa.page, aa.page.getByRole('button', { name: /Agentur für Arbeit/ }));
    const sample = aa.page.getByRole('link', { name: /Familie O\./ }).first();
    await pressOn(aa.page, sample);
    await all(people, (page) =>
      expect(page.getByRole('heading', { name: 'Familie O.', level: 1 })).toBeVisible(),
    );
  });

  await test.step('Einstieg: what became of last time, settled with one click', async () => {
    await course(saf.page).getByRole('button', { name: 'Beratung starten' }).click();
    await stands(people, 'Einstieg');
    await areAt(people, 'Einstieg');
    const settle = (page: Page) =>
      agreement(page, kita).getByRole('button', { name: 'erledigt', exact: true });
    await settle(kjs.page).tap();
    await all(people, (page) => expect(settle(page)).toHaveAttribute('aria-pressed', 'true'));
    await expect(
      picture(room, 'opening').locator('[data-item]').filter({ hasText: kita }),
    ).toContainText('erledigt');
  });

  await test.step('the one by keyboard goes their own way and follows again by F8', async () => {
    const { page } = aa;
    await tabTo(page, page.getByRole('tab', { name: 'Einstieg' }));
    await page.keyboard.press('ArrowRight');
    const follow = course(page).getByRole('button', { name: 'Der Moderation folgen' });
    await expect(follow).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('F8');
    await expect(follow).toHaveAttribute('aria-pressed', 'true');
    await areAt([aa], 'Einstieg');
  });

  await test.step('Lücken: one answered on the spot, one forwarded, one taken along', async () => {
    await next(saf.page, 'Ressourcen und Lücken');
    await stands(people, 'Ressourcen und Lücken', 'Lücken');
    await areAt(people, 'Lücken');
    const answer = (page: Page) => page.getByRole('textbox', { name: 'Antwort' });

    await expect(kjs.page.getByRole('article', { name: places })).toBeVisible();
    await answer(kjs.page).fill(placeFree);
    await kjs.page.getByRole('button', { name: 'Lücke schließen' }).tap();

    await question(saf.page, mother).getByRole('button', { name: 'Nicht zuständig' }).click();
    await saf.page.getByRole('menuitem', { name: /Agentur für Arbeit/ }).click();
    await tabTo(aa.page, answer(aa.page));
    await aa.page.keyboard.type('Sie fragt von sich aus nach einem Sprachkurs');
    await aa.page.keyboard.press('Control+Enter');

    await question(saf.page, contacts).getByRole('group').getByRole('button').first().click();
    await question(saf.page, contacts).getByRole('button', { name: 'Mitnehmen' }).click();

    await drk.page.getByRole('button', { name: 'Annehmen' }).tap();
    await drk.page.getByText(/^Andere \(/).tap();
    await all([...desks, drk], (page) =>
      expect(question(page, contacts)).toContainText('mitgenommen: SAF bis'),
    );
    await all(desks, async (page, { department }) => {
      const closed = page.getByRole('region', { name: /^Heute geschlossen/ });
      await expect(closed, department).toContainText(placeFree);
      await expect(closed, department).toContainText('Sie fragt von sich aus');
      await expect(question(page, childCare)).toContainText('angenommen');
    });
  });

  await test.step('the chair shows all of them what has become a resource', async () => {
    await saf.page.getByRole('tab', { name: 'Liste' }).click();
    await areAt(people, 'Liste');
    const item = row(saf.page, placeFree);
    await item.focus();
    await saf.page.keyboard.press('Shift+Enter');
    await saf.page.getByRole('button', { name: 'Für alle hervorheben' }).click();
    await saf.page.keyboard.press('Escape');
    for (const { page } of [kjs, drk])
      await page.getByRole('tab', { name: 'Infrastrukturell' }).tap();
    await all(people, async (page, { department }) => {
      await expect(row(page, placeFree), department).toBeVisible();
      await expect(row(page, places)).toHaveCount(0);
    });
    await expect(
      picture(room, 'map').locator('[data-highlighted]').filter({ hasText: placeFree }),
    ).toBeVisible();
  });

  await test.step('Wille: a piece of evidence makes a wish a Wille', async () => {
    await next(saf.page, 'Wille');
    await stands(people, 'Wille');
    await areAt(people, 'Wille');
    const family = (page: Page) => page.getByRole('article', { name: 'Familie' });
    await family(soz.page)
      .getByRole('button', { name: /^andere …/ })
      .press('Enter');
    await soz.page.getByRole('searchbox', { name: 'Belege suchen' }).fill('pünktlich');
    await soz.page.keyboard.press('Enter');
    await soz.page.keyboard.press('Escape');
    await all(people, (page) => expect(family(page)).toContainText('Wille, ein Beleg'));
    await expect(
      picture(room, 'will').locator('[data-item]').filter({ hasText: 'eigene Wohnung' }),
    ).toContainText('in Bewegung: ein Beleg');
    await expect(
      picture(room, 'will').locator('[data-item]').filter({ hasText: 'Mutter' }),
    ).toContainText('beantwortet, noch kein Wunsch');
  });

  await test.step('Richtung: proposed, supported, set by the chair', async () => {
    await next(saf.page, 'Richtung');
    await stands(people, 'Richtung');
    await areAt(people, 'Karte');
    await propose(jc.page, kindergarten);
    await expect(picture(room, 'proposals')).toContainText(kindergarten);
    const discuss = (page: Page) => page.getByRole('button', { name: /Richtung besprechen/ });
    const dialog = (page: Page) =>
      page.getByRole('dialog', { name: 'Allgemeine Aufmerksamkeitsrichtung' });
    const proposal = (page: Page) =>
      dialog(page).getByRole('listitem', { name: new RegExp(`JC: ${kindergarten}`) });
    await pressOn(aa.page, discuss(aa.page));
    await pressOn(aa.page, proposal(aa.page).getByRole('button', { name: 'Unterstützen' }));
    await aa.page.keyboard.press('Escape');
    await discuss(drk.page).tap();
    await proposal(drk.page).getByRole('button', { name: 'Unterstützen' }).tap();
    await drk.page.keyboard.press('Escape');
    await discuss(saf.page).click();
    for (const department of ['AA', 'DRK'])
      await expect(proposal(saf.page)).toContainText(department);
    await proposal(saf.page).getByRole('button', { name: 'Als Richtung setzen' }).click();
    await all(people, (page, { department }) =>
      expect(
        page.getByText(kindergarten).filter({ visible: true }).first(),
        department,
      ).toBeVisible(),
    );
    await expect(room.getByText(kindergarten)).toBeVisible();
  });

  await test.step('the chair is handed over, the server is killed and starts again', async () => {
    await handOver(saf.page, 'IFK');
    const forward = (page: Page) =>
      course(page).getByRole('button', { name: 'Weiter zu Strategien' });
    await expect(forward(ifk.page)).toBeVisible();
    await all(people, (page) => saved(page));
    await app.kill();
    await expect(room.getByText('Keine Verbindung, wird wiederhergestellt')).toBeVisible();
    await app.restart();
    await all(people, (page) => saved(page));
    await expect(room.getByText('folgt der Moderation')).toBeVisible({ timeout: 30_000 });
    await stands(people, 'Richtung');
    await expect(forward(ifk.page)).toBeVisible();
    await expect(forward(saf.page)).toHaveCount(0);
  });

  await test.step('Strategien: eight sealed stances, and nobody knows a value', async () => {
    await next(ifk.page, 'Strategien');
    await stands(people, 'Strategien');
    await areAt(people, 'Strategien');
    const giveAll = async ({ page, department }: Person, b: number) => {
      for (const [letter, value] of [
        ['A', 4],
        ['B', b],
        ['C', 1],
        ['0', 9],
      ] as const)
        await give(page, letter, value, letter === 'A' ? `${secret} von ${department}` : '');
    };
    await Promise.all([
      ...[saf, ifk, jc, soz].map((person) => giveAll(person, 2)),
      giveAll(aus, 8),
      ...[kjs, drk].map(async ({ page }) => {
        for (const letter of letters) await tapStance(page, letter, letter === 'C' ? 3 : 5);
      }),
      (async () => {
        for (const letter of letters) await typeStance(aa.page, letter, letter === 'C' ? 0 : 5);
      })(),
    ]);
    await all(people, async (page, { department }) => {
      await expect(bar(page), department).toContainText('8 von 8 Haltungen abgegeben');
      for (const other of others.filter((each) => each.department !== department))
        expect(await page.content()).not.toContain(`${secret} von ${other.department}`);
    });
    const strip = room.locator('[data-strategy="B"]');
    await expect(strip).toHaveAttribute('data-state', 'sealed');
    await expect(strip.locator('[data-given="true"]')).toHaveCount(8);
    expect(await room.content()).not.toContain(secret);
    expect([...told]).toEqual([]);
  });

  await test.step('revealed for all at once', async () => {
    await bar(ifk.page).getByRole('button', { name: 'Haltungen aufdecken' }).click();
    await all(people, (page, { department }) =>
      expect(bar(page), department).toContainText('Geringster Widerstand: C, 11 von 80'),
    );
    await expect(
      room.locator('[data-strategy="B"]').getByRole('img', { name: 'AUS: 8' }),
    ).toBeVisible();
    await expect(room.locator('[data-strategy="C"]')).toContainText('11');
    expect([...told].sort()).toEqual(people.map(({ department }) => department).sort());
  });

  await test.step('whoever resists is asked; a condition leads to a second round', async () => {
    await expect(bar(aus.page)).toContainText('Gefragt zu B: Was würde den Widerstand senken?');
    for (const { page } of [aus, ifk])
      await bar(page).getByRole('button', { name: 'Widerstand senken' }).click();
    await answerOf(lowering(aus.page)).fill(condition);
    await lowering(aus.page).getByRole('button', { name: 'Eintragen' }).click();
    await expect(lowering(ifk.page)).toContainText('Bedingung eingetragen');
    await lowering(aus.page).getByRole('button', { name: 'Fertig' }).click();
    await lowering(ifk.page).getByRole('button', { name: 'Runde 2 starten' }).click();
    await Promise.all([
      ...[saf, ifk, jc, soz, aus].map(({ page }) => give(page, 'B', 1)),
      ...[kjs, drk].map(({ page }) => tapStance(page, 'B', 4)),
      typeStance(aa.page, 'B', 2),
    ]);
    await all(people, (page, { department }) =>
      expect(bar(page), department).toContainText('8 von 8 Haltungen abgegeben'),
    );
    await bar(ifk.page).getByRole('button', { name: 'Haltungen aufdecken' }).click();
    await all(people, (page, { department }) =>
      expect(bar(page), department).toContainText('Geringster Widerstand: C, 11 von 80'),
    );
    await all(desks, (page) =>
      expect(
        column(page, 'B').getByRole('textbox', { name: 'Bedingung von AUS an B' }),
      ).toHaveValue(condition),
    );
    await expect(room.locator('[data-strategy="B"]')).toContainText('15');
  });

  await test.step('the decision, in words', async () => {
    await bar(ifk.page).getByRole('button', { name: 'Entscheidung festhalten' }).click();
    const dialog = ifk.page.getByRole('dialog', { name: 'Entscheidung' });
    await dialog.getByRole('textbox').fill(decision);
    await dialog
      .getByRole('group', { name: /^C / })
      .getByText('verfolgen', { exact: true })
      .click();
    await dialog.getByRole('button', { name: 'Entscheidung festhalten' }).click();
    await all(people, (page, { department }) =>
      expect(bar(page), department).toContainText(decision),
    );
    await expect(room.getByText(decision)).toBeVisible();
    // What was weighed stays in sight above it.
    expect((await bar(kjs.page).boundingBox())?.height).toBeLessThan(phone.viewport.height / 2);
  });

  const promise = 'Platz für das erste Kind bis Januar zusagen';
  const languageCourse = 'Sprachkurs für die Mutter anfragen';
  const today = wallClock(Date.now()).date;
  await test.step('Vereinbarungen: one by phone, one by keyboard, none incomplete', async () => {
    await next(ifk.page, 'Vereinbarungen');
    await stands(people, 'Vereinbarungen');
    await areAt(people, 'Vereinbarungen');
    await expect(room.getByText(decision)).toBeVisible();
    await expect(picture(room, 'agreements').locator('[data-item]')).toContainText(contacts);

    await composer(kjs.page).getByLabel('Was').fill(promise);
    await composer(kjs.page).getByRole('group').getByRole('button').first().tap();
    await composer(kjs.page)
      .getByRole('button', { name: /^Zusagen bis/ })
      .tap();

    const form = composer(aa.page);
    await tabTo(aa.page, form.getByLabel('Was'));
    await aa.page.keyboard.type(languageCourse);
    await aa.page.keyboard.press('Enter');
    await expect(form.getByRole('alert')).toHaveText('Bitte eintragen, bis wann.');
    await expect(form.getByLabel('Bis wann')).toBeFocused();
    await expect(agreement(saf.page, languageCourse)).toHaveCount(0);
    await pressOn(aa.page, form.getByRole('group').getByRole('button').first());
    await expect(form.getByLabel('Bis wann')).toBeFocused();
    await expect(form.getByLabel('Bis wann')).toHaveValue(daysAfter(today, 7));
    await aa.page.keyboard.press('Enter');

    await all(people, async (page, { department }) => {
      await expect(agreement(page, promise), department).toContainText('KJS');
      await expect(agreement(page, languageCourse), department).toContainText('AA');
    });
    await expect(picture(room, 'agreements').locator('[data-item]')).toHaveCount(3);
    await expect(picture(room, 'agreements')).toContainText(promise);
  });

  await test.step('it closes with the day of the next look', async () => {
    await next(ifk.page, 'Momentaufnahme');
    await stands(people, 'Momentaufnahme', 'Abschluss');
    await expect(picture(room, 'closing')).toContainText('3Vereinbarungen');
    await lead(ifk.page, 'Beratung schließen');
    const dialog = ifk.page.getByRole('dialog', { name: 'Beratung schließen' });
    await dialog.getByLabel('Nächster Blick').fill('2099-10-19');
    await dialog.getByRole('button', { name: 'Beratung schließen' }).click();
    await expect(picture(room, 'closing')).toContainText('Die Fallberatung ist beendet.');
    await expect(picture(room, 'closing')).toContainText('19.10.2099');
    await all(people, (page, person) =>
      isPhone(person)
        ? expect(course(page).getByRole('button')).toContainText('Ablauf')
        : expect(course(page).getByRole('button', { name: 'Beratung starten' })).toBeVisible(),
    );
    await all(people, (page, { department }) =>
      expect(page.getByText(/19\. Oktober 2099/), department).toBeVisible(),
    );
  });

  await test.step('at home, what is due is there', async () => {
    await all(people, (page) => saved(page));
    await pressOn(aa.page, aa.page.getByRole('link', { name: 'Fallrunde' }));
    await expect(aa.page.getByRole('heading', { name: 'Laufende Fälle' })).toBeVisible();
    const due = aa.page.getByRole('region', { name: 'Fällige Vereinbarungen' });
    await expect(due).toContainText(languageCourse);
    await expect(due).toContainText(promise);
    expect(await usedMouse()).toBe(false);
  });
});
