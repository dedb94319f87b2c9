import type { Locator, Page } from '@playwright/test';
import { sampleCaseId } from '../../server/access/probe.ts';
import type { Conference } from '../../shared/method/agenda.ts';
import type { CaseListItem, ConferenceInput } from '../../shared/protocol/http.ts';
import { expect, saved, test } from './fixtures.ts';

/** Asks the server as the person who is signed in on that page. */
async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(`/api${where}`, {
        method: how,
        ...(what && { headers: { 'content-type': 'application/json' }, body: what }),
      });
      return response.text();
    },
    [method, path, body ? JSON.stringify(body) : ''] as const,
  );
  return JSON.parse(answer) as T;
}

function addCase(page: Page, pseudonym: string): Promise<CaseListItem> {
  return ask(page, 'POST', '/cases', {
    pseudonym,
    persons: [{ label: 'Mutter', kinship: 'mother' }],
    legalSphere: 'SGB II',
    legalSphereSince: '2026-01-01',
    departments: ['SAF', 'KJS'],
  });
}

/** A conference far enough away not to be over. */
async function plan(page: Page, input: Partial<ConferenceInput> = {}): Promise<Conference> {
  const other = await addCase(page, 'Frau T.');
  return ask(page, 'POST', '/conferences', {
    date: '2099-09-24',
    start: '09:05',
    place: 'Rathaus',
    invited: ['SAF', 'KJS'],
    items: [
      { kind: 'case', id: 'one', caseId: sampleCaseId, minutes: 35 },
      { kind: 'break', id: 'two', minutes: 10 },
      { kind: 'case', id: 'three', caseId: other.id, minutes: 30 },
    ],
    ...input,
  });
}

const orderOf = async (page: Page, id: string) =>
  (await ask<Conference>(page, 'GET', `/conferences/${id}`)).items.map((item) => item.id);

