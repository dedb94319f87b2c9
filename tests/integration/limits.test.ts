import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sampleCaseId } from '../../server/access/probe.ts';
import { closeCodes } from '../../shared/protocol/close-codes.ts';
import { documentNameOf } from '../../shared/protocol/documents.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { closeCode, connect, openRaw, saved, seen, stateless } from '../fixtures/client.ts';
import { authFrame, updateFrame } from '../fixtures/frames.ts';
import { onTeardown, tearDown } from '../fixtures/teardown.ts';
import { signIn, startTestServer } from '../fixtures/test-server.ts';

afterEach(tearDown);

const boardName = documentNameOf(sampleCaseId, 'board');

function update(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

describe('limits', () => {
  it('lets a burst of edits through and closes who goes on like that', async () => {
    const server = onTeardown(await startTestServer());
    const other = onTeardown(connect(await signIn(server.url)));
    await saved(other.board);
    const socket = await openRaw(server.url, await signIn(server.url));
    const closed = closeCode(socket);
    const edit = (n: number) =>
      socket.send(
        updateFrame(
          boardName,
          update((doc) => doc.getMap('x').set(String(n), n)),
        ),
      );
    socket.send(authFrame(boardName));
    const burst = limits.updatesBurst - 1;
    for (let n = 0; n < burst; n += 1) edit(n);
    await seen(other.board.document, (doc) => doc.getMap('x').size === burst);
    for (let n = 0; n < 2 * limits.updatesBurst; n += 1) edit(n);

    expect(await closed).toBe(closeCodes.tooManyUpdates.code);
    expect(other.closeCodes).toEqual([]);
  });

  it('closes on a frame that is too large', async () => {
    const server = onTeardown(await startTestServer());
    const socket = await openRaw(server.url, await signIn(server.url));
    const closed = closeCode(socket);
    socket.on('error', () => undefined);
    socket.send(new Uint8Array(limits.frameBytes + 1));
    expect(await closed).toBe(closeCodes.frameTooLarge.code);
  });

  it('warns each connection once of a large board', async () => {
    const sizeLimits = { boardWarnBytes: 60_000, boardMaxBytes: 1_000_000 };
    const server = onTeardown(await startTestServer({ sizeLimits }));
    const client = onTeardown(connect(await signIn(server.url)));
    await saved(client.board);
    const warnings: string[] = [];
    client.board.on('stateless', ({ payload }: { payload: string }) => warnings.push(payload));
    const warned = stateless(client.board, 'boardLarge');
    for (let n = 0; n < 8; n += 1) {
      client.board.document.getMap('ink').set(String(n), 'x'.repeat(10_000));
      await saved(client.board);
    }
    expect(Number((await warned).bytes)).toBeGreaterThan(sizeLimits.boardWarnBytes);
    expect(warnings).toHaveLength(1);

    const late = onTeardown(connect(await signIn(server.url)));
    await stateless(late.board, 'boardLarge');
  });

  it('refuses to let a full board grow, but lets it shrink', async () => {
    const sizeLimits = { boardWarnBytes: 1_000_000, boardMaxBytes: 60_000 };
    const server = onTeardown(await startTestServer({ sizeLimits }));
    const client = connect(await signIn(server.url));
    await saved(client.board);
    const ink = client.board.document.getText('ink');
    ink.insert(0, 'x'.repeat(20_000));
    await saved(client.board);
    const refused = stateless(client.board, 'refused');
    ink.insert(0, 'y'.repeat(50_000));
    expect(await refused).toMatchObject({ reason: 'boardFull' });
    expect(await client.closed).toBe(closeCodes.boardFull.code);
    client.destroy();

    const next = onTeardown(connect(await signIn(server.url)));
    await saved(next.board);
    const kept = next.board.document.getText('ink');
    expect(kept.length).toBe(20_000);
    kept.delete(0, 10_000);
    await saved(next.board);
  });
});
