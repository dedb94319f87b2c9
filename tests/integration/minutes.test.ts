import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { readChair } from '../../shared/case/chair.ts';
import { closedMinutesRoot, writeAddendum } from '../../shared/case/closed-minutes.ts';
import { notesIn, readNotes } from '../../shared/case/notes.ts';
import { startSitting } from '../../shared/case/sitting.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { OpenedSnapshot, Snapshot } from '../../shared/protocol/snapshots.ts';
import { deviceOf } from '../fixtures/door.ts';
import { arrive, type Member } from '../fixtures/member.ts';
import { isSaved, reaches } from '../fixtures/open-session.ts';
import { ask } from '../fixtures/staff.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const snapshots = `/cases/${sampleCaseId}/snapshots`;
const startOf2018 = Date.UTC(2018, 0);

const ofSitting = ({ person }: Member, sittingId: string, step: string, body?: unknown) =>
  ask(person, 'POST', `/cases/${sampleCaseId}/sittings/${sittingId}/${step}`, body);

async function sit({ session }: Member): Promise<string> {
  session.takeChair();
  await reaches(session.chairStore, ({ holder }) => holder !== undefined);
  const sittingId = startSitting(session.chair, session.author, {
    plan: defaultPhases,
    openGaps: 0,
  });
  await reaches(session.status, isSaved);
  return sittingId;
}

async function note({ session }: Member, sittingId: string, text: string): Promise<void> {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  notesIn(session.board, sittingId)?.push([paragraph]);
  await reaches(session.status, isSaved);
}

const textsOf = (board: Y.Doc, sittingId: string) =>
  readNotes(board, sittingId).map(({ runs }) => runs.map(({ text }) => text).join(''));

async function taken({ person }: Member): Promise<readonly Snapshot[]> {
  const all = await deviceOf(person).read<Snapshot[]>('GET', snapshots);
  return all.filter(({ at }) => at > startOf2018);
}

describe('the minutes of a consultation', () => {
  it('are closed by the chair: they say for good what the case said then, in one Momentaufnahme', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, kjs] = [await arrive(server, 'SAF'), await arrive(server, 'KJS')];
    const sittingId = await sit(saf);
    await note(saf, sittingId, 'Der Rechtsanspruch ist angemeldet.');
    expect((await ofSitting(kjs, sittingId, 'close')).status).toBe(403);
    expect((await ofSitting(saf, 'none-such', 'close')).status).toBe(404);
    expect((await ofSitting(saf, sittingId, 'close')).status).toBe(204);

    await reaches(kjs.session.chairStore, ({ closedMinutes }) => closedMinutes.has(sittingId));
    const { closedMinutes, sitting, sittings } = kjs.session.chairStore.getState();
    const closed = closedMinutes.get(sittingId);
    expect(closed).toMatchObject({
      by: saf.session.participant.id,
      department: 'SAF',
      addenda: [],
    });
    expect(sitting).toBeUndefined();
    expect(sittings.at(-1)).toMatchObject({ id: sittingId, finishedAt: expect.any(Number) });

    await note(saf, sittingId, 'Zu spät geschrieben.');
    const again = await ofSitting(saf, sittingId, 'close');
    expect([again.status, await again.json()]).toEqual([409, { error: { code: 'minutesClosed' } }]);
    const kept = await taken(saf);
    expect(kept.map(({ at, by, sittingId: of }) => [at, by, of])).toEqual([
      [closed?.snapshotAt, 'SAF', sittingId],
    ]);
    const opened = await deviceOf(kjs.person).read<OpenedSnapshot>(
      'GET',
      `${snapshots}/${closed?.snapshotAt}`,
    );
    const board = new Y.Doc();
    Y.applyUpdate(board, new Uint8Array(Buffer.from(opened.board, 'base64')));
    expect(textsOf(board, sittingId)).toEqual(['Der Rechtsanspruch ist angemeldet.']);
  });

  it('are added to once they are closed, dated and signed by the server', async () => {
    const server = onTeardown(await startTestServer());
    const [saf, kjs] = [await arrive(server, 'SAF'), await arrive(server, 'KJS')];
    const sittingId = await sit(saf);
    const addendum = { text: ' Der Platz ist ab Januar frei. ' };
    const early = await ofSitting(kjs, sittingId, 'addenda', addendum);
    expect(await early.json()).toEqual({ error: { code: 'minutesOpen' } });
    await ofSitting(saf, sittingId, 'close');
    expect((await ofSitting(kjs, sittingId, 'addenda', { text: ' \u200b ' })).status).toBe(400);
    expect((await ofSitting(kjs, sittingId, 'addenda', addendum)).status).toBe(204);
    await reaches(
      saf.session.chairStore,
      ({ closedMinutes }) => closedMinutes.get(sittingId)?.addenda.length === 1,
    );
    expect(saf.session.chairStore.getState().closedMinutes.get(sittingId)?.addenda).toMatchObject([
      {
        text: 'Der Platz ist ab Januar frei.',
        department: 'KJS',
        by: kjs.session.participant.id,
        at: expect.any(Number),
      },
    ]);
  });

  it('are not reopened, moved or added to by whoever writes the documents by hand', async () => {
    const server = onTeardown(await startTestServer());
    const saf = await arrive(server, 'SAF');
    const sittingId = await sit(saf);
    await ofSitting(saf, sittingId, 'close');
    await reaches(saf.session.chairStore, ({ closedMinutes }) => closedMinutes.has(sittingId));
    const before = readChair(saf.session.chair).closedMinutes;
    saf.session.chair.transact(() => {
      saf.session.chair.getMap(closedMinutesRoot).delete(sittingId);
      writeAddendum(saf.session.chair, sittingId, {
        id: 'forged',
        text: 'Von niemandem',
        at: 1,
        by: 'somebody',
        department: 'AUS',
      });
    }, saf.session.author);
    await reaches(saf.session.status, isSaved);
    const reader = await arrive(server, 'AUS');
    expect(reader.session.chairStore.getState().closedMinutes).toEqual(before);
  });
});