/** Goes there with the tabulator alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }).first());
  await page.keyboard.press('Enter');
}

test('a conference and a case are prepared from nothing by keyboard alone', async ({
  app,
  enter,
}) => {
  const { page } = await enter('SAF');
  await tabTo(page, page.getByRole('link', { name: 'Fallberatung planen' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Tag')).toBeFocused();
  await press(page, 'Anlegen und Fälle auswählen');
  await expect(page.getByRole('heading', { name: 'Agenda' })).toBeVisible();

  await tabTo(page, page.getByRole('link', { name: 'Übersicht' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Fall anlegen' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Pseudonym' })).toBeFocused();
  await page.keyboard.type('Familie K.');
  await press(page, 'Erwachsen Ü25');
  await press(page, 'Kind');
  const leftOut = page.getByRole('button', { name: /^CBE/ });
  await tabTo(page, leftOut);
  await page.keyboard.press('Space');
  await expect(leftOut).toHaveAttribute('aria-pressed', 'false');
  await tabTo(page, page.getByRole('radio', { name: 'AsylbLG' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('seit'));
  // The same day whichever order this browser's date field has.
  await page.keyboard.type('06062026', { delay: 60 });
  await tabTo(page, page.getByRole('textbox', { name: /Gleich mitgeben/ }));
  await page.keyboard.type('Kommen pünktlich zu Terminen');
  await page.keyboard.press('Enter');
  await page.keyboard.type('? Kindergartenplatz fürs Kind KJS');
  await expect(page.getByText('1 Ressource, 1 Lücke offen')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /besprechen, 35 min/ })).toBeChecked();
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Familie K.' })).toBeVisible();
  await saved(page);
  await page.getByRole('tab', { name: 'Liste' }).click();
  await expect(page.getByText('Kommen pünktlich zu Terminen').first()).toBeVisible();
  await expect(page.getByText('Kindergartenplatz fürs Kind').first()).toBeVisible();
  const [created] = (await ask<CaseListItem[]>(page, 'GET', '/cases')).slice(-1);
  expect(created?.departments).not.toContain('CBE');
  expect(created?.departments).toContain('SAF');
  await page.goto(app.url);
  await page.getByRole('link', { name: 'Vorbereiten: Familie K.' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Familie K.' })).toBeVisible();
});

test('the agenda is ordered by keyboard and by dragging', async ({ app, enter }) => {
  const { page } = await enter('SAF');
  const { id } = await plan(page);
  await page.goto(`${app.url}/konferenz/${id}`);
  const handle = page.getByRole('button', { name: /Frau T\. verschieben/ });
  await handle.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(handle).toBeFocused();
  await expect(handle).toHaveAccessibleName('Frau T. verschieben, Platz 2 von 3');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(handle).toHaveAccessibleName('Frau T. verschieben, Platz 1 von 3');
  await expect(page.getByRole('listitem').filter({ has: handle })).toContainText('9:05');
  await expect.poll(() => orderOf(page, id)).toEqual(['three', 'one', 'two']);

  const from = await handle.boundingBox();
  const pause = page.getByRole('listitem').filter({ hasText: 'Pause' });
  const to = await pause.boundingBox();
  if (!from || !to) throw new Error('Nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + to.height - 4, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => orderOf(page, id)).toEqual(['one', 'two', 'three']);
  await page.reload();
  await expect(handle).toHaveAccessibleName('Frau T. verschieben, Platz 3 von 3');
});

test('a case is postponed with its reason and stands on the next agenda', async ({
  app,
  enter,
}) => {
  const { page } = await enter('SAF');
  const { id } = await plan(page);
  const next = await plan(page, { date: '2099-10-01', items: [] });
  await page.goto(`${app.url}/konferenz/${id}`);
  await page.getByRole('button', { name: 'Aktionen für Familie O.' }).click();
  await page.getByRole('menuitem', { name: 'Verschieben …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Familie O. verschieben' });
  await dialog.getByRole('button', { name: 'Verschieben', exact: true }).click();
  await expect(dialog.getByText('Bitte den Grund eintragen.')).toBeVisible();
  await page.keyboard.type('Sprachmittlung fehlt');
  await dialog.getByRole('button', { name: 'Verschieben', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('verschoben: Sprachmittlung fehlt').first()).toBeVisible();
  const figures = page.getByRole('table');
  await expect(figures.getByRole('row', { name: /Familie O\./ })).toContainText(
    'Sprachmittlung fehlt',
  );
  await page.goto(`${app.url}/konferenz/${next.id}`);
  await expect(page.getByRole('button', { name: /Familie O\. verschieben/ })).toBeVisible();
});

test('what two people change at once both counts', async ({ app, enter }) => {
  const saf = await enter('SAF');
  const kjs = await enter('KJS');
  const { id } = await plan(saf.page);
  for (const { page } of [saf, kjs]) {
    await page.goto(`${app.url}/konferenz/${id}`);
    await expect(page.getByRole('button', { name: /Familie O\. verschieben/ })).toBeVisible();
  }
  const minutes = kjs.page.getByRole('spinbutton', { name: 'Minuten für Familie O.' });
  await minutes.fill('50');
  await Promise.all([
    saf.page.getByRole('button', { name: 'Pause hinzufügen' }).click(),
    minutes.press('Enter'),
  ]);
  const current = () => ask<Conference>(saf.page, 'GET', `/conferences/${id}`);
  await expect.poll(async () => (await current()).items.length).toBe(4);
  await expect.poll(async () => (await current()).items[0]?.minutes).toBe(50);
  await expect(
    kjs.page.getByRole('button', { name: /Frau T\. verschieben, Platz 3 von 4/ }),
  ).toBeVisible();
});

test('a department answers its invitation on the home page', async ({ app, enter }) => {
  const kjs = await enter('KJS');
  await plan(kjs.page);
  await kjs.page.goto(app.url);
  await kjs.page.getByRole('button', { name: 'Zusagen' }).click();
  await expect(kjs.page.getByText('1 von 2 Dienststellen zugesagt')).toBeVisible();
  const drk = await enter('DRK');
  await expect(drk.page.getByText('1 von 2 Dienststellen zugesagt')).toBeVisible();
  await expect(drk.page.getByRole('button', { name: 'Zusagen' })).toHaveCount(0);
});

test('a hundred cases on one agenda stay usable', async ({ app, enter }) => {
  const { page } = await enter('SAF');
  const cases = await Promise.all(
    Array.from({ length: 100 }, (_, n) => addCase(page, `Familie ${n}.`)),
  );
  const { id } = await plan(page, {
    items: cases.map((each, n) => ({ kind: 'case', id: `n${n}`, caseId: each.id, minutes: 20 })),
  });
  await page.goto(`${app.url}/konferenz/${id}`);
  await page.getByRole('searchbox', { name: 'Auf der Agenda suchen' }).fill('Familie 99.');
  const handle = page.getByRole('button', { name: /Familie 99\. verschieben/ });
  await expect(handle).toHaveAccessibleName(/Platz 100 von 100/);
  await handle.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(handle).toHaveAccessibleName(/Platz 99 von 100/);
  await page.goto(app.url);
  await expect(page.getByText('92 weitere Fälle auf der Agenda')).toBeVisible();
});
