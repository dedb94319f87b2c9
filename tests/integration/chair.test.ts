import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { readBoard } from '../../shared/case/board.ts';
import { readChair, takeChair } from '../../shared/case/chair.ts';
import { setDirection } from '../../shared/case/direction-decision.ts';
import { type ClientMessages, encodeMessage } from '../../shared/protocol/messages.ts';
import { connect, isSaved, saved, seen, stateless, type TestClient } from '../fixtures/client.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const take = ({ chair }: TestClient) =>
  chair.sendStateless(encodeMessage<ClientMessages>({ type: 'takeChair' }));
const isHeldBy =
  ({ participant }: Person) =>
  (doc: Y.Doc) =>
    readChair(doc).holder?.participantId === participant.id;

function decide(client: TestClient): string {
  const [direction] = readBoard(client.board.document).directions.keys();
  if (!direction) throw new Error('The sample has no direction.');
  return setDirection(client.chair.document, client.board.document, client.author, direction);
}

async function join(person: Person): Promise<TestClient> {
  const client = onTeardown(connect(person));
  await Promise.all([saved(client.board), saved(client.chair)]);
  return client;
}

describe('the chair', () => {
  it('goes to who takes it, visibly to all, and only they decide', async () => {
    const server = onTeardown(await startTestServer());
    const [anna, ben] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'IFK')];
    const [one, two] = [await join(anna), await join(ben)];
    take(one);
    await Promise.all([one, two].map(({ chair }) => seen(chair.document, isHeldBy(anna))));

    const refused = stateless(two.chair, 'refused');
    decide(two);
    expect(await refused).toMatchObject({ reason: 'notChair' });
    expect(isSaved(two.chair)).toBe(false);

    const id = decide(one);
    await saved(one.chair);
    const late = await join(await signIn(server.url, 'AA'));
    expect([...readChair(late.chair.document).decisions.keys()]).toContain(id);
    expect(readChair(late.chair.document).current.map((decision) => decision.by)).toEqual([
      anna.participant.id,
    ]);
  });

  it('is written by nobody while nobody has it', async () => {
    const server = onTeardown(await startTestServer());
    const client = await join(await signIn(server.url));
    const refused = stateless(client.chair, 'refused');
    decide(client);
    expect(await refused).toMatchObject({ reason: 'notChair' });
  });

  it('still takes the decision its former holder made offline', async () => {
    const server = onTeardown(await startTestServer());
    const [anna, ben] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'IFK')];
    const [one, two] = [await join(anna), await join(ben)];
    take(one);
    await Promise.all([one, two].map(({ chair }) => seen(chair.document, isHeldBy(anna))));
    one.goOffline();
    await one.closed;
    const before = decide(one);
    take(two);
    await seen(two.chair.document, isHeldBy(ben));
    const after = decide(two);
    one.goOnline();

    await seen(two.chair.document, (doc) => readChair(doc).decisions.has(before));
    expect(
      readChair(two.chair.document)
        .current.map(({ id }) => id)
        .toSorted(),
    ).toEqual([before, after].toSorted());
  });

  it('knows its holder after a restart, and the end of the grace', async () => {
    const first = await startTestServer();
    const [anna, ben] = [await signIn(first.url, 'SAF'), await signIn(first.url, 'IFK')];
    await first.close();
    await passChairLongAgo(first.dataDir, anna, ben);
    const { url } = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const [one, two] = [await join({ ...anna, url }), await join({ ...ben, url })];

    const refused = stateless(one.chair, 'refused');
    decide(one);
    expect(await refused).toMatchObject({ reason: 'notChair' });
    decide(two);
    await saved(two.chair);
  });

  it('cannot be kept by writing oneself into the document', async () => {
    const server = onTeardown(await startTestServer());
    const [anna, ben] = [await signIn(server.url, 'SAF'), await signIn(server.url, 'IFK')];
    const [one, two] = [await join(anna), await join(ben)];
    take(one);
    await seen(two.chair.document, isHeldBy(anna));
    const forged = { ...readChair(one.chair.document).holder, department: 'AUS' };
    one.chair.document.getMap('chair').set('holder', forged);
    await saved(one.chair);
    take(two);
    await seen(one.chair.document, isHeldBy(ben));
    const { holder } = readChair(one.chair.document);
    expect(holder).toMatchObject({
      department: 'IFK',
      previous: { participantId: anna.participant.id },
    });
  });

  it('cannot be thrown away by whoever has it', async () => {
    const server = onTeardown(await startTestServer());
    const anna = await signIn(server.url, 'SAF');
    const client = await join(anna);
    take(client);
    await seen(client.chair.document, isHeldBy(anna));
    client.chair.document.getMap('chair').delete('holder');
    await saved(client.chair);
    await seen(client.chair.document, isHeldBy(anna));
    const late = await join(await signIn(server.url, 'IFK'));
    expect(isHeldBy(anna)(late.chair.document)).toBe(true);
  });

  it('is not got by writing oneself into the document of nobody', async () => {
    const server = onTeardown(await startTestServer());
    const client = await join(await signIn(server.url, 'SAF'));
    const refused = stateless(client.chair, 'refused');
    takeChair(client.chair.document, client.author, 60_000);
    expect(await refused).toMatchObject({ reason: 'notChair' });
    const late = await join(await signIn(server.url, 'IFK'));
    expect(readChair(late.chair.document).holder).toBeUndefined();
  });

  it('is asked for on its own document only', async () => {
    const server = onTeardown(await startTestServer());
    const client = await join(await signIn(server.url, 'SAF'));
    client.board.sendStateless(encodeMessage<ClientMessages>({ type: 'takeChair' }));
    // Frames of a connection are dealt with in their order: once this is on disk, the one before it has been.
    client.board.document.getMap('meta').set('note', 'danach');
    await saved(client.board);
    const late = await join(await signIn(server.url, 'IFK'));
    expect(readChair(late.chair.document).holder).toBeUndefined();
    expect(late.board.document.getMap('chair').get('holder')).toBeUndefined();
  });
});

/** Anna had the chair yesterday, Ben took it before today. */
async function passChairLongAgo(dataDir: string, anna: Person, ben: Person): Promise<void> {
  const store = await openStore({ dataDir });
  const doc = new Y.Doc();
  const stored = await store.log.load(sampleCaseId, 'chair');
  if (stored) Y.applyUpdate(doc, stored);
  const yesterday = () => Date.now() - 24 * 60 * 60 * 1000;
  for (const { participant } of [anna, ben]) {
    const author = {
      participantId: participant.id,
      department: participant.department,
      now: yesterday,
    };
    takeChair(doc, author, 60_000);
  }
  await store.log.append(sampleCaseId, 'chair', Y.encodeStateAsUpdate(doc));
  await store.close();
}
