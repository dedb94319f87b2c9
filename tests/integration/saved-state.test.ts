import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposeDirection } from '../../shared/case/direction.ts';
import { setDirection } from '../../shared/case/direction-decision.ts';
import { addResource } from '../../shared/case/resource.ts';
import { editText } from '../../shared/case/text.ts';
import { isSaved, openSession, reaches, type TestSession } from '../fixtures/open-session.ts';
import { signIn, startTestServer, type TestServer } from '../fixtures/test-server.ts';

let server: TestServer;
const opened: TestSession[] = [];
/** While set, the log keeps its promises back. */
let hold: PromiseWithResolvers<void> | undefined;

beforeEach(async () => {
  server = await startTestServer({
    wrapLog: (log) =>
      new Proxy(log, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (key === 'append')
            return async (...args: Parameters<typeof log.append>) => {
              const held = hold?.promise;
              await target.append(...args);
              await held;
            };
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
  });
});

afterEach(async () => {
  hold?.resolve();
  hold = undefined;
  for (const { session } of opened.splice(0)) session.destroy();
  await server.close();
});

async function open(department?: string): Promise<TestSession> {
  const test = openSession(await signIn(server.url, department));
  opened.push(test);
  await reaches(test.session.status, isSaved);
  return test;
}

const add = ({ session }: TestSession, text: string) =>
  addResource(session.board, session.author, { field: 'social', text });

/** Everything the status said, from now on. */
function record({ session }: TestSession): string[] {
  const said: string[] = [session.status.getState().kind];
  session.status.subscribe(({ kind }) => said.push(kind));
  return said;
}

describe('the saved state', () => {
  it('is loading until both documents are here, then saved', async () => {
    const test = openSession(await signIn(server.url));
    opened.push(test);
    expect(test.session.status.getState()).toEqual({ kind: 'loading', unreachable: false });
    await reaches(test.session.status, isSaved);
    expect(test.session.boardStore.getState().meta.pseudonym).toBe('Familie O.');
    expect(test.session.chairStore.getState().current).toHaveLength(1);
  });

  it('does not say saved before the change is on disk', async () => {
    const test = await open();
    const said = record(test);
    hold = Promise.withResolvers();
    add(test, 'Nachbarin hilft');
    expect(test.session.status.getState()).toEqual({ kind: 'saving', slow: false });
    await reaches(test.session.status, (status) => status.kind === 'saving' && status.slow);
    expect(said).not.toContain('offline');
    expect(said.slice(1)).not.toContain('saved');
    hold.resolve();
    await reaches(test.session.status, isSaved);
  });

  it('does not take the first of several acknowledgements for the last', async () => {
    const test = await open();
    const other = await open('IFK');
    add(test, 'Sportverein');
    await reaches(test.session.status, isSaved);
    hold = Promise.withResolvers();
    const first = hold;
    add(test, 'Chor');
    await reaches(other.session.boardStore, ({ resources }) =>
      [...resources.values()].some(({ text }) => text === 'Chor'),
    );
    hold = Promise.withResolvers();
    add(test, 'Patin');
    await reaches(other.session.boardStore, ({ resources }) =>
      [...resources.values()].some(({ text }) => text === 'Patin'),
    );
    first.resolve();
    const said = record(test);
    add(test, 'Kita');
    await reaches(other.session.boardStore, ({ resources }) =>
      [...resources.values()].some(({ text }) => text === 'Kita'),
    );
    expect(new Set(said)).toEqual(new Set(['saving']));
    hold.resolve();
    await reaches(test.session.status, isSaved);
  });

  it('counts what was made offline and says saved only after the return', async () => {
    const test = await open();
    test.cut();
    await reaches(test.session.status, ({ kind }) => kind === 'offline');
    const id = add(test, 'Sprachkurs');
    add(test, 'Kita');
    const ref = { root: 'resources', id, field: 'text' } as const;
    for (const letter of ' B1')
      editText(test.session.board, test.session.author, ref, {
        index: Number.MAX_SAFE_INTEGER,
        remove: 0,
        insert: letter,
      });
    expect(test.session.status.getState()).toEqual({ kind: 'offline', waiting: 3 });

    const said = record(test);
    hold = Promise.withResolvers();
    test.restore();
    await reaches(test.session.status, ({ kind }) => kind === 'saving');
    const other = openSession(await signIn(server.url, 'IFK'));
    opened.push(other);
    await reaches(other.session.boardStore, ({ resources }) => resources.has(id));
    expect(said).not.toContain('saved');
    hold.resolve();
    await reaches(test.session.status, isSaved);
    expect(other.session.boardStore.getState().resources.get(id)?.text).toBe('Sprachkurs B1');
  });

  it('ends with the reason when the server says so for good', async () => {
    const test = openSession(await signIn(server.url), 'no-such-case');
    opened.push(test);
    await reaches(test.session.status, ({ kind }) => kind === 'closed');
    expect(test.session.status.getState()).toEqual({
      kind: 'closed',
      reason: 'unknownDocument',
      waiting: 0,
    });
  });

  it('never sends what is larger than a frame may be, and says that it is not saved', async () => {
    const test = await open();
    test.session.board.getMap('meta').set('flood', 'x'.repeat(2 ** 20));
    await reaches(test.session.status, ({ kind }) => kind === 'closed');
    expect(test.session.status.getState()).toEqual({
      kind: 'closed',
      reason: 'frameTooLarge',
      waiting: 1,
    });
  });

  it('goes by the clock of the server', async () => {
    const hour = 3_600_000;
    const test = openSession(await signIn(server.url), undefined, () => Date.now() + hour);
    opened.push(test);
    expect(test.session.author.now() - Date.now()).toBeGreaterThan(hour - 1000);
  });
});

describe('the chair document', () => {
  async function propose(test: TestSession, text: string): Promise<string> {
    const id = proposeDirection(test.session.board, test.session.author, { text });
    await reaches(test.session.status, isSaved);
    return id;
  }

  it('takes the decision of whoever has the chair', async () => {
    const test = await open();
    const other = await open('IFK');
    const id = await propose(test, 'Arbeit zuerst');
    test.session.takeChair();
    const { participantId } = test.session.author;
    await reaches(test.session.chairStore, ({ holder }) => holder?.participantId === participantId);
    setDirection(test.session.chair, test.session.board, test.session.author, id);
    await reaches(other.session.chairStore, ({ current }) => current[0]?.directionId === id);
    await reaches(test.session.status, isSaved);
  });

  it('throws away what was refused, says so, and works on', async () => {
    const test = await open();
    const id = await propose(test, 'Wohnung zuerst');
    const before = test.session.chairStore.getState().current;
    const refused = Promise.withResolvers<void>();
    test.session.onRefused(refused.resolve);
    setDirection(test.session.chair, test.session.board, test.session.author, id);
    expect(test.session.chairStore.getState().current).not.toEqual(before);

    await refused.promise;
    await reaches(test.session.status, isSaved);
    expect(test.session.chairStore.getState().current).toEqual(before);
    expect(test.session.activity.getState().map(({ kind }) => kind)).not.toContain('directionSet');

    test.session.takeChair();
    const { participantId } = test.session.author;
    await reaches(test.session.chairStore, ({ holder }) => holder?.participantId === participantId);
    setDirection(test.session.chair, test.session.board, test.session.author, id);
    await reaches(test.session.status, isSaved);
    const fresh = await open('AA');
    expect(fresh.session.chairStore.getState().current[0]?.directionId).toBe(id);
  });
});
