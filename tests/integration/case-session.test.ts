import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addResource } from '../../shared/case/resource.ts';
import { isSaved, openSession, reaches, type TestSession } from '../fixtures/open-session.ts';
import { signIn, startTestServer, type TestServer } from '../fixtures/test-server.ts';

let server: TestServer;
const opened: TestSession[] = [];

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(async () => {
  for (const { session } of opened.splice(0)) session.destroy();
  await server.close();
});

async function open(department: string) {
  const test = openSession(await signIn(server.url, department));
  opened.push(test);
  await reaches(test.session.status, isSaved);
  return test.session;
}

describe('a case session', () => {
  it("changes the reference of what others changed, and of nothing else's", async () => {
    const saf = await open('SAF');
    const ifk = await open('IFK');
    const before = saf.boardStore.getState();
    let changes = 0;
    saf.boardStore.subscribe(() => {
      changes += 1;
    });
    const id = addResource(ifk.board, ifk.author, { field: 'material', text: 'Fahrrad' });
    const after = await reaches(saf.boardStore, ({ resources }) => resources.has(id));
    expect(changes).toBe(1);
    expect(after.gaps).toBe(before.gaps);
    expect(after.meta).toBe(before.meta);
    for (const [key, resource] of before.resources) expect(after.resources.get(key)).toBe(resource);
  });

  it('tells what others do by the identity the server gave them, and nothing of what was there', async () => {
    const saf = await open('SAF');
    const ifk = await open('IFK');
    await reaches(saf.presence, (peers) => peers.length === 2);
    expect(saf.activity.getState()).toEqual([]);
    // A client may write what it likes into its own entries.
    const impostor = { ...ifk.author, department: 'AUS' };
    addResource(ifk.board, impostor, { field: 'material', text: 'Fahrrad' });
    const [activity] = await reaches(saf.activity, (all) => all.length > 0);
    expect(activity).toMatchObject({
      department: 'IFK',
      kind: 'added',
      field: 'material',
      text: 'Fahrrad',
      isSelf: false,
    });
  });

  it('undoes over the wire', async () => {
    const saf = await open('SAF');
    const ifk = await open('IFK');
    const id = addResource(ifk.board, ifk.author, { field: 'material', text: 'Fahrrad' });
    await reaches(saf.boardStore, ({ resources }) => resources.has(id));
    ifk.undo.undo();
    await reaches(saf.boardStore, ({ resources }) => !resources.has(id));
    await reaches(ifk.status, isSaved);
  });
});
