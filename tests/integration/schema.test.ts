import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { openStore } from '../../server/store/store.ts';
import { proposeDirection } from '../../shared/case/direction.ts';
import { schemaVersion } from '../../shared/case/migrate.ts';
import { connect, saved, seen, stateless } from '../fixtures/client.ts';
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
