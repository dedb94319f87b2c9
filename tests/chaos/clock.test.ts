import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CaseSession } from '../../client/sync/case-session.ts';
import { proposeDirection } from '../../shared/case/direction.ts';
import { setDirection } from '../../shared/case/direction-decision.ts';
import { addResource } from '../../shared/case/resource.ts';
import { entriesByField } from '../../shared/case/select.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { defaultTownSettings } from '../../shared/method/town-settings.ts';
import { isSaved, openSession, reaches } from '../fixtures/open-session.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';
import { tell } from './trials.ts';

const dayMs = 24 * 60 * 60 * 1000;
const hoursMs = dayMs / 3;
/** The server asks everybody for a sign of life that often. */
const pingMs = 10_000;
const answerMs = 30;
/** Never so far forward that a session of twelve hours is over. */
const jumps = [0, -dayMs, dayMs, hoursMs, -2 * dayMs, dayMs, dayMs];
const departments = ['SAF', 'IFK', 'AA'];

// The clock of the server, and of whoever goes by it. What measures silence on the client keeps the clock it found.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});

afterEach(async () => {
  await tearDown();
  vi.useRealTimers();
});

async function jump(ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  vi.advanceTimersByTime(pingMs);
  await sleep(answerMs);
}

async function open(url: string) {
  const people = [];
  for (const department of departments) {
    const person = await signIn(url, department);
    const { session } = openSession(person, undefined, () => Date.now());
    onTeardown(session);
    const said: string[] = [];
    session.status.subscribe(({ kind }) => said.push(kind));
    await reaches(session.status, isSaved);
    people.push({ session, person, said });
  }
  return people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
}

test('while the clock jumps nobody is thrown out, nothing is lost, and what follows stays in its order', async () => {
  const server = onTeardown(await startTestServer());
  const people = await open(server.url);
  const [{ session: saf, person }, { session: ifk }] = people;
  saf.takeChair();
  await reaches(saf.chairStore, ({ holder }) => holder?.participantId === saf.participant.id);
  startSitting(saf.chair, saf.author, { plan: defaultTownSettings.phases, openGaps: 0 });
  const texts: string[] = [];
  for (const [index, ms] of jumps.entries()) {
    await jump(ms);
    for (const { session } of people) {
      const text = `Karte ${texts.length}`;
      texts.push(text);
      addResource(session.board, session.author, { field: 'social', text });
      for (const { session: other } of people)
        await reaches(other.boardStore, ({ resources }) =>
          [...resources.values()].some((each) => each.text === text),
        );
    }
    const phase = defaultTownSettings.phases[index % defaultTownSettings.phases.length]?.kind;
    if (!phase) throw new Error('No phase.');
    stepSitting(saf.chair, saf.author, { kind: 'phase', phase });
    await reaches(ifk.chairStore, ({ sitting }) => sitting?.phase === phase);
  }
  for (const { session, said } of people) {
    await reaches(session.status, isSaved);
    expect(said).not.toContain('offline');
    const { social } = entriesByField(session.boardStore.getState());
    const own = social.flatMap(({ entity }) =>
      'text' in entity && entity.text.startsWith('Karte ') ? [entity.text] : [],
    );
    expect(own).toEqual(texts);
    expect(session.presence.getState()).toHaveLength(people.length);
  }
  tell('clock', { trials: jumps.length, acknowledged: texts.length, lost: 0 });

  // A session is good for twelve hours by the clock there is; what was written meanwhile waits for the next.
  await jump(dayMs);
  await reaches(saf.status, ({ kind }) => kind === 'closed');
  expect(saf.status.getState()).toMatchObject({ reason: 'notSignedIn' });
  const late = addResource(saf.board, saf.author, { field: 'social', text: 'nach Mitternacht' });
  expect((await ask(person, 'GET', '/cases')).status).toBe(401);
  await jump(-dayMs);
  expect((await ask(person, 'GET', '/cases')).status).toBe(200);
  for (const { session } of people) session.reconnect();
  await reaches(saf.status, isSaved);
  await reaches(ifk.boardStore, ({ resources }) => resources.has(late));
});

test('who handed the chair over has a minute to deliver, not a day when the clock is set back', async () => {
  const server = onTeardown(await startTestServer());
  const [{ session: saf }, { session: ifk }] = await open(server.url);
  saf.takeChair();
  await reaches(ifk.chairStore, ({ holder }) => holder?.department === 'SAF');
  ifk.takeChair();
  await reaches(saf.chairStore, ({ holder }) => holder?.department === 'IFK');
  const decide = async (session: CaseSession, text: string) => {
    const id = proposeDirection(session.board, session.author, { text });
    await reaches(session.status, isSaved);
    setDirection(session.chair, session.board, session.author, id);
  };
  await decide(saf, 'gleich danach');
  await reaches(ifk.chairStore, ({ current }) => current[0]?.text === 'gleich danach');

  await jump(-dayMs);
  const refused = Promise.withResolvers<void>();
  saf.onRefused(refused.resolve);
  await decide(saf, 'einen Tag zu spät');
  await refused.promise;
  // Who has it, has it.
  await decide(ifk, 'mit Vorsitz');
  await reaches(saf.chairStore, ({ current }) => current[0]?.text === 'mit Vorsitz');
});
