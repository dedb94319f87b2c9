import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { proposeDirection } from '../../shared/case/direction.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { closeCode, connect, openRaw, saved, seen, stateless } from '../fixtures/client.ts';
import { authFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const direction = { text: 'geht weiter', voice: 'department' } as const;

it('leaves the schema version to the server', async () => {
  const server = onTeardown(await startTestServer());
  const one = onTeardown(connect(await signIn(server.url)));
  const two = onTeardown(connect(await signIn(server.url)));
  await Promise.all([saved(one.board), saved(two.board)]);
  const meta = one.board.document.getMap('meta');
  meta.set('schemaVersion', schemaVersion + 1);
  await saved(one.board);
  await seen(one.board.document, () => meta.get('schemaVersion') === schemaVersion);
  proposeDirection(two.board.document, two.author, direction);
  await saved(two.board);
});

it('puts a deleted schema version back', async () => {
  const server = onTeardown(await startTestServer());
  const client = onTeardown(connect(await signIn(server.url)));
  await saved(client.board);
  const meta = client.board.document.getMap('meta');
  meta.delete('schemaVersion');
  await saved(client.board);
  await seen(client.board.document, () => meta.get('schemaVersion') === schemaVersion);
  const late = onTeardown(connect(await signIn(server.url)));
  await saved(late.board);
  expect(late.board.document.getMap('meta').get('schemaVersion')).toBe(schemaVersion);
});

it('takes no edits of a board it is too old for', async () => {
  const first = await startTestServer();
  const person = await signIn(first.url);
  await first.close();
  const store = await openStore({ dataDir: first.dataDir });
  const newer = new Y.Doc();
  const stored = await store.log.load(sampleCaseId, 'board');
  if (stored) Y.applyUpdate(newer, stored);
  newer.getMap('meta').set('schemaVersion', schemaVersion + 1);
  await store.log.append(sampleCaseId, 'board', Y.encodeStateAsUpdate(newer));
  await store.close();

  const { url } = onTeardown(await startTestServer({ dataDir: first.dataDir }));
  const client = onTeardown(connect({ ...person, url }));
  await saved(client.board);
  const refused = stateless(client.board, 'refused');
  client.board.document.getMap('meta').set('note', 'von gestern');
  expect(await refused).toMatchObject({ reason: 'readOnly' });
});

it('lets no page in that would write an earlier form, and every other', async () => {
  const { url } = onTeardown(await startTestServer());
  const { cookie } = await signIn(url);
  const openAs = (schema: string) =>
    openRaw(url, { cookie, path: `/sync/${sampleCaseId}${schema}` });
  const old = await openAs(`?schema=${schemaVersion - 1}`);
  expect(await closeCode(old)).toBe(closeCodes.pageOutdated.code);
  for (const schema of ['', `?schema=${schemaVersion}`, `?schema=${schemaVersion + 1}`]) {
    const socket = await openAs(schema);
    const answered = new Promise((resolve) => socket.once('message', () => resolve('answered')));
    socket.send(authFrame(documentNameOf(sampleCaseId, 'board')));
    expect(await Promise.race([answered, closeCode(socket)])).toBe('answered');
    socket.terminate();
  }
});
