import { afterEach, expect, it } from 'vitest';
import { sampleCaseId } from '../../server/access/probe.ts';
import { readChair } from '../../shared/case/chair.ts';
import { startSitting, stepSitting } from '../../shared/case/sitting.ts';
import { defaultPhases } from '../../shared/method/phases.ts';
import type { AccessExport, AccessPage } from '../../shared/protocol/access-log.ts';
import { type ClientMessages, encodeMessage } from '../../shared/protocol/messages.ts';
import { connect, saved, seen } from '../fixtures/client.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { type Person, signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

async function server() {
  return onTeardown(await startTestServer());
}

function open(person: Person) {
  return onTeardown(connect(person));
}

async function get<T>({ url, cookie }: Person, path: string): Promise<T> {
  const response = await fetch(`${url}/api/cases/${sampleCaseId}/access-log${path}`, {
    headers: { cookie },
  });
  return (await response.json()) as T;
}

const told = async (person: Person) =>
  (await get<AccessPage>(person, '')).entries.map(
    ({ department, action }) => `${department} ${action}`,
  );

it('says who opened a case, once for both documents and every reconnect', async () => {
  const { url } = await server();
  const [saf, kjs] = [await signIn(url, 'SAF'), await signIn(url, 'KJS')];
  const client = open(saf);
  await saved(client.board);
  client.goOffline();
  client.goOnline();
  await saved(open(kjs).board);
  expect(await told(saf)).toEqual(['KJS caseOpened', 'SAF caseOpened']);
});

it('says who began and who closed a consultation', async () => {
  const { url } = await server();
  const saf = await signIn(url, 'SAF');
  const { board, chair, author } = open(saf);
  await Promise.all([saved(board), saved(chair)]);
  chair.sendStateless(encodeMessage<ClientMessages>({ type: 'takeChair' }));
  await seen(chair.document, (doc) => readChair(doc).holder?.participantId === saf.participant.id);
  startSitting(chair.document, author, { plan: defaultPhases, openGaps: 0 });
  await expect.poll(() => told(saf)).toContain('SAF sittingStarted');
  stepSitting(chair.document, author, { kind: 'finish', openGaps: 0 });
  await expect.poll(async () => (await told(saf))[0]).toBe('SAF sittingFinished');
});

it('is exported as a whole, which it records itself', async () => {
  const { url } = await server();
  const saf = await signIn(url, 'SAF');
  await saved(open(saf).board);
  const exported = await get<AccessExport>(saf, '/export');
  expect(exported).toMatchObject({
    format: 'fallrunde-access-log',
    version: 1,
    caseNumber: 'F-0617',
    check: { entries: 2 },
  });
  expect(exported.entries).toMatchObject([
    { seq: 1, action: 'caseOpened', participantId: saf.participant.id },
    { seq: 2, action: 'exported', detail: { what: 'accessLog' } },
  ]);
});

it('is for nobody who is not signed in', async () => {
  const { url } = await server();
  for (const path of ['', '/export']) {
    const address = `${url}/api/cases/${sampleCaseId}/access-log${path}`;
    expect((await fetch(address)).status).toBe(401);
  }
});
