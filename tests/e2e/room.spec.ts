import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sampleCaseId } from '../../server/access/probe.ts';
import { addAgreement } from '../../shared/case/agreement.ts';
import { readBoard } from '../../shared/case/board.ts';
import { readChair } from '../../shared/case/chair.ts';
import { proposeDirection } from '../../shared/case/direction.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { decideStrategies } from '../../shared/case/strategy-decision.ts';
import { defaultPhases, type PhaseKind } from '../../shared/method/phases.ts';
import { type ClientMessages, encodeMessage } from '../../shared/protocol/messages.ts';
import { connect, saved, seen, type TestClient } from '../fixtures/client.ts';
import { type Person as Member, signIn } from '../fixtures/test-server.ts';
import { type App, expect, openSample, type Person, test } from './fixtures.ts';

/** Whoever leads, and what the room shows of it. */
class Chair {
  readonly client: TestClient;
  readonly member: Member;

  private constructor(member: Member, client: TestClient) {
    this.member = member;
    this.client = client;
  }

  static async take(app: App, department: string): Promise<Chair> {
    const member = await signIn(app.url, department);
    const client = connect(member);
    await Promise.all([saved(client.board), saved(client.chair)]);
    const { chair } = client;
    chair.sendStateless(encodeMessage<ClientMessages>({ type: 'takeChair' }));
    await seen(
      chair.document,
      (doc) => readChair(doc).holder?.participantId === member.participant.id,
    );
    const me = new Chair(member, client);
    me.show('list');
    return me;
  }

  get board() {
    return readBoard(this.client.board.document);
  }

  get state() {
    return readChair(this.client.chair.document);
  }

  async start(): Promise<void> {
    startSitting(this.client.chair.document, this.client.author, {
      plan: defaultPhases,
      openGaps: 5,
    });
    await saved(this.client.chair);
  }

  async step(step: Parameters<typeof stepSitting>[2]): Promise<void> {
    stepSitting(this.client.chair.document, this.client.author, step);
    await saved(this.client.chair);
  }

  phase(phase: PhaseKind): Promise<void> {
    return this.step({ kind: 'phase', phase });
  }

  /** What whoever has the chair looks at. */
  show(lens: string, view: object = {}): void {
    this.client.board.setAwarenessField('activeAt', Date.now());
    this.client.board.setAwarenessField('lens', lens);
    this.client.board.setAwarenessField('view', { personIds: [], ...view });
  }

  gap(words: string): string {
    const found = [...this.board.gaps.values()].find(({ question }) => question.includes(words));
    if (!found) throw new Error(`No gap about ${words}`);
    return found.id;
  }
}

async function call(member: Member, method: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${member.url}/api/cases/${sampleCaseId}${path}`, {
    method,
    headers: { origin: member.url, cookie: member.cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
}

/** The room display of Familie O., in a tab of somebody who is signed in. */
async function openRoom({ context }: Person, app: App): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${app.url}/raum/${sampleCaseId}`);
  return page;
}

const picture = (page: Page, name: string) => page.locator(`[data-picture="${name}"]`);

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 200)])).toEqual([]);
}

/** Nothing is cut: the screen needs no scrolling in either direction. */
async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });
  expect(over).toEqual([0, 0]);
}

