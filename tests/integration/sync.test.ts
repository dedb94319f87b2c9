import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { readServerFrame } from '../../server/collab/frames.ts';
import type { Store } from '../../server/store/store.ts';
import { canonicalBoard, readBoard } from '../../shared/case/board.ts';
import { addResource } from '../../shared/case/resource.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { connect, isSaved, openRaw, saved, seen } from '../fixtures/client.ts';
import { authFrame, syncFrame, updateFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const hasCard = (text: string) => (doc: Y.Doc) =>
  [...readBoard(doc).resources.values()].some((resource) => resource.text === text);

const boardName = documentNameOf(sampleCaseId, 'board');
const chairName = documentNameOf(sampleCaseId, 'chair');

describe('collaboration', () => {
  it('shows everybody the same board', async () => {
    const server = onTeardown(await startTestServer());
    const one = onTeardown(connect(await signIn(server.url, 'SAF')));
    const two = onTeardown(connect(await signIn(server.url, 'IFK')));
    await Promise.all([saved(one.board), saved(two.board)]);

    addResource(one.board.document, one.author, { field: 'personal', text: 'pünktlich, immer' });
    addResource(two.board.document, two.author, { field: 'social', text: 'hilft im Verein' });
    await Promise.all([
      seen(one.board.document, hasCard('hilft im Verein')),
      seen(two.board.document, hasCard('pünktlich, immer')),
    ]);

    expect(canonicalBoard(readBoard(one.board.document))).toEqual(
      canonicalBoard(readBoard(two.board.document)),
    );
  });

  it('brings whoever opens a board its content once', async () => {
    const server = onTeardown(await startTestServer());
    const socket = await openRaw(server.url, await signIn(server.url));
    const boardUpdates: number[] = [];
    const chairHasCome = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const { kind, documentName } = readServerFrame(new Uint8Array(data));
        if (documentName === chairName && kind !== 'other') resolve();
        if (documentName === boardName && kind === 'update') boardUpdates.push(data.length);
      });
    });
    const nothing = Y.encodeStateVector(new Y.Doc());
    for (const name of [boardName, chairName]) {
      socket.send(authFrame(name));
      socket.send(syncFrame(name, 0, nothing));
    }
    socket.send(updateFrame(chairName, Y.encodeStateAsUpdate(new Y.Doc())));
    await chairHasCome;
    socket.terminate();
    expect(boardUpdates).toEqual([]);
  });

  it('brings together what was written offline', async () => {
    const server = onTeardown(await startTestServer());
    const one = onTeardown(connect(await signIn(server.url)));
    const two = onTeardown(connect(await signIn(server.url, 'IFK')));
    await Promise.all([saved(one.board), saved(two.board)]);

    one.goOffline();
    await one.closed;
    addResource(one.board.document, one.author, { field: 'personal', text: 'im Funkloch' });
    addResource(two.board.document, two.author, { field: 'personal', text: 'derweil' });
    one.goOnline();

    await Promise.all([
      seen(one.board.document, hasCard('derweil')),
      seen(two.board.document, hasCard('im Funkloch')),
    ]);
    await saved(one.board);
  });

  it('keeps everything over a restart', async () => {
    const first = await startTestServer();
    const person = await signIn(first.url);
    const writer = connect(person);
    await saved(writer.board);
    addResource(writer.board.document, writer.author, { field: 'material', text: 'bleibt' });
    await saved(writer.board);
    const before = canonicalBoard(readBoard(writer.board.document));
    writer.destroy();
    await first.close();

    const second = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const reader = onTeardown(connect({ ...person, url: second.url }));
    await saved(reader.board);

    expect(canonicalBoard(readBoard(reader.board.document))).toEqual(before);
  });

  it('keeps the list of cases up to date', async () => {
    const server = onTeardown(await startTestServer());
    const person = await signIn(server.url);
    const writer = connect(person);
    await saved(writer.board);
    const { size } = readBoard(writer.board.document).persons;
    const board = writer.board.document;
    addResource(board, writer.author, { field: 'social', text: 'neu in der Liste' });
    await saved(writer.board);
    const expected = [...readBoard(board).resources.values()].filter(
      ({ field, removed }) => field === 'social' && !removed,
    ).length;
    writer.destroy();

    await expect
      .poll(async () => {
        const response = await fetch(`${server.url}/api/cases/${sampleCaseId}`, {
          headers: { cookie: person.cookie },
        });
        const { summary } = (await response.json()) as {
          summary: { persons: number; resources: { social: number } };
        };
        return [summary.persons, summary.resources.social];
      })
      .toEqual([size, expected]);
  });
});

describe('acknowledgement', () => {
  /** A log whose appends take until `release`. */
  function slowLog() {
    const gate = Promise.withResolvers<void>();
    const appended = Promise.withResolvers<void>();
    let isSlow = false;
    const wrapLog = (log: Store['log']): Store['log'] => ({
      append: async (...args) => {
        const done = log.append(...args);
        if (isSlow) {
          appended.resolve();
          await gate.promise;
        }
        await done;
      },
      appendTogether: (...args) => log.appendTogether(...args),
      load: (...args) => log.load(...args),
      countRows: (caseId) => log.countRows(caseId),
      eraseCase: (id) => log.eraseCase(id),
      check: () => log.check(),
      close: () => log.close(),
      failed: log.failed,
      get pending() {
        return log.pending;
      },
    });
    return {
      wrapLog,
      appended: appended.promise,
      slow: () => {
        isSlow = true;
      },
      release: () => gate.resolve(),
    };
  }

  it('comes only when the update is on disk, though others see it at once', async () => {
    const log = slowLog();
    const server = onTeardown(await startTestServer({ wrapLog: log.wrapLog }));
    const writer = onTeardown(connect(await signIn(server.url)));
    const reader = onTeardown(connect(await signIn(server.url, 'IFK')));
    await Promise.all([saved(writer.board), saved(reader.board)]);

    log.slow();
    addResource(writer.board.document, writer.author, { field: 'personal', text: 'noch nicht' });
    await log.appended;
    await seen(reader.board.document, hasCard('noch nicht'));
    // A round trip through the server: an acknowledgement sent too early would have come before this answer.
    addResource(reader.board.document, reader.author, { field: 'personal', text: 'Antwort' });
    await seen(writer.board.document, hasCard('Antwort'));
    expect(isSaved(writer.board)).toBe(false);

    log.release();
    await saved(writer.board);
  });

  it('is true for an update that waits for another one', async () => {
    const first = await startTestServer();
    const person = await signIn(first.url);
    const updates: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getMap('meta').set('note', 'eins');
    doc.getMap('meta').set('note', 'zwei');
    const [missing, waiting] = updates as [Uint8Array, Uint8Array];

    const socket = await openRaw(first.url, person);
    const acknowledged = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (readServerFrame(new Uint8Array(data)).kind === 'syncStatus') resolve();
      });
    });
    socket.send(authFrame(boardName));
    socket.send(updateFrame(boardName, waiting));
    await acknowledged;
    socket.terminate();
    await first.close();

    const second = onTeardown(await startTestServer({ dataDir: first.dataDir }));
    const client = onTeardown(connect({ ...person, url: second.url }));
    await saved(client.board);
    Y.applyUpdate(client.board.document, missing);
    expect(client.board.document.getMap('meta').get('note')).toBe('zwei');
  });
});