test('the room follows the chair through every phase and sleeps between consultations', async ({
  app,
  enter,
}) => {
  const drk = await enter('DRK');
  const room = await openRoom(drk, app);
  const chair = await Chair.take(app, 'SAF');
  const sleeping = room.getByText('Die Anzeige beginnt mit der Fallberatung.');

  await test.step('asleep it shows nothing of the case', async () => {
    await expect(sleeping).toBeVisible();
    expect(await room.content()).not.toContain('Familie O.');
    expect(await room.title()).toBe('Raumansicht · Fallrunde');
    await isAccessible(room);
  });

  await test.step('it wakes with the consultation', async () => {
    await chair.start();
    await expect(picture(room, 'opening')).toBeVisible();
    await expect(room.getByRole('heading', { level: 1, name: 'Familie O.' })).toBeVisible();
    await expect(room.getByText('Vater, Mutter, Kind 1, Kind 2')).toBeVisible();
    await expect(room.getByText('Freie Kindergartenplätze für zwei Kinder nennen')).toBeVisible();
    await expect(room.getByText('folgt der Moderation')).toBeVisible();
    // The screen itself is nobody, although somebody of the DRK signed it in.
    await expect(room.locator('[data-seat="SAF"]')).not.toHaveAttribute('data-state', 'absent');
    await expect(room.locator('[data-seat="DRK"]')).toHaveAttribute('data-state', 'absent');
    await fits(room);
    await isAccessible(room);
  });

  await test.step('resources: two and a gap per field, and what the chair points at', async () => {
    await chair.phase('resources');
    const field = picture(room, 'map').locator('[data-field="infrastructural"]').first();
    await expect(field.locator('[data-item]')).toHaveCount(3);
    await expect(field.getByText('und 2 weitere Einträge')).toBeVisible();
    const gap = chair.gap('Kinderhort');
    await expect(room.locator(`[data-item="${gap}"]`)).toHaveCount(0);
    chair.show('map', { highlight: gap });
    await expect(room.locator(`[data-item="${gap}"]`)).toHaveAttribute('data-highlighted');
    await fits(room);
    await isAccessible(room);
  });

  await test.step('an opened field and the person filter', async () => {
    chair.show('map', { openField: 'personal' });
    await expect(picture(room, 'field').locator('[data-item]')).toHaveCount(9);
    const father = [...chair.board.persons.values()].find(({ label }) => label === 'Vater');
    chair.show('map', { openField: 'personal', personIds: [father?.id] });
    await expect(picture(room, 'field').locator('[data-item]')).toHaveCount(4);
    await expect(room.getByText('Nur Vater')).toBeVisible();
    chair.show('list');
    await expect(picture(room, 'map')).toBeVisible();
  });

  await test.step('the Wille of each person', async () => {
    await chair.phase('will');
    await expect(picture(room, 'will').getByText('„Ich will als Maler arbeiten.“')).toBeVisible();
    await expect(picture(room, 'will').getByText('noch nicht erfragt')).toBeVisible();
    await fits(room);
    await isAccessible(room);
  });

  await test.step('the direction, with what is proposed beside it', async () => {
    await chair.phase('direction');
    await expect(picture(room, 'map')).toContainText('Betreuung');
    proposeDirection(chair.client.board.document, chair.client.author, {
      text: 'Erst die Kinder, dann alles andere.',
    });
    await expect(picture(room, 'proposals')).toContainText('Erst die Kinder, dann alles andere.');
    await isAccessible(room);
  });

  await test.step('the chair brings everybody somewhere else, until the next phase', async () => {
    chair.show('strategies', { showAt: Date.now() + 1_000 });
    await expect(picture(room, 'strategies')).toBeVisible();
    await chair.phase('strategies');
    chair.show('list');
    await expect(picture(room, 'strategies')).toBeVisible();
  });

  const strip = (letter: string) => room.locator(`[data-strategy="${letter}"]`);
  const ids = new Map([...chair.board.strategies.values()].map(({ letter, id }) => [letter, id]));

  await test.step('sealed: who has spoken, never what', async () => {
    const received: string[] = [];
    const watching = await openRoom(drk, app);
    watching.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
    );
    await watching.reload();
    await expect(picture(watching, 'strategies')).toBeVisible();
    const ifk = await signIn(app.url, 'IFK');
    for (const [member, resistance] of [
      [chair.member, 3],
      [ifk, 7],
    ] as const)
      for (const id of ids.values())
        await call(member, 'PUT', `/stances/${id}`, {
          ...(chair.state.rounds[0] ? { roundId: chair.state.rounds[0].id } : {}),
          resistance,
          objection: `verdeckt gesagt von ${member.participant.department}`,
        });
    await expect(strip('A')).toHaveAttribute('data-state', 'sealed');
    await expect(strip('A').getByRole('img', { name: /abgegeben$/ })).toHaveCount(2);
    await expect(watching.locator('[data-strategy="A"] [data-given="true"]')).toHaveCount(2);
    expect(await room.content()).not.toContain('verdeckt gesagt');
    expect(received.length).toBeGreaterThan(0);
    expect(received.join('')).not.toContain('verdeckt gesagt');
    expect(received.join('')).not.toContain('resistance');
    await fits(room);
    await isAccessible(room);
    await watching.close();
  });

  await test.step('revealed: every value, the least resistance first', async () => {
    await seen(chair.client.chair.document, (doc) => readChair(doc).rounds.length > 0);
    await call(chair.member, 'POST', '/reveal', { roundId: chair.state.rounds[0]?.id });
    await expect(strip('A')).toHaveAttribute('data-state', 'revealed');
    await expect(strip('A').getByRole('img', { name: 'IFK: 7' })).toBeVisible();
    await expect(strip('A')).toContainText('10');
    await expect(strip('A')).toContainText('von 20');
    await expect(room.getByText(/geringster Widerstand/)).toBeVisible();
    await fits(room);
  });

  await test.step('the server starts anew, and the room goes on', async () => {
    const code = room.getByText(/^\d{3} \d{3}$/);
    await expect(code).toBeVisible();
    await app.kill();
    await expect(room.getByText('Keine Verbindung, wird wiederhergestellt')).toBeVisible();
    await expect(strip('A')).toHaveAttribute('data-state', 'revealed');
    await app.restart();
    await expect(room.getByText('folgt der Moderation')).toBeVisible({ timeout: 30_000 });
    await expect(code).toBeVisible();
    await saved(chair.client.chair);
  });

  await test.step('agreements as they are made', async () => {
    decideStrategies(
      chair.client.chair.document,
      chair.client.board.document,
      chair.client.author,
      { text: 'C verfolgen, B ruht bis Kursbeginn.', outcomes: {} },
    );
    await chair.phase('agreements');
    await expect(room.getByText('Noch nichts vereinbart. Wer macht was bis wann?')).toBeVisible();
    await expect(room.getByText('C verfolgen, B ruht bis Kursbeginn.')).toBeVisible();
    const sittingId = chair.state.sitting?.id;
    const agree = (what: string) =>
      addAgreement(chair.client.board.document, chair.client.author, {
        what,
        whoDepartment: 'KJS',
        due: '2030-09-28',
        strategyId: ids.get('C'),
        sittingId,
      });
    for (let number = 1; number <= 7; number++) agree(`Zusage ${number}`);
    await expect(picture(room, 'agreements').locator('[data-item]')).toHaveCount(7);
    await expect(room.getByText('bis 28.09.').first()).toBeVisible();
    await fits(room);
    await isAccessible(room);
    for (let number = 8; number <= 15; number++) agree(`Zusage ${number}`);
    await expect(room.getByText(/^Seite [12] von 2$/)).toBeVisible();
    await saved(chair.client.board);
  });

  await test.step('the end stays for a minute, then the screen sleeps', async () => {
    await chair.step({ kind: 'nextLook', on: '2030-10-19' });
    await chair.phase('snapshot');
    await expect(picture(room, 'closing')).toContainText('15Vereinbarungen');
    await expect(picture(room, 'closing')).toContainText('Samstag, 19.10.2030');
    await isAccessible(room);
    await chair.step({ kind: 'finish', openGaps: 5 });
    await expect(room.getByText('Die Fallberatung ist beendet.')).toBeVisible();
    await expect(room.locator('[data-scene="asleep"]')).toBeVisible({ timeout: 100_000 });
    expect(await room.content()).not.toContain('Familie O.');
  });

  await test.step('by keyboard one can leave it', async () => {
    await room.bringToFront();
    const leave = room.getByRole('link', { name: 'Raumansicht verlassen' });
    await leave.focus();
    await expect(leave).toBeFocused();
    await room.keyboard.press('Enter');
    await expect(room.getByRole('heading', { level: 1, name: 'Familie O.' })).toBeVisible();
  });
  chair.client.destroy();
});

test('the room code leads to the case, a wrong one nowhere', async ({ app, enter }) => {
  const chair = await Chair.take(app, 'SAF');
  await chair.start();
  const ifk = await enter('IFK');
  await openSample(ifk);
  const opening = ifk.context.waitForEvent('page');
  await ifk.page.getByRole('button', { name: 'Mehr zum Fall' }).click();
  await ifk.page.getByRole('menuitem', { name: 'Raumansicht öffnen' }).click();
  const room = await opening;
  const shown = await room.getByText(/^\d{3} \d{3}$/).textContent();

  const phone = await enter('KJS', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const field = phone.page.getByRole('textbox', { name: 'Raumcode' });
  const wrong = 'Kein Raum mit diesem Code. Bitte die sechs Ziffern prüfen.';
  await field.fill('12345');
  await phone.page.keyboard.press('Enter');
  await expect(phone.page.getByText(wrong)).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  // Whatever the code is, this is another one.
  await field.fill(shown === '111 111' ? '222222' : '111111');
  await expect(phone.page.getByText(wrong)).toHaveCount(0);
  await phone.page.getByRole('button', { name: 'Beitreten' }).click();
  await expect(phone.page.getByText(wrong)).toBeVisible();
  await isAccessible(phone.page);
  await field.fill(shown ?? '');
  await phone.page.keyboard.press('Enter');
  await expect(phone.page.getByRole('heading', { level: 1, name: 'Familie O.' })).toBeVisible();
  chair.client.destroy();
});

for (const [width, height] of [
  [1024, 768],
  [1280, 720],
  [320, 640],
] as const)
  test(`the room display needs no sideways scrolling at ${width} × ${height}`, async ({
    app,
    enter,
  }) => {
    const chair = await Chair.take(app, 'SAF');
    await chair.start();
    const drk = await enter('DRK', { colorScheme: 'dark' });
    const room = await openRoom(drk, app);
    await room.setViewportSize({ width, height });
    for (const { kind } of defaultPhases) {
      await chair.phase(kind);
      await expect(room.locator('[data-picture]')).toBeVisible();
      expect(
        await room.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        kind,
      ).toBe(0);
    }
    await isAccessible(room);
    chair.client.destroy();
  });
